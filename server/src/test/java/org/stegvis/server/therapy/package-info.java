/// Therapists and their participants.
@NullMarked
package org.stegvis.server.therapy;

import org.jspecify.annotations.NullMarked;
