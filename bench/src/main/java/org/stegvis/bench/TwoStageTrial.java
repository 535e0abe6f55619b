package org.stegvis.bench;

import java.util.List;
import java.util.Random;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.regimes.RegimeRows;

/// Made-up columns of a trial with two stages, as a data file would hold them: options 1 and -1, the second
/// 0 for responders, who are not randomised again; outcomes at six visits, the last of which is `y`.
record TwoStageTrial(
        int size, double[] x, double[] first, boolean[] responder, double[] second, double[] y, double[][] visits) {
    static final List<String> REGIMES = List.of("1/1", "1/-1", "-1/1", "-1/-1");
    static final int VISITS = 6;
    static final int SECOND_DECISION = 2;

    static TwoStageTrial of(int size, long seed) {
        var random = new Random(seed);
        var trial = new TwoStageTrial(
                size,
                new double[size],
                new double[size],
                new boolean[size],
                new double[size],
                new double[size],
                new double[VISITS][size]);
        for (int i = 0; i < size; i++) {
            trial.fill(i, random);
        }
        return trial;
    }

    private void fill(int i, Random random) {
        x[i] = random.nextGaussian();
        first[i] = random.nextBoolean() ? 1 : -1;
        double own = 1.2 * random.nextGaussian();
        responder[i] = 0.4 * x[i] + 0.3 * first[i] + random.nextGaussian() > 0.2;
        second[i] = responder[i] ? 0 : random.nextBoolean() ? 1 : -1;
        for (int visit = 0; visit < VISITS; visit++) {
            double before = Math.min(visit, SECOND_DECISION);
            double after = Math.max(visit - SECOND_DECISION, 0);
            double effect = 0.2 + (responder[i] ? 0.3 : 0) + 0.25 * second[i] - 0.2 * second[i] * first[i];
            visits[visit][i] = 20
                    + 0.8 * x[i]
                    + own
                    + before * (0.6 + 0.3 * first[i])
                    + after * effect
                    + 1.5 * random.nextGaussian();
        }
        y[i] = visits[VISITS - 1][i];
    }

    /// From the columns: a responder is consistent with both regimes of the first option, others with one.
    RegimeRows rows() {
        var participant = new int[2 * size];
        var regime = new int[2 * size];
        int rows = 0;
        for (int i = 0; i < size; i++) {
            int start = first[i] > 0 ? 0 : 2;
            participant[rows] = i;
            regime[rows++] = second[i] < 0 ? start + 1 : start;
            participant[rows] = i;
            regime[rows] = start + 1;
            rows += responder[i] ? 1 : 0;
        }
        return new RegimeRows(
                REGIMES,
                Grouping.of(size, rows, row -> participant[row]),
                Grouping.of(REGIMES.size(), rows, row -> regime[row]));
    }

    /// For each row, the probability of what was allocated to the participant.
    Column probabilities(RegimeRows rows) {
        return Column.of(rows.rows(), row -> responder[rows.participant().get(row)] ? 0.5 : 0.25);
    }
}
