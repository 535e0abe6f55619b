package org.stegvis.estimation.longitudinal;

import java.util.List;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.linear.Matrix;

/// Values of all regimes over time.
///
/// @param coefficients those of time, then those of the covariates
/// @param variance the weighted mean square of the residuals of the fit under independence
/// @param correlations the working correlation, one for all regimes or one a regime
/// @param rows outcomes of participants in regimes
public record LongitudinalFit(
        TimeDesign time,
        List<String> regimes,
        JointEstimate coefficients,
        double variance,
        List<Matrix> correlations,
        int rows) {

    /// The mean of each regime at a visit, at the mean covariates.
    public JointEstimate at(int visit) {
        return weighted(visits -> visits == visit ? 1 : 0);
    }

    /// The area under the curve of each regime: the mean taken as linear between visits.
    ///
    /// @param weeks of the visits, ascending
    public JointEstimate area(List<Double> weeks) {
        int last = weeks.size() - 1;
        return weighted(j -> 0.5 * (weeks.get(Math.min(j + 1, last)) - weeks.get(Math.max(j - 1, 0))));
    }

    /// A factor for each visit.
    @FunctionalInterface
    private interface Factor {
        double of(int visit);
    }

    private JointEstimate weighted(Factor factor) {
        int p = time.terms().size();
        Matrix map = Matrix.of(regimes.size(), coefficients.size(), (d, j) -> {
            double sum = 0;
            for (int visit = 0; visit < time.visits() && j < p; visit++) {
                sum += factor.of(visit) * time.regimes().get(d).get(visit, j);
            }
            return sum;
        });
        return coefficients.map(regimes, map);
    }
}
