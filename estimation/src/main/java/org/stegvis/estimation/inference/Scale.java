package org.stegvis.estimation.inference;

/// Makes estimates of one reference and level; the quantile is found once for all of them.
final class Scale {
    private final Reference reference;
    private final Level level;
    private final double quantile;

    Scale(Reference reference, Level level) {
        this.reference = reference;
        this.level = level;
        this.quantile = reference.quantile(level);
    }

    Estimate estimate(double estimate, double se) {
        double statistic = estimate / se;
        double half = quantile * se;
        return new Estimate(
                estimate,
                se,
                statistic,
                // Without an error there is nothing to judge by, however large the estimate.
                se == 0 ? Double.NaN : reference.twoSided(statistic),
                estimate - half,
                estimate + half,
                level.value(),
                reference);
    }
}
