package org.stegvis.exchange.planned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stegvis.estimation.AnalysisPlan;
import org.stegvis.estimation.LooksTogether;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.estimator.InterimAugmented;

/// The covariance of estimates at two looks against what repeated trials show.
class LooksTogetherCalibration {
    private static final int TRIALS = 400;
    private static final Protocol PROTOCOL = Validated.Setting.ON_THE_WAY.protocol();
    private static final Matrix CONTRASTS = Matrix.ofRows(new double[] {1, 0, -1, 0}, new double[] {0, 1, 0, -1});

    private static LooksTogether looks(long seed) {
        var study = new MadeUpStudy(0);
        TrialData last = study.once(400, new Random(seed));
        TrialData first = study.onTheWay(400, new Random(seed))
                .rows(IntStream.range(0, 250).toArray());
        var plan = AnalysisPlan.ofRegimes("y@end").by(InterimAugmented.withDefaults());
        return switch (LooksTogether.of(PROTOCOL, plan.in(PROTOCOL), List.of(first, last))) {
            case Fitting.Fitted<LooksTogether>(var found) -> found;
            case Fitting.NotFitted<LooksTogether>(var why) -> throw new AssertionError(why.sentence());
        };
    }

    @Test
    void contrasts_at_two_looks_are_correlated_as_is_estimated() {
        var z = new double[TRIALS][4];
        double estimated = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            LooksTogether looks = looks(40_000 + trial);
            for (int c = 0; c < 2; c++) {
                int row = c;
                Column contrast = Column.of(4, d -> CONTRASTS.get(row, d));
                z[trial][c] = looks.z(0, contrast);
                z[trial][2 + c] = looks.z(1, contrast);
            }
            Matrix covariance = looks.ofContrasts(CONTRASTS);
            estimated += covariance.get(0, 2) / Math.sqrt(covariance.get(0, 0) * covariance.get(2, 2)) / TRIALS;
        }
        double seen = correlation(z, 0, 2);
        assertThat(estimated).isCloseTo(seen, within(4 * (1 - seen * seen) / Math.sqrt(TRIALS)));
        assertThat(seen).isBetween(0.5, 0.9);
    }

    private static double correlation(double[][] z, int i, int j) {
        double sum = 0;
        double one = 0;
        double other = 0;
        for (double[] each : z) {
            sum += each[i] * each[j];
            one += each[i] * each[i];
            other += each[j] * each[j];
        }
        return sum / Math.sqrt(one * other);
    }
}
