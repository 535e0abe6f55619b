package org.stegvis.evidence.meta;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.stegvis.estimation.inference.Level;

/// How much more the effects differ than chance within studies explains.
///
/// @param q Cochran's Q under weights 1/vᵢ, chi-square with `df` when the true effects are one
/// @param iSquared per cent of the variance that lies between studies: 100 τ² / (s² + τ²), s² the typical variance
///     within studies, for a common effect 100 (Q - df) / Q. HIGGINS & THOMPSON 2002, Stat Med 21:1539-1558
/// @param hSquared (s² + τ²) / s², for a common effect Q / df
/// @param tau2Range the τ² under which Q is neither too large nor too small, at `level`: the Q-profile.
///     VIECHTBAUER 2007, Stat Med 26:37-52
public record Heterogeneity(
        double q,
        int df,
        double p,
        double iSquared,
        double hSquared,
        Range tau2Range,
        Range iSquaredRange,
        Range hSquaredRange,
        Level level) {

    /// From lower to upper; both NaN where there is none.
    public record Range(double lower, double upper) {
        static final Range NONE = new Range(Double.NaN, Double.NaN);
    }

    static Heterogeneity of(Effects effects, Moderators moderators, TauSquared.Value tau2, double rho, Level level) {
        GeneralisedFit common = GeneralisedFit.of(effects, moderators, 0, rho);
        int df = effects.size() - moderators.size();
        if (df == 0) {
            return new Heterogeneity(0, 0, 1, 0, 1, Range.NONE, Range.NONE, Range.NONE, level);
        }
        double typical = df / common.trace;
        double p = ChiSquaredDistribution.of(df).survivalProbability(common.q);
        Range range = profile(effects, moderators, rho, df, level);
        boolean isCommon = tau2.estimator() == TauSquared.COMMON;
        double i2 = isCommon
                ? Math.max(0, 100 * (common.q - df) / common.q)
                : 100 * tau2.estimate() / (typical + tau2.estimate());
        double h2 = isCommon ? common.q / df : tau2.estimate() / typical + 1;
        return new Heterogeneity(
                common.q,
                df,
                p,
                i2,
                h2,
                range,
                new Range(share(range.lower(), typical), share(range.upper(), typical)),
                new Range(range.lower() / typical + 1, range.upper() / typical + 1),
                level);
    }

    private static double share(double tau2, double typical) {
        return Double.isInfinite(tau2) ? 100 : 100 * tau2 / (typical + tau2);
    }

    private static Range profile(Effects effects, Moderators moderators, double rho, int df, Level level) {
        var chi = ChiSquaredDistribution.of(df);
        double tail = (1 - level.value()) / 2;
        return new Range(
                VarianceEstimation.whereQ(effects, moderators, rho, chi.inverseSurvivalProbability(tail)),
                VarianceEstimation.whereQ(effects, moderators, rho, chi.inverseCumulativeProbability(tail)));
    }
}
