package org.stegvis.server.answering;

import org.jspecify.annotations.Nullable;

/// The page on which a participant stops.
///
/// @param problem what is missing; null when nothing is
public record Stopping(@Nullable String problem) {}
