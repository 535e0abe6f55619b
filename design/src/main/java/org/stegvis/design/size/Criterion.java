package org.stegvis.design.size;

import org.apache.commons.statistics.distribution.NormalDistribution;

/// When a standardised difference counts as significant.
///
/// @param alpha the type I error of the whole family
/// @param critical the value it must exceed
/// @param words how the critical value comes about
public record Criterion(double alpha, double critical, String words) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    public Criterion {
        if (!(alpha > 0 && alpha < 1 && critical > 0)) {
            throw new IllegalArgumentException(
                    "alpha is %s and the critical value %s; alpha must lie between 0 and 1 and the value be positive."
                            .formatted(alpha, critical));
        }
    }

    public static Criterion twoSided(double alpha) {
        return new Criterion(alpha, quantile(alpha / 2), "two-sided test");
    }

    public static Criterion oneSided(double alpha) {
        return new Criterion(alpha, quantile(alpha), "one-sided test");
    }

    /// Bonferroni: alpha divided by the number of comparisons.
    public static Criterion bonferroni(double alpha, int comparisons) {
        if (comparisons < 1) {
            throw new IllegalArgumentException("comparisons is %d but must be 1 or more.".formatted(comparisons));
        }
        return new Criterion(
                alpha,
                quantile(alpha / 2 / comparisons),
                "two-sided test, Bonferroni for %d comparisons".formatted(comparisons));
    }

    private static double quantile(double tail) {
        if (!(tail > 0 && tail < 0.5)) {
            throw new IllegalArgumentException("the tail is %s but must lie between 0 and one half.".formatted(tail));
        }
        return NORMAL.inverseSurvivalProbability(tail);
    }

    /// The probability that a normal statistic with mean `drift >= 0` exceeds the critical value.
    double power(double drift) {
        return NORMAL.cumulativeProbability(drift - critical);
    }

    /// The drift that gives this power.
    double drift(double power) {
        return critical + NORMAL.inverseCumulativeProbability(power);
    }
}
