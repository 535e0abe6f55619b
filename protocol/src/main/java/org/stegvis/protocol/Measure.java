package org.stegvis.protocol;

import org.jspecify.annotations.Nullable;

/// Something measured at visits: the score of an instrument, a laboratory value, a count of days.
///
/// @param unit what a number counts: `points`, `days`; null for a bare score
/// @param instrument the id of the instrument that gives the score, null when the number is entered as it is
/// @param score which score of the instrument, null for its only or first one
/// @param importantDifference the least difference between groups that matters, in the measure's own unit; null
/// when the protocol states none
public record Measure(
        String id,
        Text title,
        Scale scale,
        Direction better,
        @Nullable String unit,
        @Nullable String instrument,
        @Nullable String score,
        @Nullable Double importantDifference) {

    /// Which way a participant would want the number to go.
    public enum Direction {
        LOWER,
        HIGHER,
        NEITHER
    }
}
