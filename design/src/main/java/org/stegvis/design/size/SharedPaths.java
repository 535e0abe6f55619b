package org.stegvis.design.size;

import org.stegvis.estimation.linear.Column;

/// What it adds to the variance of the difference of two regimes that they share paths.
///
/// Regimes with values that differ by d, though some participants are on paths of both, differ by more than d on the
/// paths of one alone, so an outcome varies more under a regime than on one of its paths. With the means m on the paths
/// that give both values and lie least apart, n times the variance of the difference is
/// `Σ share / probability · E((α Y - β)²)` over the paths, with `α = 1_g - 1_h` and `β = 1_g v_g - 1_h v_h`, each
/// term times the slope of the link. Where no path is shared this is `τ_g D_gg + τ_h D_hh`.
///
/// Source: the influence function of weighted means, as in [EmbeddedDesign], without its assumption that a mean does
/// not depend on response; held by simulation in R, `crosscheck/shared_paths.R`.
final class SharedPaths {
    private SharedPaths() {}

    /// n times the variance of the difference, on the scale of the link.
    ///
    /// @throws IllegalArgumentException when no means on the paths give both values
    static double variance(EmbeddedDesign design, int g, int h, double of, double versus, Outcome outcome) {
        EmbeddedDesign pair = design.only(g, h);
        Column means = pair.pathMeans(Column.of(of, versus), outcome);
        double variance = 0;
        for (int p = 0; p < means.size(); p++) {
            TrialPath path = pair.paths().get(p);
            double slopeOf = path.regimes().contains(0) ? slope(outcome, of) : 0;
            double slopeVersus = path.regimes().contains(1) ? slope(outcome, versus) : 0;
            double alpha = slopeOf - slopeVersus;
            double off = alpha * means.get(p) - (slopeOf * of - slopeVersus * versus);
            double within = isProbability(outcome) ? means.get(p) * (1 - means.get(p)) : outcome.variance(of);
            variance += path.share() / path.probability() * (alpha * alpha * within + off * off);
        }
        return variance;
    }

    private static double slope(Outcome outcome, double value) {
        return outcome instanceof Outcome.LogOdds ? 1 / (value * (1 - value)) : 1;
    }

    static boolean isProbability(Outcome outcome) {
        return outcome instanceof Outcome.LogOdds || outcome instanceof Outcome.RiskDifference;
    }
}
