package org.stegvis.estimation.longitudinal;

import java.util.List;
import java.util.stream.IntStream;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.linear.Matrix;

/// Values of all regimes over time.
///
/// @param link the scale on which means are linear
/// @param coefficients those of time, then those of the covariates
/// @param withMeans the same and, as the last, what the mean covariates of a sample add to every mean: nothing, but
/// with a variance
/// @param variance the weighted mean square of the residuals of the fit under independence
/// @param correlations the working correlation, one for all regimes or one a regime
/// @param rows outcomes of participants in regimes
public record LongitudinalFit(
        Link link,
        TimeDesign time,
        List<String> regimes,
        JointEstimate coefficients,
        JointEstimate withMeans,
        double variance,
        List<Matrix> correlations,
        int rows) {

    /// The mean of each regime at a visit, at the mean covariates.
    public JointEstimate at(int visit) {
        return onLinkScale(visit).means(link);
    }

    /// The same on the scale of the link.
    public JointEstimate onLinkScale(int visit) {
        return predictors(coefficients, List.of(visit));
    }

    /// The same means as estimates of the population's: the mean covariates are those of a sample.
    public JointEstimate atInPopulation(int visit) {
        return predictors(withMeans, List.of(visit)).means(link);
    }

    /// The area under the curve of each regime: the mean taken as linear between visits.
    ///
    /// @param weeks of the visits, ascending
    public JointEstimate area(List<Double> weeks) {
        return area(coefficients, weeks);
    }

    /// The same areas as estimates of the population's.
    public JointEstimate areaInPopulation(List<Double> weeks) {
        return area(withMeans, weeks);
    }

    private JointEstimate area(JointEstimate of, List<Double> weeks) {
        int d = regimes.size();
        List<Integer> visits = IntStream.range(0, time.visits()).boxed().toList();
        Matrix map = Matrix.of(d, d * visits.size(), (regime, j) -> j % d == regime ? width(weeks, j / d) : 0);
        return predictors(of, visits).means(link).map(regimes, map);
    }

    private static double width(List<Double> weeks, int visit) {
        int last = weeks.size() - 1;
        return 0.5 * (weeks.get(Math.min(visit + 1, last)) - weeks.get(Math.max(visit - 1, 0)));
    }

    /// The linear predictors of all regimes, visit by visit.
    private JointEstimate predictors(JointEstimate of, List<Integer> visits) {
        int p = time.terms().size();
        int q = coefficients.size();
        int d = regimes.size();
        Matrix map = Matrix.of(
                d * visits.size(),
                of.size(),
                (row, j) -> j < p ? time.regimes().get(row % d).get(visits.get(row / d), j) : j == q ? 1 : 0);
        List<String> names = visits.stream().flatMap(visit -> regimes.stream()).toList();
        return of.map(names, map);
    }
}
