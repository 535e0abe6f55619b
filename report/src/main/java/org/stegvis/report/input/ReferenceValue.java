package org.stegvis.report.input;

import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Text;

/// A value from elsewhere that is shown beside an estimate: the truth of a simulation, or what was published.
///
/// @param analysis the id of the analysis beside which it stands
/// @param of the name of a regime, option or group, as in the result
/// @param versus the other side of a contrast, null for a value of `of` itself
/// @param source what it is: `true value`, `published`
/// @param note what a reader must know about it, null when there is nothing
public record ReferenceValue(
        String analysis,
        String of,
        @Nullable String versus,
        Text source,
        double value,
        @Nullable Interval interval,
        @Nullable Text note) {

    /// An interval as it was printed.
    public record Interval(double lower, double upper, double level) {
        private static final double FAR = 0.1;

        public Interval {
            if (!(lower <= upper && level > 0 && level < 1)) {
                throw new IllegalArgumentException(
                        "An interval from %s to %s at level %s is none.".formatted(lower, upper, level));
            }
        }

        /// Whether a value lies so far from the middle that one of the numbers may be a misprint.
        public boolean isFarFromMiddle(double value) {
            return Math.abs(value - (lower + upper) / 2) > FAR * (upper - lower);
        }
    }
}
