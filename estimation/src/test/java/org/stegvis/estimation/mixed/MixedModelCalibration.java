package org.stegvis.estimation.mixed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.Level;

/// Small trials with dropout that depends on the outcome seen before: bias, coverage and type I error of Kenward and
/// Roger's method, within three Monte Carlo standard errors.
class MixedModelCalibration {
    private static final int TRIALS = 1500;
    private static final double EFFECT = 0.6;

    @Test
    void estimate_is_unbiased_and_intervals_cover_under_dropout_at_random() {
        double sum = 0;
        double squares = 0;
        int covered = 0;
        int rejected = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            MadeUpMeasures data = MadeUpMeasures.of(40, 3, EFFECT, new SplittableRandom(1000 + trial));
            MixedFit fit = new MixedModel(data.cellMeans(), Covariance.Marginal.UNSTRUCTURED)
                    .fit()
                    .orElseThrow();
            Estimate effect =
                    fit.inference(SmallSample.KENWARD_ROGER_LINEAR).estimate(data.effectAt(2), Level.OF_95_PERCENT);
            sum += effect.estimate();
            squares += effect.estimate() * effect.estimate();
            covered += effect.lower() <= EFFECT && EFFECT <= effect.upper() ? 1 : 0;
            // The test of the truth itself is the complement of coverage; that of the first visit's effect is its own.
            Estimate first = fit.inference(SmallSample.SATTERTHWAITE).estimate(data.effectAt(0), Level.OF_95_PERCENT);
            rejected += first.lower() > EFFECT / 3 || first.upper() < EFFECT / 3 ? 1 : 0;
        }
        double mean = sum / TRIALS;
        double sd = Math.sqrt(squares / TRIALS - mean * mean);
        double rate = 3 * Math.sqrt(0.05 * 0.95 / TRIALS);

        assertThat(Math.abs(mean - EFFECT)).as("bias").isLessThan(3 * sd / Math.sqrt(TRIALS));
        assertThat(Math.abs(covered / (double) TRIALS - 0.95)).as("coverage").isLessThan(rate);
        assertThat(Math.abs(rejected / (double) TRIALS - 0.05))
                .as("type I error")
                .isLessThan(rate);
    }
}
