package org.stegvis.design.operating;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Searches as `stegvis power --goal` does them: each size is played with the same replicates, so that a smaller trial
/// is
/// the beginning of a larger one.
class SmallestTrialCalibration {
    private static final double CRITICAL = 1.959963984540054;
    private static final double EFFECT = 0.18;
    private static final int SEARCHES = 300;
    private static final int REPLICATES = 300;
    private static final int STEP = 4;
    private static final int LARGEST = 1200;

    /// Sums of standard normal outcomes of the participants so far, by replicate.
    private static double[][] sums(SplittableRandom random) {
        var sums = new double[REPLICATES][LARGEST / STEP + 1];
        for (double[] each : sums) {
            for (int k = 1; k < each.length; k++) {
                each[k] = each[k - 1] + Math.sqrt(STEP) * random.nextGaussian();
            }
        }
        return sums;
    }

    private static Figure share(double[][] sums, int participants) {
        int k = Math.clamp(Math.round((double) participants / STEP), 1, LARGEST / STEP);
        double n = k * STEP;
        int hits = 0;
        for (double[] each : sums) {
            hits += EFFECT * Math.sqrt(n) + each[k] / Math.sqrt(n) > CRITICAL ? 1 : 0;
        }
        return Figure.share(hits, REPLICATES);
    }

    /// ((1.96 + 0.8416) / 0.18)² = 242.3.
    @Test
    void the_stated_error_is_the_spread_of_the_answers() {
        for (int first : new int[] {100, 240, 749}) {
            var random = new SplittableRandom(first);
            double sum = 0;
            double squares = 0;
            double stated = 0;
            for (int search = 0; search < SEARCHES; search++) {
                double[][] sums = sums(random);
                SmallestTrial.Answer answer = SmallestTrial.search(n -> share(sums, n), 0.8, CRITICAL, first, LARGEST);
                sum += answer.participants();
                squares += (double) answer.participants() * answer.participants();
                stated += answer.error() * answer.error();
            }
            double mean = sum / SEARCHES;
            double sd = Math.sqrt(squares / SEARCHES - mean * mean);
            assertThat(mean).as("from %d", first).isBetween(236.0, 250.0);
            assertThat(Math.sqrt(stated / SEARCHES) / sd).as("from %d", first).isBetween(0.8, 1.25);
        }
    }
}
