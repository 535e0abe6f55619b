package org.stegvis.estimation.regimes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stegvis.estimation.linear.Link;

/// The estimator a second time: rows really stacked, normal equations, explicit inverses, no shared code.
class WeightedReplicatedTwice {
    private static final int P = 5;

    @ParameterizedTest
    @CsvSource({"IDENTITY, 60, 1", "IDENTITY, 400, 2", "LOGIT, 200, 3", "LOGIT, 500, 4", "LOG, 300, 5"})
    void stacking_rows_by_hand_gives_the_same(Link link, int n, long seed) {
        MadeUpTrial trial = MadeUpTrial.of(n, seed, link);
        double mean = 0;
        for (double x : trial.x()) {
            mean += x / n;
        }
        var beta = new double[P];
        double[][] inverse = {};
        double[][] scores = {};
        for (int step = 0; step < 30; step++) {
            var information = new double[P][P];
            var score = new double[P];
            scores = new double[n][P];
            for (int i = 0; i < n; i++) {
                for (int regime = 0; regime < 4; regime++) {
                    if (!trial.consistent(i, regime)) {
                        continue;
                    }
                    var row = new double[P];
                    row[regime] = 1;
                    row[4] = trial.x()[i] - mean;
                    add(link, row, trial.y()[i], 1 / trial.probability()[i], beta, information, score, scores[i]);
                }
            }
            inverse = inverse(information);
            for (int j = 0; j < P; j++) {
                for (int k = 0; k < P; k++) {
                    beta[j] += inverse[j][k] * score[k];
                }
            }
        }
        RegimeValues found = trial.fit(link);
        for (int j = 0; j < P; j++) {
            assertThat(found.coefficients().values().get(j)).isCloseTo(beta[j], within(1e-11));
            for (int k = 0; k < P; k++) {
                double sandwich = 0;
                for (double[] u : scores) {
                    sandwich += dot(inverse[j], u) * dot(inverse[k], u);
                }
                assertThat(found.coefficients().covariance().get(j, k)).isCloseTo(sandwich, within(1e-12));
            }
        }
        assertThat(found.coefficients().names()).isEqualTo(List.of("aa", "ab", "ba", "bb", "x"));
    }

    private static void add(
            Link link,
            double[] row,
            double y,
            double weight,
            double[] beta,
            double[][] information,
            double[] score,
            double[] own) {
        double eta = dot(row, beta);
        double mean = switch (link) {
            case IDENTITY -> eta;
            case LOGIT -> 1 / (1 + Math.exp(-eta));
            case LOG -> Math.exp(eta);
        };
        double slope = switch (link) {
            case IDENTITY -> 1;
            case LOGIT -> mean * (1 - mean);
            case LOG -> mean;
        };
        for (int j = 0; j < P; j++) {
            double u = weight * (y - mean) * row[j];
            score[j] += u;
            own[j] += u;
            for (int k = 0; k < P; k++) {
                information[j][k] += weight * slope * row[j] * row[k];
            }
        }
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int j = 0; j < P; j++) {
            sum += left[j] * right[j];
        }
        return sum;
    }

    /// Gauss-Jordan.
    private static double[][] inverse(double[][] matrix) {
        var a = new double[P][2 * P];
        for (int i = 0; i < P; i++) {
            System.arraycopy(matrix[i], 0, a[i], 0, P);
            a[i][P + i] = 1;
        }
        for (int k = 0; k < P; k++) {
            double pivot = a[k][k];
            for (int j = 0; j < 2 * P; j++) {
                a[k][j] /= pivot;
            }
            for (int i = 0; i < P; i++) {
                double factor = a[i][k];
                for (int j = 0; i != k && j < 2 * P; j++) {
                    a[i][j] -= factor * a[k][j];
                }
            }
        }
        var inverse = new double[P][];
        for (int i = 0; i < P; i++) {
            inverse[i] = Arrays.copyOfRange(a[i], P, 2 * P);
        }
        return inverse;
    }
}
