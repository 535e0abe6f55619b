/// What pages of one trial share: the trial's frame, its sites by right, its participants by right, its form fields.
@NullMarked
package org.stegvis.server.trialpage;

import org.jspecify.annotations.NullMarked;
