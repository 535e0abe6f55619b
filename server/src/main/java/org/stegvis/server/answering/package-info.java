/// The pages of participants: what there is to answer, one question at a time, and what happens next.
@NullMarked
package org.stegvis.server.answering;

import org.jspecify.annotations.NullMarked;
