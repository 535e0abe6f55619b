package org.stegvis.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.data.TrialData;

/// The values of regimes where people leave by what was seen: weights for staying cover the truth, complete cases
/// do not.
class CensoredRegimesCalibration {
    private static final int TRIALS = 250;
    private static final int N = 1600;

    private static Section.Values values(TrialData data, String analysis) {
        List<Analysis> wanted = MadeUpSmart.PROTOCOL.analyses().stream()
                .filter(each -> each.id().equals(analysis))
                .toList();
        Result result =
                PlannedAnalyses.of(MadeUpSmart.PROTOCOL).run(data, wanted).getFirst();
        return ((Result.Found) result).values();
    }

    @Test
    void weights_for_staying_cover_the_truth_and_complete_cases_do_not() {
        Section.Values truth = values(MadeUpSmart.data(100_000, false, new SplittableRandom(1)), "plain");
        int covered = 0;
        int coveredByComplete = 0;
        double bias = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            TrialData data = MadeUpSmart.data(N, true, new SplittableRandom(900 + trial));
            Section.Values weighted = values(data, "stayed");
            Section.Values complete = values(data, "plain");
            for (int v = 0; v < 4; v++) {
                double actual = truth.values().get(v).estimate().estimate();
                covered += covers(weighted, v, actual);
                coveredByComplete += covers(complete, v, actual);
                bias += (weighted.values().get(v).estimate().estimate() - actual) / (4 * TRIALS);
            }
        }
        // Three Monte Carlo errors about 95 %. The intervals are for large samples: with N = 400 they cover 91.5 %.
        assertThat(covered / (4.0 * TRIALS)).as("coverage").isBetween(0.925, 0.975);
        assertThat(coveredByComplete / (4.0 * TRIALS))
                .as("coverage of complete cases")
                .isLessThan(0.85);
        assertThat(Math.abs(bias)).as("bias").isLessThan(0.03);
    }

    @Test
    void where_nobody_leaves_the_values_are_those_of_known_weights() {
        TrialData data = MadeUpSmart.data(200, false, new SplittableRandom(4));
        Section.Values weighted = values(data, "stayed");
        Section.Values plain = values(data, "plain");
        for (int v = 0; v < 4; v++) {
            assertThat(weighted.values().get(v).estimate().estimate())
                    .isCloseTo(plain.values().get(v).estimate().estimate(), within(1e-12));
            assertThat(weighted.values().get(v).estimate().se())
                    .isCloseTo(plain.values().get(v).estimate().se(), within(1e-12));
        }
    }

    private static int covers(Section.Values values, int v, double truth) {
        Estimate estimate = values.values().get(v).estimate();
        return estimate.lower() <= truth && truth <= estimate.upper() ? 1 : 0;
    }
}
