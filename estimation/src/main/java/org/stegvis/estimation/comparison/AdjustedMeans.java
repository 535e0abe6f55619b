package org.stegvis.estimation.comparison;

import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.linear.Matrix;

/// What an analysis of covariance found: all coefficients (options first, then covariates), the residual degrees of
/// freedom, the residual standard deviation, and the variance of what the means of the covariates add to a mean.
public record AdjustedMeans(
        int options, JointEstimate coefficients, int residualDf, double residualSd, double ofCovariates) {

    /// The mean of each option at the mean covariates; `pairwise` and `equality` of it are the comparison.
    public JointEstimate means() {
        return coefficients.first(options);
    }

    /// The same means, with the covariance of estimates of the population's: the means of the covariates
    /// are those of a sample, which adds `γ' S γ / n` to each variance and covariance (S the covariance of
    /// the covariates) and leaves differences as they are. Software that takes the covariates as given has
    /// [#means].
    public JointEstimate meansInPopulation() {
        JointEstimate means = means();
        Matrix covariance =
                Matrix.of(options, options, (i, j) -> means.covariance().get(i, j) + ofCovariates);
        return new JointEstimate(means.names(), means.values(), covariance, means.reference());
    }
}
