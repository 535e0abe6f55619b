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
import org.stegvis.protocol.estimator.CensoringWeighted;
import org.stegvis.protocol.estimator.Correction;
import org.stegvis.protocol.estimator.Referral;

/// The values of regimes where people leave by what was seen: weights for staying cover the truth, complete cases
/// do not.
class CensoredRegimesCalibration {
    private static final int TRIALS = 400;
    private static final int N = 400;

    private static Section.Values values(TrialData data, String analysis) {
        List<Analysis> wanted = MadeUpSmart.PROTOCOL.analyses().stream()
                .filter(each -> each.id().equals(analysis))
                .map(CensoredRegimesCalibration::corrected)
                .toList();
        Result result =
                PlannedAnalyses.of(MadeUpSmart.PROTOCOL).run(data, wanted).getFirst();
        return ((Result.Found) result).values();
    }

    /// For a small sample, where it is by weights for staying.
    private static Analysis corrected(Analysis analysis) {
        return analysis.estimator() instanceof CensoringWeighted plan
                ? analysis.by(plan.with(Correction.MANCL_DEROUEN).with(Referral.STUDENT_T))
                : analysis;
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
        // Without the correction they cover 91.5 %. The Monte Carlo error is 0.5 to 1.1 points, as values are
        // correlated.
        assertThat(covered / (4.0 * TRIALS)).as("coverage").isBetween(0.92, 0.975);
        assertThat(coveredByComplete / (4.0 * TRIALS))
                .as("coverage of complete cases")
                .isLessThan(0.85);
        assertThat(Math.abs(bias)).as("bias").isLessThan(0.05);
    }

    @Test
    void where_nobody_leaves_the_values_are_those_of_known_weights() {
        TrialData data = MadeUpSmart.data(200, false, new SplittableRandom(4));
        Section.Values weighted = values(data, "stayed");
        Section.Values plain = values(data, "plain");
        for (int v = 0; v < 4; v++) {
            Estimate corrected = weighted.values().get(v).estimate();
            Estimate known = plain.values().get(v).estimate();
            assertThat(corrected.estimate()).isCloseTo(known.estimate(), within(1e-12));
            // The correction alone is between: one over one less the leverage of some fifty participants a regime.
            assertThat(corrected.se() / known.se()).isBetween(1.0, 1.1);
        }
    }

    private static int covers(Section.Values values, int v, double truth) {
        Estimate estimate = values.values().get(v).estimate();
        return estimate.lower() <= truth && truth <= estimate.upper() ? 1 : 0;
    }
}
