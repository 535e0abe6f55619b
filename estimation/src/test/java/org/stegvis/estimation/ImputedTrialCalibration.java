package org.stegvis.estimation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.protocol.data.TrialData;

/// The values of regimes where missing values depend on what was seen before: imputation along the structure covers
/// the truth, complete cases do not.
class ImputedTrialCalibration {
    private static final int TRIALS = 150;
    private static final int N = 200;

    private static Section.Values values(TrialData data, String analysis) {
        Result result = PlannedAnalyses.of(MadeUpSmart.PROTOCOL)
                .run(
                        data,
                        MadeUpSmart.PROTOCOL.analyses().stream()
                                .filter(each -> each.id().equals(analysis))
                                .toList())
                .getFirst();
        return ((Result.Found) result).values();
    }

    @Test
    void imputation_along_the_structure_covers_the_truth_and_complete_cases_do_not() {
        Section.Values truth = values(MadeUpSmart.data(100_000, false, new SplittableRandom(1)), "plain");
        int covered = 0;
        int coveredByComplete = 0;
        double bias = 0;
        double biasOfComplete = 0;
        int count = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            TrialData data = MadeUpSmart.data(N, true, new SplittableRandom(100 + trial));
            Section.Values imputed = values(data, "imputed");
            Section.Values complete = values(data, "plain");
            for (int v = 0; v < 4; v++) {
                double actual = truth.values().get(v).estimate().estimate();
                covered += covers(imputed, v, actual);
                coveredByComplete += covers(complete, v, actual);
                bias += imputed.values().get(v).estimate().estimate() - actual;
                biasOfComplete += complete.values().get(v).estimate().estimate() - actual;
                count++;
            }
        }
        // The four values of a trial are correlated; as if they were one makes the tolerance wide enough.
        double tolerance = 3 * Math.sqrt(0.05 * 0.95 / TRIALS);
        assertThat(Math.abs(covered / (double) count - 0.95)).as("coverage").isLessThan(tolerance);
        assertThat(coveredByComplete / (double) count)
                .as("coverage of complete cases")
                .isLessThan(0.85);
        assertThat(Math.abs(bias / count)).as("bias").isLessThan(0.03);
        assertThat(biasOfComplete / count).as("bias of complete cases").isGreaterThan(0.1);
    }

    private static int covers(Section.Values values, int v, double truth) {
        Estimate estimate = values.values().get(v).estimate();
        return estimate.lower() <= truth && truth <= estimate.upper() ? 1 : 0;
    }
}
