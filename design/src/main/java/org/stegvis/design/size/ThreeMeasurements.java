package org.stegvis.design.size;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;

/// Trials with three measurements, analysed together: one mean at the start, one at the second
/// randomisation for each first option, one at the end for each regime, by weighted estimating equations
/// with known weights, the exchangeable working correlation that is the true one, and the sandwich
/// covariance.
///
/// Source of the analysis: SEEWALD et al. 2020 (see [Outcome.Longitudinal]); their piecewise linear means
/// are these three, told otherwise.
final class ThreeMeasurements implements EstimatedTrials {
    private static final int TIMES = 3;

    private final EmbeddedDesign design;
    private final Column means;
    private final Outcome.Longitudinal outcome;
    private final List<String> told;
    private final UniformRandomProvider random;
    private final ZigguratSampler.NormalizedGaussian normal;

    /// By regime and time: the coefficient that is its mean there.
    private final int[][] coefficient;

    private final int coefficients;
    private final double[][] precision = new double[TIMES][TIMES];

    /// @param means at the end, by path
    /// @param told the regimes whose values are reported; all are estimated
    ThreeMeasurements(
            EmbeddedDesign design,
            Column means,
            Outcome.Longitudinal outcome,
            List<String> told,
            UniformRandomProvider random) {
        this.design = design;
        this.means = means;
        this.outcome = outcome;
        this.told = List.copyOf(told);
        this.random = random;
        this.normal = ZigguratSampler.NormalizedGaussian.of(random);
        List<String> first = design.regimes().stream()
                .map(EmbeddedDesign.Regime::first)
                .distinct()
                .toList();
        coefficient = new int[design.size()][];
        for (int g = 0; g < design.size(); g++) {
            coefficient[g] =
                    new int[] {0, 1 + first.indexOf(design.regimes().get(g).first()), 1 + first.size() + g};
        }
        coefficients = 1 + first.size() + design.size();
        double rho = outcome.correlation();
        for (int s = 0; s < TIMES; s++) {
            for (int t = 0; t < TIMES; t++) {
                precision[s][t] = ((s == t ? 1 : 0) - rho / (1 + (TIMES - 1) * rho)) / (1 - rho);
            }
        }
    }

    @Override
    public JointEstimate next(int participants) {
        var path = new int[participants];
        var y = new double[participants][TIMES];
        var left = new double[coefficients][coefficients];
        var right = new double[coefficients];
        for (int i = 0; i < participants; i++) {
            path[i] = EstimatedTrials.path(design, random.nextDouble());
            measure(y[i], means.get(path[i]));
            TrialPath taken = design.paths().get(path[i]);
            for (int g : taken.regimes()) {
                for (int s = 0; s < TIMES; s++) {
                    for (int t = 0; t < TIMES; t++) {
                        left[coefficient[g][s]][coefficient[g][t]] += precision[s][t] / taken.probability();
                        right[coefficient[g][s]] += precision[s][t] * y[i][t] / taken.probability();
                    }
                }
            }
        }
        Matrix information = Matrix.ofRows(left);
        Column beta = LeastNorm.solve(information, Column.of(coefficients, c -> right[c]));
        int[] last = told.stream()
                .mapToInt(regime -> coefficient[design.index(regime)][TIMES - 1])
                .toArray();
        Matrix rows = Matrix.ofRows(Arrays.stream(last)
                .mapToObj(c -> LeastNorm.solve(information, Column.of(coefficients, d -> d == c ? 1 : 0))
                        .toArray())
                .toArray(double[][]::new));
        Matrix covariance = scores(path, y, beta).quadratic(rows);
        return new JointEstimate(told, Column.of(last.length, j -> beta.get(last[j])), covariance, Reference.normal());
    }

    private void measure(double[] y, double end) {
        double common = Math.sqrt(outcome.correlation()) * normal.sample();
        double own = Math.sqrt(1 - outcome.correlation());
        for (int t = 0; t < TIMES; t++) {
            y[t] = outcome.sd() * (common + own * normal.sample()) + (t == TIMES - 1 ? end : 0);
        }
    }

    /// The sum of the squares of what each participant adds to the equations.
    private Matrix scores(int[] path, double[][] y, Column beta) {
        var sum = new double[coefficients][coefficients];
        var score = new double[coefficients];
        for (int i = 0; i < path.length; i++) {
            Arrays.fill(score, 0);
            TrialPath taken = design.paths().get(path[i]);
            for (int g : taken.regimes()) {
                for (int s = 0; s < TIMES; s++) {
                    for (int t = 0; t < TIMES; t++) {
                        score[coefficient[g][s]] +=
                                precision[s][t] * (y[i][t] - beta.get(coefficient[g][t])) / taken.probability();
                    }
                }
            }
            for (int c = 0; c < coefficients; c++) {
                for (int d = 0; d < coefficients && score[c] != 0; d++) {
                    sum[c][d] += score[c] * score[d];
                }
            }
        }
        return Matrix.ofRows(sum);
    }
}
