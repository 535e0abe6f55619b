package org.stegvis.estimation.inference;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/// The distribution that a statistic is referred to.
public sealed interface Reference {

    /// Standard normal.
    record Normal() implements Reference {}

    /// Student's t.
    record StudentT(double df) implements Reference {
        public StudentT {
            if (!(df > 0 && df < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "df is %s but must be positive and finite; use Normal for a large sample.".formatted(df));
            }
        }
    }

    /// That of a large sample.
    static Reference normal() {
        return new Normal();
    }

    /// The two-sided p-value, from the upper tail so that it keeps its digits however small it is.
    default double twoSided(double statistic) {
        double size = Math.abs(statistic);
        return switch (this) {
            case Normal() -> 2 * NormalDistribution.of(0, 1).survivalProbability(size);
            case StudentT(double df) -> 2 * TDistribution.of(df).survivalProbability(size);
        };
    }

    /// The standard normal value that has the same probability beyond it, on the same side, as `statistic` has here:
    /// Student's t turned into z. NaN stays NaN.
    default double z(double statistic) {
        return switch (this) {
            case Normal() -> statistic;
            case StudentT(double df) -> {
                if (Double.isNaN(statistic)) {
                    yield statistic;
                }
                // In the tail that is nearer, where probabilities keep their digits.
                double tail = TDistribution.of(df).cumulativeProbability(-Math.abs(statistic));
                yield Math.copySign(NormalDistribution.of(0, 1).inverseCumulativeProbability(tail), statistic);
            }
        };
    }

    /// The quantile beyond which `level.tail()` lies.
    default double quantile(Level level) {
        return switch (this) {
            case Normal() -> NormalDistribution.of(0, 1).inverseSurvivalProbability(level.tail());
            case StudentT(double df) -> TDistribution.of(df).inverseSurvivalProbability(level.tail());
        };
    }
}
