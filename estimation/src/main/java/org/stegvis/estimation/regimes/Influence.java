package org.stegvis.estimation.regimes;

import java.util.List;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;

/// Values with the influence of each participant on them: participants x regimes, each column with mean
/// zero up to the error of the estimator. Their covariance is the crossproduct of the influences, summed
/// within clusters.
///
/// Where probabilities were estimated by a model with the scores `nuisance` (participants x q), what a
/// regression on these scores leaves takes the place of the influence. Source: TSIATIS 2006, Semiparametric
/// Theory and Missing Data, chapters 3 and 8-9; ROBINS, ROTNITZKY & ZHAO 1995.
record Influence(List<String> regimes, Column values, Matrix influence, Matrix nuisance, Settings settings) {

    /// @param coefficients how many coefficients Student's t allows for
    JointEstimate joint(int coefficients) {
        Matrix byCluster = influence.sums(settings.clusters());
        Matrix covariance = byCluster.residualCrossproduct(nuisance.sums(settings.clusters()));
        return new JointEstimate(regimes, values, covariance, settings.reference(coefficients));
    }
}
