package org.stegvis.evidence.living;

/// The errors that a cumulative meta-analysis may make, as in a trial with interim looks.
///
/// @param alpha two-sided
/// @param power to find the least important difference
public record MonitoringPlan(double alpha, double power) {
    public MonitoringPlan {
        if (!(alpha > 0 && alpha < 1 && power > alpha && power < 1)) {
            throw new IllegalArgumentException(
                    "alpha %s and power %s must lie between 0 and 1, power above alpha.".formatted(alpha, power));
        }
    }

    /// 5 per cent and 90 per cent.
    public static MonitoringPlan withDefaults() {
        return new MonitoringPlan(0.05, 0.9);
    }
}
