package org.stegvis.design.size;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.stegvis.estimation.calculus.Root;

/// The chi-square distribution with `df` degrees of freedom and a noncentrality: the mixture of central ones
/// with df + 2j degrees of freedom, j Poisson with half the noncentrality as its mean. Source: JOHNSON, KOTZ
/// & BALAKRISHNAN 1995, Continuous Univariate Distributions, vol. 2, chapter 29.
final class NoncentralChiSquare {
    private static final double NEGLIGIBLE = 1e-17;

    private NoncentralChiSquare() {}

    /// The probability of a value above `x`, summed from the most probable j outwards.
    static double survival(double x, int df, double noncentrality) {
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

    /// The noncentrality at which the test at level alpha has this power.
    static double noncentrality(int df, double alpha, double power) {
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
