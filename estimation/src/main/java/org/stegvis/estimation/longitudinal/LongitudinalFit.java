package org.stegvis.estimation.longitudinal;

import java.util.List;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.linear.Matrix;

/// Values of all regimes over time.
///
/// @param coefficients those of time, then those of the covariates
/// @param withMeans the same and, as the last, what the mean covariates of a sample add to every mean: nothing, but
/// with a variance
/// @param variance the weighted mean square of the residuals of the fit under independence
/// @param correlations the working correlation, one for all regimes or one a regime
/// @param rows outcomes of participants in regimes
public record LongitudinalFit(
        TimeDesign time,
        List<String> regimes,
        JointEstimate coefficients,
        JointEstimate withMeans,
        double variance,
        List<Matrix> correlations,
        int rows) {

    /// The mean of each regime at a visit, at the mean covariates.
    public JointEstimate at(int visit) {
        return weighted(coefficients, visits -> visits == visit ? 1 : 0);
    }

    /// The same means as estimates of the population's: the mean covariates are those of a sample.
    public JointEstimate atInPopulation(int visit) {
        return weighted(withMeans, visits -> visits == visit ? 1 : 0);
    }

    /// The area under the curve of each regime: the mean taken as linear between visits.
    ///
    /// @param weeks of the visits, ascending
    public JointEstimate area(List<Double> weeks) {
        return weighted(coefficients, visit -> width(weeks, visit));
    }

    /// The same areas as estimates of the population's.
    public JointEstimate areaInPopulation(List<Double> weeks) {
        return weighted(withMeans, visit -> width(weeks, visit));
    }

    private static double width(List<Double> weeks, int visit) {
        int last = weeks.size() - 1;
        return 0.5 * (weeks.get(Math.min(visit + 1, last)) - weeks.get(Math.max(visit - 1, 0)));
    }

    /// A factor for each visit.
    @FunctionalInterface
    private interface Factor {
        double of(int visit);
    }

    private JointEstimate weighted(JointEstimate of, Factor factor) {
        int p = time.terms().size();
        int q = coefficients.size();
        Matrix map = Matrix.of(regimes.size(), of.size(), (d, j) -> {
            double sum = 0;
            for (int visit = 0; visit < time.visits() && (j < p || j == q); visit++) {
                sum += factor.of(visit) * (j == q ? 1 : time.regimes().get(d).get(visit, j));
            }
            return sum;
        });
        return of.map(regimes, map);
    }
}
