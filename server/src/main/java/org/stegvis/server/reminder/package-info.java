/// Participants are reminded of visits that they can answer: as often as the protocol says at most, by the channel that
/// they chose, in their language, with a link and without a word of an illness or a treatment.
@NullMarked
package org.stegvis.server.reminder;

import org.jspecify.annotations.NullMarked;
