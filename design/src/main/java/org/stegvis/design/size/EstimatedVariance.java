package org.stegvis.design.size;

/// What the variance of a weighted value, or of a difference of two that are equal, is, and how much its estimate
/// varies from trial to trial.
///
/// The sandwich variance is `A_g / W_g² + A_h / W_h² - 2 A_gh / (W_g W_h)`, with A the mean products of weighted
/// residuals and W the mean weights. What a participant with weights w, residual r and `a = w_g - w_h` adds to it is
/// `φ = a² r² - (2 + c r) (w_g (V_g - V_gh) + w_h (V_h - V_gh))`, c being `2 (1 - 2p) / (p (1 - p))` on the scale of
/// log odds and 0 elsewhere. Its relative variance is κ / n with `κ = var(φ) / V²`.
///
/// Of a plain mean of normal outcomes κ is 2, as in the chi-square law; weights make it several times as large, since
/// few participants with large weights tell most of the variance.
///
/// Of log hazards see [HazardVariance].
///
/// Source: the delta method, derived here; held by simulation in R, `crosscheck/precision.R`.
///
/// @param unit V, n times the variance of the estimate
/// @param spread κ
public record EstimatedVariance(double unit, double spread) {
    public EstimatedVariance {
        if (!(unit > 0 && spread > 0)) {
            throw new IllegalArgumentException(
                    "the variance is %s and its spread %s; both must be positive.".formatted(unit, spread));
        }
    }

    /// Of normal outcomes that are not weighted.
    public static EstimatedVariance ofMean(double unit) {
        return new EstimatedVariance(unit, 2);
    }

    /// Of one value.
    public static EstimatedVariance value(EmbeddedDesign design, int regime, double value, Outcome outcome) {
        return of(new Weighted(design, regime, -1), value, outcome);
    }

    /// Of the difference of two regimes that have the same value.
    ///
    /// @throws IllegalArgumentException when nobody could ever tell them apart
    public static EstimatedVariance difference(EmbeddedDesign design, int g, int h, double value, Outcome outcome) {
        design.requireApart(g, h);
        return of(new Weighted(design, g, h), value, outcome);
    }

    private static EstimatedVariance of(Weighted weighted, double value, Outcome outcome) {
        return outcome instanceof Outcome.TimeToEvent time
                ? HazardVariance.of(weighted, value, time)
                : atTheEnd(weighted, value, outcome);
    }

    /// Which weights participants have in the two.
    ///
    /// @param h -1 for none
    record Weighted(EmbeddedDesign design, int g, int h) {
        double of(TrialPath path) {
            return path.regimes().contains(g) ? 1 / path.probability() : 0;
        }

        double versus(TrialPath path) {
            return path.regimes().contains(h) ? 1 / path.probability() : 0;
        }

        boolean isDifference() {
            return h >= 0;
        }

        private double inflation(int one, int other) {
            return one < 0 || other < 0 ? 0 : design.inflation(one, other);
        }
    }

    private static EstimatedVariance atTheEnd(Weighted weighted, double value, Outcome outcome) {
        boolean isOdds = outcome instanceof Outcome.LogOdds;
        boolean isBinary = isOdds || outcome instanceof Outcome.RiskDifference;
        double second = isBinary ? value * (1 - value) : outcome.variance(value);
        double third = isBinary ? second * (1 - 2 * value) : 0;
        double fourth = isBinary ? second * (1 - 3 * second) : 3 * second * second;
        double c = isOdds ? 2 * (1 - 2 * value) / second : 0;
        double shared = second * weighted.inflation(weighted.g(), weighted.h());
        double partOf = second * weighted.inflation(weighted.g(), weighted.g()) - shared;
        double partVersus = second * weighted.inflation(weighted.h(), weighted.h()) - shared;
        double v = partOf + partVersus;
        double mean = 0;
        double square = 0;
        for (TrialPath path : weighted.design().paths()) {
            double own = weighted.of(path) - weighted.versus(path);
            double a = own * own;
            double l = weighted.of(path) * partOf + weighted.versus(path) * partVersus;
            mean += path.occurrence() * (a * second - 2 * l);
            square += path.occurrence()
                    * (a * a * fourth
                            - 4 * a * second * l
                            + 4 * l * l
                            - 2 * c * a * l * third
                            + c * c * l * l * second);
        }
        return new EstimatedVariance(isOdds ? v / (second * second) : v, (square - mean * mean) / (v * v));
    }
}
