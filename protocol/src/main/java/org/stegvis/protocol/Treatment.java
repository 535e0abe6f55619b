package org.stegvis.protocol;

import org.jspecify.annotations.Nullable;

/// A treatment option: most often a therapy, but also a rule or a time that is randomised.
///
/// @param weeks how long it lasts, null where that has no meaning
/// @param sessions the number of sessions planned, null where that has no meaning
public record Treatment(
        String id,
        Text title,
        @Nullable Double weeks,
        @Nullable Integer sessions) {}
