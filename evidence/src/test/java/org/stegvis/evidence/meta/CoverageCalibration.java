package org.stegvis.evidence.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.stegvis.estimation.inference.Estimate;

/// With few studies that differ, z intervals cover too seldom and Knapp and Hartung's cover as they say.
class CoverageCalibration {
    private static final int TIMES = 1500;
    private static final int STUDIES = 8;
    private static final double TRUE = 0.4;
    private static final double TAU = 0.5;

    @Test
    void coverage_of_95_percent_intervals_and_of_prediction() {
        var random = new Random(20261125);
        var z = MetaAnalysis.withDefaults().with(TauSquared.DL).with(Uncertainty.NORMAL);
        int byZ = 0;
        int byT = 0;
        int newStudy = 0;
        double bias = 0;
        for (int i = 0; i < TIMES; i++) {
            Effects effects = effects(random);
            MetaResult t = z.with(Uncertainty.KNAPP_HARTUNG).of(effects);
            byZ += covers(z.of(effects).pooled()) ? 1 : 0;
            byT += covers(t.pooled()) ? 1 : 0;
            bias += (t.pooled().estimate() - TRUE) / TIMES;
            var range = Objects.requireNonNull(t.prediction());
            double effect = TRUE + TAU * random.nextGaussian();
            newStudy += effect >= range.lower() && effect <= range.upper() ? 1 : 0;
        }
        double se = Math.sqrt(0.95 * 0.05 / TIMES);
        assertThat(byT / (double) TIMES).isBetween(0.95 - 3.5 * se, 0.95 + 3.5 * se);
        assertThat(byZ / (double) TIMES).isLessThan(0.95 - 3.5 * se);
        // With few studies τ² itself is uncertain, and prediction intervals are known to cover too seldom.
        assertThat(newStudy / (double) TIMES).isBetween(0.87, 0.95);
        // The standard error of the mean over all repetitions is about 0.0052.
        assertThat(bias).isBetween(-0.018, 0.018);
    }

    private static boolean covers(Estimate estimate) {
        return estimate.lower() <= TRUE && TRUE <= estimate.upper();
    }

    private static Effects effects(Random random) {
        var studies = new ArrayList<Study>();
        for (int i = 0; i < STUDIES; i++) {
            double variance = 0.05 + 0.1 * random.nextDouble();
            double effect = TRUE + TAU * random.nextGaussian() + Math.sqrt(variance) * random.nextGaussian();
            studies.add(Study.of("s" + i, effect, variance));
        }
        return new Effects(studies);
    }
}
