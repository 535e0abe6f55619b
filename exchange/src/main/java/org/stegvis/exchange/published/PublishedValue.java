package org.stegvis.exchange.published;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// One estimate as it was printed, with the digits it was printed with.
///
/// @param analysis the id of the analysis of the protocol that it belongs to
/// @param of the regime, option or group
/// @param versus the other side of a contrast, null for the value of `of` itself
/// @param sign what a positive number says
/// @param interval null when none was printed
public record PublishedValue(
        String analysis,
        String of,
        @Nullable String versus,
        Sign sign,
        BigDecimal estimate,
        @Nullable Interval interval) {

    /// What a positive contrast says; publications do it either way.
    public enum Sign {
        /// The outcome of `of` is the higher one.
        DIFFERENCE,
        /// `of` does better, whichever way is better.
        BENEFIT
    }

    /// An interval as printed.
    ///
    /// @param level as printed, such as 0.96
    public record Interval(BigDecimal lower, BigDecimal upper, double level) {}

    /// How far from its middle an estimate may lie, in widths of the interval, before it is flagged.
    private static final BigDecimal FAR = new BigDecimal("0.1");

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /// Whether the estimate lies so far from the middle of its interval that one of the three numbers may be a
    /// misprint: further than a tenth of the width, after what rounding to the printed digits can account for.
    /// Intervals of means and of differences of means or risks are symmetric, or nearly so.
    public boolean isFarFromMiddle() {
        if (interval == null) {
            return false;
        }
        BigDecimal sum = interval.lower().add(interval.upper());
        BigDecimal distance = estimate.multiply(TWO).subtract(sum).abs();
        BigDecimal width = interval.upper().subtract(interval.lower());
        BigDecimal rounding = estimate.ulp()
                .add(interval.lower().ulp().divide(TWO))
                .add(interval.upper().ulp().divide(TWO));
        return distance.compareTo(width.multiply(FAR).multiply(TWO).add(rounding)) > 0;
    }

    /// The middle of the interval, without rounding; the estimate where there is no interval.
    public BigDecimal middle() {
        return interval == null
                ? estimate
                : interval.lower().add(interval.upper()).divide(TWO);
    }
}
