package org.stegvis.estimation.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stegvis.estimation.linear.Column;

/// The likelihood once more, participant by participant with whole matrices, and its derivatives by differences:
/// against sums over patterns and formulae.
class MixedLikelihoodTwice {
    private static final MadeUpMeasures DATA = MadeUpMeasures.of(40, 4, 0.5, new SplittableRandom(5));

    static Stream<Parametrisation> parametrisations() {
        var forms = Stream.<Covariance>of(Covariance.Marginal.values());
        var effects = Stream.of(
                new Covariance.RandomIntercept(), new Covariance.RandomInterceptAndSlope(Column.of(0, 1, 3, 7)));
        return Stream.concat(forms, effects)
                .map(covariance -> Parametrisation.of(covariance, 4))
                .flatMap(form -> Stream.of(form, form.forInference()).distinct());
    }

    /// A point near the start, not the maximum.
    private static double[] point(Parametrisation form) {
        var rough = new double[4][4];
        for (int a = 0; a < 4; a++) {
            for (int b = 0; b < 4; b++) {
                rough[a][b] = (a == b ? 2 : 0.7) * Math.sqrt((1 + 0.2 * a) * (1 + 0.2 * b));
            }
        }
        double[] theta = form.start(rough);
        for (int k = 0; k < theta.length; k++) {
            theta[k] += 0.05 * Math.sin(k + 1);
        }
        return theta;
    }

    @ParameterizedTest
    @MethodSource("parametrisations")
    void derivatives_of_the_covariance_are_its_differences(Parametrisation form) {
        double[] theta = point(form);
        double h = 1e-5;
        for (int k = 0; k < form.size(); k++) {
            double[][] first = form.first(theta, k);
            double[][] difference =
                    difference(form.covariance(moved(theta, k, h)), form.covariance(moved(theta, k, -h)));
            near(first, difference, h);
            for (int l = 0; l < form.size(); l++) {
                near(
                        form.second(theta, k, l),
                        difference(form.first(moved(theta, l, h), k), form.first(moved(theta, l, -h), k)),
                        h);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("parametrisations")
    void likelihood_score_and_information_agree_with_whole_matrices_and_differences(Parametrisation form) {
        PatternSums sums = PatternSums.of(DATA.cellMeans());
        double[] theta = point(form);
        for (boolean restricted : new boolean[] {true, false}) {
            Evaluation at =
                    Evaluation.at(sums, form.covariance(theta), restricted).orElseThrow();
            assertThat(at.logLikelihood()).isCloseTo(whole(form.covariance(theta), restricted), within(1e-9));
            Curvature curvature = Curvature.of(form, theta, at, SecondOrder.of(sums, at));
            double h = 1e-5;
            for (int k = 0; k < form.size(); k++) {
                double up = whole(form.covariance(moved(theta, k, h)), restricted);
                double down = whole(form.covariance(moved(theta, k, -h)), restricted);
                assertThat(curvature.score()[k]).isCloseTo((up - down) / (2 * h), within(1e-5));
                double[] high = score(sums, form, moved(theta, k, h), restricted);
                double[] low = score(sums, form, moved(theta, k, -h), restricted);
                for (int l = 0; l < form.size(); l++) {
                    double slope = (low[l] - high[l]) / (2 * h);
                    assertThat(curvature.observed()[k][l]).isCloseTo(slope, within(1e-5 * (1 + Math.abs(slope))));
                }
            }
            expected(form, theta, curvature, restricted);
        }
    }

    private static double[] score(PatternSums sums, Parametrisation form, double[] theta, boolean restricted) {
        Evaluation at = Evaluation.at(sums, form.covariance(theta), restricted).orElseThrow();
        return Curvature.of(form, theta, at, SecondOrder.of(sums, at)).score();
    }

    /// `1/2 tr(P V_k P V_l)` with the whole N x N matrices.
    private static void expected(Parametrisation form, double[] theta, Curvature curvature, boolean restricted) {
        Whole whole = new Whole(form.covariance(theta));
        Dense p = restricted ? whole.projection() : whole.v.invert();
        for (int k = 0; k < form.size(); k++) {
            Dense left = p.mult(new Whole(form.first(theta, k)).v);
            for (int l = 0; l <= k; l++) {
                Dense right = p.mult(new Whole(form.first(theta, l)).v);
                double value = 0.5 * left.mult(right).trace();
                assertThat(curvature.expected()[k][l]).isCloseTo(value, within(1e-8 * (1 + Math.abs(value))));
            }
        }
    }

    private static double whole(double[][] sigma, boolean restricted) {
        var whole = new Whole(sigma);
        Dense inverse = whole.v.invert();
        Dense information = whole.x.transpose().mult(inverse).mult(whole.x);
        double quadratic =
                whole.y.transpose().mult(whole.projection()).mult(whole.y).get(0, 0);
        int n = whole.y.m().getNumRows();
        int p = whole.x.m().getNumCols();
        double twice = (restricted ? n - p : n) * Math.log(2 * Math.PI) + Math.log(whole.v.determinant()) + quadratic;
        return -(twice + (restricted ? Math.log(information.determinant()) : 0)) / 2;
    }

    private static final class Whole {
        private final Dense x;
        private final Dense y;
        private final Dense v;

        Whole(double[][] sigma) {
            RepeatedMeasures data = DATA.cellMeans();
            int n = 0;
            for (int i = 0; i < data.participants(); i++) {
                n += data.seen(i).length;
            }
            x = Dense.zero(n, data.terms().size());
            y = Dense.zero(n, 1);
            v = Dense.zero(n, n);
            int row = 0;
            for (int i = 0; i < data.participants(); i++) {
                int[] seen = data.seen(i);
                for (int a = 0; a < seen.length; a++) {
                    y.set(row + a, 0, data.outcomes().get(i, seen[a]));
                    for (int j = 0; j < data.terms().size(); j++) {
                        VisitTerm term = data.terms().get(j);
                        x.set(row + a, j, term.values().get(i) * term.byVisit().get(seen[a]));
                    }
                    for (int b = 0; b < seen.length; b++) {
                        v.set(row + a, row + b, sigma[seen[a]][seen[b]]);
                    }
                }
                row += seen.length;
            }
        }

        Dense projection() {
            Dense w = v.invert();
            Dense wx = w.mult(x);
            return w.minus(wx.mult(x.transpose().mult(wx).invert()).mult(wx.transpose()));
        }
    }

    private static double[] moved(double[] theta, int k, double by) {
        double[] moved = theta.clone();
        moved[k] += by;
        return moved;
    }

    private static double[][] difference(double[][] up, double[][] down) {
        return Products.difference(up, down);
    }

    private static void near(double[][] derivative, double[][] difference, double h) {
        for (int a = 0; a < derivative.length; a++) {
            for (int b = 0; b < derivative.length; b++) {
                assertThat(derivative[a][b]).isCloseTo(difference[a][b] / (2 * h), within(1e-6));
            }
        }
    }
}
