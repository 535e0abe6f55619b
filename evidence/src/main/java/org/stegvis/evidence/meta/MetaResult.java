package org.stegvis.evidence.meta;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.GlobalTest;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;

/// What a meta-analysis found.
///
/// @param coefficients the pooled effect, or the intercept and slopes of a meta-regression
/// @param logLikelihood at the estimate; for REML the restricted one
public record MetaResult(
        MetaAnalysis asked,
        Effects effects,
        Moderators moderators,
        TauSquared.Value tau2,
        JointEstimate coefficients,
        Heterogeneity heterogeneity,
        double logLikelihood) {

    /// The pooled effect; of a meta-regression its intercept.
    public Estimate pooled() {
        return coefficients.estimate(0, asked.level());
    }

    /// The interval in which the effect of a new study is expected; null where k is too small for it. Without
    /// heterogeneity, and under z, it is the interval of the pooled effect.
    public Heterogeneity.@Nullable Range prediction(Prediction kind) {
        int df = heterogeneity.df();
        if (kind.needsMoreThan(df)) {
            return null;
        }
        double se = coefficients.estimate(0, asked.level()).se();
        double half = kind.reference(df).quantile(asked.level()) * Math.sqrt(se * se + tau2.estimate());
        double centre = coefficients.values().get(0);
        return new Heterogeneity.Range(centre - half, centre + half);
    }

    /// The prediction interval that belongs to how uncertainty was told: z beside z, t with k - p beside
    /// Knapp-Hartung.
    public Heterogeneity.@Nullable Range prediction() {
        return prediction(asked.uncertainty() == Uncertainty.NORMAL ? Prediction.NORMAL : Prediction.STUDENT_T);
    }

    /// The test that no moderator matters; null without moderators.
    public @Nullable GlobalTest moderation() {
        int p = moderators.size();
        if (moderators.areNone()) {
            return null;
        }
        return coefficients.global(Matrix.of(p - 1, p, (i, j) -> j == i + 1 ? 1 : 0));
    }

    /// The share of τ² that the moderators explain, per cent, not below zero; NaN where there is none to explain.
    /// Source: RAUDENBUSH 2009, in The Handbook of Research Synthesis and Meta-Analysis, 2nd ed., chapter 16.
    public double explained() {
        double without = asked.of(effects).tau2().estimate();
        return without == 0 ? Double.NaN : Math.max(0, 100 * (without - tau2.estimate()) / without);
    }

    /// The share of each effect in the pooled one, in per cent: 100 wᵢ / Σw. Of correlated effects, the weight that
    /// generalised least squares gives it.
    public Column weights() {
        int k = effects.size();
        Column values = effects.values();
        GeneralisedFit base = GeneralisedFit.of(effects, Moderators.none(k), tau2.estimate(), asked.within());
        double centre = base.coefficients.get(0);
        if (effects.areIndependent()) {
            Column v = effects.variances();
            double sum = 0;
            for (int i = 0; i < k; i++) {
                sum += 1 / (v.get(i) + tau2.estimate());
            }
            double total = sum;
            return Column.of(k, i -> 100 / (v.get(i) + tau2.estimate()) / total);
        }
        // The pooled effect is linear in the values, so moving one by one unit shows its weight.
        return Column.of(k, i -> {
            Effects moved = moved(i, values);
            double there = GeneralisedFit.of(moved, Moderators.none(k), tau2.estimate(), asked.within())
                    .coefficients
                    .get(0);
            return 100 * (there - centre);
        });
    }

    private Effects moved(int effect, Column values) {
        int from = 0;
        var studies = new ArrayList<Study>();
        for (Study study : effects.studies()) {
            int start = from;
            Column shifted = Column.of(study.size(), i -> values.get(start + i) + (start + i == effect ? 1 : 0));
            studies.add(new Study(study.label(), shifted, study.covariance()));
            from += study.size();
        }
        return new Effects(studies);
    }
}
