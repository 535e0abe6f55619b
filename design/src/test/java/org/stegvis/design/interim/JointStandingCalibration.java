package org.stegvis.design.interim;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;

/// All contrasts of four regimes at three looks: the intervals after stopping hold together, and the median
/// unbiased estimates have as much below them as above.
class JointStandingCalibration {
    private static final int TRIALS = 600;
    private static final List<Double> LOOKS = List.of(0.4, 0.7, 1.0);
    private static final Matrix CONTRASTS = Matrix.ofRows(
            new double[] {1, -1, 0, 0},
            new double[] {1, 0, -1, 0},
            new double[] {1, 0, 0, -1},
            new double[] {0, 1, -1, 0},
            new double[] {0, 1, 0, -1},
            new double[] {0, 0, 1, -1});
    private static final double SHARED = 0.3;
    private static final Matrix COVARIANCE =
            Matrix.of(4, 4, (i, j) -> i == j ? 1 : i / 2 == j / 2 ? SHARED : 0).quadratic(CONTRASTS);
    private static final Matrix OVER_LOOKS = Matrix.of(
            18,
            18,
            (r, s) -> COVARIANCE.get(r % 6, s % 6)
                    * Math.sqrt(Math.min(LOOKS.get(r / 6), LOOKS.get(s / 6))
                            / Math.max(LOOKS.get(r / 6), LOOKS.get(s / 6))));
    private static final JointStanding ANY = JointStanding.of(
            LOOKS, LOOKS, OVER_LOOKS, statistics(new Random(1), new double[4]), 0.05, new Spending.Pocock());

    @Test
    void without_a_difference_all_intervals_hold_with_the_level_of_the_family() {
        assertThat(missed(new double[4], 3)).isCloseTo(0.05, within(4 * Math.sqrt(0.0475 / TRIALS)));
    }

    @Test
    void with_differences_all_intervals_hold_at_least_so_often_and_estimates_lie_in_the_middle() {
        assertThat(missed(new double[] {3.5, 2, 0, 0}, 4)).isLessThan(0.05 + 4 * Math.sqrt(0.0475 / TRIALS));
    }

    /// How often any interval misses; of the first contrast the estimate is above the truth in half of the
    /// trials.
    private static double missed(double[] drifts, long seed) {
        var random = new Random(seed);
        double tail = (1 - ANY.level()) / 2;
        int missed = 0;
        int above = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            var standing = new JointStanding(
                    ANY.all(), ANY.critical(), 3, statistics(random, drifts), COVARIANCE, ANY.error());
            boolean misses = false;
            for (int c = 0; c < 6; c++) {
                double truth = 0;
                for (int d = 0; d < 4; d++) {
                    truth += CONTRASTS.get(c, d) * drifts[d];
                }
                truth /= Math.sqrt(COVARIANCE.get(c, c));
                double place = requireNonNull(standing.stopped(c)).asExtreme(truth);
                misses |= place < tail || place > 1 - tail;
                // The estimate is above the truth where a result as extreme is less likely than not.
                above += c == 1 && place < 0.5 ? 1 : 0;
            }
            missed += misses ? 1 : 0;
        }
        assertThat((double) above / TRIALS).isCloseTo(0.5, within(4 * 0.5 / Math.sqrt(TRIALS)));
        return (double) missed / TRIALS;
    }

    /// Z of the six contrasts at each look.
    private static List<Column> statistics(Random random, double[] drifts) {
        var score = new double[4];
        var all = new Column[3];
        double before = 0;
        for (int look = 0; look < 3; look++) {
            double step = LOOKS.get(look) - before;
            before = LOOKS.get(look);
            for (int pair = 0; pair < 2; pair++) {
                double common = Math.sqrt(SHARED) * random.nextGaussian();
                for (int d = 2 * pair; d < 2 * pair + 2; d++) {
                    score[d] += drifts[d] * step
                            + Math.sqrt(step) * (common + Math.sqrt(1 - SHARED) * random.nextGaussian());
                }
            }
            double time = before;
            all[look] = Column.of(6, c -> {
                double sum = 0;
                for (int d = 0; d < 4; d++) {
                    sum += CONTRASTS.get(c, d) * score[d];
                }
                return sum / Math.sqrt(COVARIANCE.get(c, c) * time);
            });
        }
        return List.of(all);
    }
}
