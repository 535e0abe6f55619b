package org.stegvis.evidence.living;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;
import org.stegvis.evidence.meta.MetaAnalysis;
import org.stegvis.evidence.meta.MetaResult;
import org.stegvis.evidence.meta.TauSquared;
import org.stegvis.evidence.meta.Uncertainty;

/// How much information there is, of what is needed to find or to exclude the least important difference δ.
///
/// Information is one over the variance of the pooled effect, so one formula serves all measures. Required is
/// `(z_{1-α/2} + z_power)² / δ²`. The diversity D² is the share by which the variance shrinks when the random-effects
/// model is exchanged for the common effect. The adjusted required size is the required one over `1 - D²`, so the
/// fraction is the information under random effects over the required one.
/// Source: WETTERSLEV et al. 2009, BMC Med Res Methodol 9:86.
///
/// @param required under a common effect
/// @param diversity from 0 to 1
/// @param fraction of the diversity-adjusted required information; 1 and more is enough
/// @param statistic the effect over its standard error under random effects
public record InformationSize(
        MonitoringPlan plan, double required, double diversity, double fraction, double statistic) {

    /// Null when there is no least important difference.
    public static @Nullable InformationSize of(RunningEvidence evidence, MonitoringPlan plan) {
        return of(evidence.result(), evidence.question().pooledImportantDifference(), plan);
    }

    /// @param important δ, NaN when there is none
    static @Nullable InformationSize of(MetaResult result, double important, MonitoringPlan plan) {
        if (Double.isNaN(important)) {
            return null;
        }
        var normal = NormalDistribution.of(0, 1);
        double z =
                normal.inverseSurvivalProbability(plan.alpha() / 2) + normal.inverseCumulativeProbability(plan.power());
        double required = z * z / (important * important);
        MetaAnalysis analysis = result.asked().with(Uncertainty.NORMAL);
        var random = analysis.of(result.effects()).pooled();
        double common =
                analysis.with(TauSquared.COMMON).of(result.effects()).pooled().se();
        double diversity = Math.max(0, 1 - common * common / (random.se() * random.se()));
        return new InformationSize(
                plan, required, diversity, 1 / (random.se() * random.se()) / required, random.statistic());
    }

    /// Whether there is enough.
    public boolean isEnough() {
        return fraction >= 1;
    }
}
