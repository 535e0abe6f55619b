package org.stegvis.estimation.longitudinal;

import java.util.List;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.regimes.RegimeRows;

/// The estimating equations over all rows, `Σ w D'V⁻¹(Y - μ) = 0` with `V = A^½ R A^½`, R a working
/// correlation and A the variances that the link implies: solved, and what stands around the solution.
sealed interface Equations permits LinearEquations, LinkedEquations {

    static Equations of(RegimeRows rows, Repeated repeated, TimeDesign time, Column probabilities, Link link) {
        return switch (link) {
            case IDENTITY -> new LinearEquations(rows, repeated, time, probabilities);
            case LOGIT, LOG -> new LinkedEquations(rows, repeated, time, probabilities, link);
        };
    }

    /// Those of time, then the covariates.
    List<String> terms();

    /// How many outcomes stand in the equations, each once for every regime.
    int outcomes();

    /// The coefficients under a working correlation, one a regime.
    Fitting<double[]> solve(List<WorkingCorrelation> working);

    /// The products of standardised residuals by regime.
    List<ResidualMoments> moments(double[] beta);

    /// `(Σ w D'V⁻¹D)⁻¹` of the last solution.
    Matrix inverse();

    /// The scores of each cluster.
    ///
    /// @param withInformation whether a small-sample correction will ask for the information of each
    ClusterScores scores(List<WorkingCorrelation> working, double[] beta, Grouping clusters, boolean withInformation);
}
