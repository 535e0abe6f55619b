package org.stegvis.design.size;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.multiplicity.MaxT;

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

    /// Single-step max-t: the value that the largest of all standardised differences between regimes exceeds
    /// with probability alpha. Differences are correlated as the weights make them.
    ///
    /// @throws IllegalArgumentException for so many regimes that the integral would take minutes
    public static Criterion maxT(double alpha, EmbeddedDesign design) {
        if (design.size() > 5) {
            throw new IllegalArgumentException(
                    "max-t serves up to five regimes here and there are %d; take Bonferroni.".formatted(design.size()));
        }
        design.requireApart();
        int k = design.size();
        int pairs = k * (k - 1) / 2;
        var contrasts = new double[pairs][k];
        int row = 0;
        for (int g = 0; g < k; g++) {
            for (int h = g + 1; h < k; h++) {
                contrasts[row][g] = 1;
                contrasts[row++][h] = -1;
            }
        }
        Matrix covariance = design.inflation().quadratic(Matrix.ofRows(contrasts));
        return new Criterion(
                alpha,
                MaxT.of(covariance, MaxT.Tail.BOTH, Reference.normal()).critical(alpha),
                "two-sided test, max-t over all %d pairs of regimes".formatted(pairs));
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
