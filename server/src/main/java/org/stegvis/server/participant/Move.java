package org.stegvis.server.participant;

import org.jspecify.annotations.Nullable;

/// A participant of whom the log has news, or for whom another version of the protocol came into force.
///
/// @param before where they stood; null when nothing was known of them
public record Move(String participant, @Nullable Course before, Course now) {}
