package org.stegvis.evidence.meta;

import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Matrix;

/// A meta-analysis to be done: how τ² is estimated, how the uncertainty is told, at which level.
///
/// The model is `yᵢ = xᵢ'β + uᵢ + eᵢ` with `Var(u) = τ²` and known sampling covariance of e. Where a study
/// has several effects, their u have the correlation `within`: ½ for contrasts with a shared comparator, 1
/// for one effect measured more than once. Source: VIECHTBAUER 2010, J Stat Softw 36(3); HIGGINS &
/// WHITEHEAD 1996, Stat Med 15:2733-2749 for ½.
public record MetaAnalysis(TauSquared tauSquared, Uncertainty uncertainty, Level level, double within) {
    public MetaAnalysis {
        if (!(within >= 0 && within <= 1)) {
            throw new IllegalArgumentException("within is %s but must lie from 0 to 1.".formatted(within));
        }
    }

    /// REML, Knapp-Hartung with its ad-hoc correction, 95 %, ½.
    public static MetaAnalysis withDefaults() {
        return new MetaAnalysis(TauSquared.REML, Uncertainty.KNAPP_HARTUNG_AD_HOC, Level.OF_95_PERCENT, 0.5);
    }

    public MetaAnalysis with(TauSquared estimator) {
        return new MetaAnalysis(estimator, uncertainty, level, within);
    }

    public MetaAnalysis with(Uncertainty kind) {
        return new MetaAnalysis(tauSquared, kind, level, within);
    }

    public MetaAnalysis with(Level wanted) {
        return new MetaAnalysis(tauSquared, uncertainty, wanted, within);
    }

    public MetaAnalysis withCorrelationWithin(double correlation) {
        return new MetaAnalysis(tauSquared, uncertainty, level, correlation);
    }

    /// One pooled effect.
    ///
    /// @throws Unpoolable when there is too little to pool
    public MetaResult of(Effects effects) {
        return of(effects, Moderators.none(effects.size()));
    }

    /// Effects that depend on moderators: a meta-regression.
    ///
    /// @param moderators k rows
    /// @throws Unpoolable when there is too little to pool, or a moderator is a combination of others
    public MetaResult of(Effects effects, Moderators moderators) {
        int k = effects.size();
        int p = moderators.size();
        if (moderators.matrix().rows() != k) {
            throw new IllegalArgumentException("moderators have %d rows but there are %d effects."
                    .formatted(moderators.matrix().rows(), k));
        }
        if (k < p || k == 0) {
            throw new Unpoolable(Unpoolable.Reason.TOO_FEW, "%d effects cannot give %d coefficients".formatted(k, p));
        }
        if (!effects.areIndependent() && !tauSquared.allowsCorrelation()) {
            throw new Unpoolable(
                    Unpoolable.Reason.CORRELATED,
                    "The estimator of " + tauSquared.label()
                            + " is not defined for several effects of one study; take REML, ML or DL");
        }
        try {
            TauSquared.Value tau2 = VarianceEstimation.of(tauSquared, effects, moderators, within);
            GeneralisedFit fit = GeneralisedFit.of(effects, moderators, tau2.estimate(), within);
            return new MetaResult(
                    this,
                    effects,
                    moderators,
                    tau2,
                    estimate(moderators, fit, k - p),
                    Heterogeneity.of(effects, moderators, tau2, within, level),
                    tauSquared == TauSquared.REML ? fit.restrictedLogLikelihood() : fit.logLikelihood());
        } catch (GeneralisedFit.Aliased aliased) {
            throw new Unpoolable(
                    Unpoolable.Reason.ALIASED, "a moderator is a combination of the others; leave one out");
        }
    }

    private JointEstimate estimate(Moderators moderators, GeneralisedFit fit, int df) {
        double factor = df == 0
                ? 1
                : switch (uncertainty) {
                    case NORMAL -> 1;
                    case KNAPP_HARTUNG -> fit.q / df;
                    case KNAPP_HARTUNG_AD_HOC -> Math.max(1, fit.q / df);
                };
        Matrix covariance = fit.covariance.scaled(factor);
        // Alone, a study says what it says: there is nothing from which t could learn.
        Reference reference =
                uncertainty == Uncertainty.NORMAL || df == 0 ? Reference.normal() : new Reference.StudentT(df);
        return new JointEstimate(moderators.names(), fit.coefficients, covariance, reference);
    }
}
