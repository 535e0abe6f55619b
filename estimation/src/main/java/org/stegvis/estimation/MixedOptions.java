package org.stegvis.estimation;

import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.mixed.Covariance;
import org.stegvis.estimation.mixed.Likelihood;
import org.stegvis.estimation.mixed.SmallSample;
import org.stegvis.protocol.estimator.RepeatedMeasures;

/// The options of a plan as the numerics know them.
final class MixedOptions {
    private MixedOptions() {}

    /// @param weeks of the visits, for a random slope
    static Covariance covariance(RepeatedMeasures.Covariance plan, Column weeks) {
        return switch (plan) {
            case UNSTRUCTURED -> Covariance.Marginal.UNSTRUCTURED;
            case COMPOUND_SYMMETRY -> Covariance.Marginal.COMPOUND_SYMMETRY;
            case HETEROGENEOUS_COMPOUND_SYMMETRY -> Covariance.Marginal.HETEROGENEOUS_COMPOUND_SYMMETRY;
            case AR1 -> Covariance.Marginal.AR1;
            case HETEROGENEOUS_AR1 -> Covariance.Marginal.HETEROGENEOUS_AR1;
            case TOEPLITZ -> Covariance.Marginal.TOEPLITZ;
            case HETEROGENEOUS_TOEPLITZ -> Covariance.Marginal.HETEROGENEOUS_TOEPLITZ;
            case RANDOM_INTERCEPT -> new Covariance.RandomIntercept();
            case RANDOM_SLOPE -> new Covariance.RandomInterceptAndSlope(weeks);
        };
    }

    static SmallSample smallSample(RepeatedMeasures.SmallSample plan) {
        return switch (plan) {
            case SATTERTHWAITE -> SmallSample.SATTERTHWAITE;
            case KENWARD_ROGER -> SmallSample.KENWARD_ROGER;
            case KENWARD_ROGER_LINEAR -> SmallSample.KENWARD_ROGER_LINEAR;
            case KENWARD_ROGER_EXPECTED -> SmallSample.KENWARD_ROGER_EXPECTED;
        };
    }

    static Likelihood likelihood(RepeatedMeasures.Likelihood plan) {
        return switch (plan) {
            case RESTRICTED -> Likelihood.RESTRICTED;
            case FULL -> Likelihood.FULL;
        };
    }
}
