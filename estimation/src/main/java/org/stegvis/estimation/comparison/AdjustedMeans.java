package org.stegvis.estimation.comparison;

import org.stegvis.estimation.inference.JointEstimate;

/// What an analysis of covariance found: all coefficients (options first, then covariates), the residual degrees of
/// freedom, and the residual standard deviation.
public record AdjustedMeans(int options, JointEstimate coefficients, int residualDf, double residualSd) {

    /// The mean of each option at the mean covariates; `pairwise` and `equality` of it are the comparison.
    public JointEstimate means() {
        return coefficients.first(options);
    }
}
