package org.stegvis.estimation.normal;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.stegvis.estimation.calculus.Root;

/// The chi-square distribution with `df` degrees of freedom and a noncentrality: the mixture of central ones
/// with df + 2j degrees of freedom, j Poisson with half the noncentrality as its mean. Source: JOHNSON, KOTZ
/// & BALAKRISHNAN 1995, Continuous Univariate Distributions, vol. 2, chapter 29.
public final class NoncentralChiSquare {
    private static final double NEGLIGIBLE = 1e-17;

    private NoncentralChiSquare() {}

    /// The probability of a value above `x`, summed from the most probable j outwards.
    public static double survival(double x, int df, double noncentrality) {
        if (noncentrality == 0) {
            return ChiSquaredDistribution.of(df).survivalProbability(x);
        }
        var poisson = PoissonDistribution.of(noncentrality / 2);
        int middle = (int) (noncentrality / 2);
        double sum = 0;
        for (int j = middle; j >= 0; j--) {
            double weight = poisson.probability(j);
            sum += weight * ChiSquaredDistribution.of(df + 2.0 * j).survivalProbability(x);
            if (weight < NEGLIGIBLE) {
                break;
            }
        }
        for (int j = middle + 1; ; j++) {
            double weight = poisson.probability(j);
            sum += weight * ChiSquaredDistribution.of(df + 2.0 * j).survivalProbability(x);
            if (weight < NEGLIGIBLE) {
                return Math.min(1, sum);
            }
        }
    }

    /// The density at `x > 0`.
    public static double density(double x, int df, double noncentrality) {
        if (noncentrality == 0) {
            return ChiSquaredDistribution.of(df).density(x);
        }
        // Terms are largest near j with j (j + df / 2) = x noncentrality / 4.
        double half = df / 4.0;
        int middle = (int) (Math.sqrt(half * half + x * noncentrality / 4) - half);
        var poisson = PoissonDistribution.of(noncentrality / 2);
        double sum = 0;
        for (int j = middle; j >= 0; j--) {
            double term = poisson.probability(j)
                    * ChiSquaredDistribution.of(df + 2.0 * j).density(x);
            sum += term;
            if (term < NEGLIGIBLE * sum) {
                break;
            }
        }
        for (int j = middle + 1; ; j++) {
            double term = poisson.probability(j)
                    * ChiSquaredDistribution.of(df + 2.0 * j).density(x);
            sum += term;
            if (term <= NEGLIGIBLE * sum) {
                return sum;
            }
        }
    }

    /// The noncentrality at which the test at level alpha has this power.
    public static double noncentrality(int df, double alpha, double power) {
        if (!(power > alpha && power < 1)) {
            throw new IllegalArgumentException(
                    "power is %s but must lie between alpha (%s) and 1.".formatted(power, alpha));
        }
        double critical = ChiSquaredDistribution.of(df).inverseSurvivalProbability(alpha);
        double high = 1;
        while (survival(critical, df, high) < power) {
            high *= 2;
        }
        return Root.between(ncp -> survival(critical, df, ncp) - power, 0, high, 1e-13);
    }
}
