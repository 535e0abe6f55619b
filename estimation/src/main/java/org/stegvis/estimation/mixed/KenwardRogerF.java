package org.stegvis.estimation.mixed;

import org.apache.commons.statistics.distribution.FDistribution;
import org.stegvis.estimation.inference.GlobalTest;

/// The F distribution that fits a Wald statistic of q combinations: `scale · F` has q and `denominatorDf`
/// degrees of freedom. Its two moments match those of the statistic up to order 1/n, and are exact where
/// theory has an exact test. Source: KENWARD & ROGER 1997, Biometrics 53, 983-997, section 3.
record KenwardRogerF(int q, double denominatorDf, double scale) {

    /// From the traces `A1 = Σ V_kl tr(B_k) tr(B_l)` and `A2 = Σ V_kl tr(B_k B_l)`, `B_k = Θ Φ P_k Φ`.
    static KenwardRogerF of(double a1, double a2, int q) {
        double b = (a1 + 6 * a2) / (2 * q);
        double g = ((q + 1) * a1 - (q + 4) * a2) / ((q + 2) * a2);
        double below = 3 * q + 2 * (1 - g);
        double c1 = g / below;
        double c2 = (q - g) / below;
        double c3 = (q + 2 - g) / below;
        double mean = 1 / (1 - a2 / q);
        double variance = 2.0 / q * (1 + c1 * b) / ((1 - c2 * b) * (1 - c2 * b) * (1 - c3 * b));
        double ratio = variance / (2 * mean * mean);
        double df = 4 + (q + 2) / (q * ratio - 1);
        return new KenwardRogerF(q, df, df / (mean * (df - 2)));
    }

    /// @param wald the quadratic form divided by q
    GlobalTest test(double wald) {
        double f = scale * wald;
        return new GlobalTest.F(
                f, q, denominatorDf, FDistribution.of(q, denominatorDf).survivalProbability(f));
    }
}
