package org.stegvis.estimation.regimes;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.weights.AllocationProbabilities;

/// A two-stage trial with responders not randomised again, for laws: n participants, their order and
/// outcomes from `seed`.
record MadeUpTrial(int n, int[] first, int[] second, double[] x, double[] y, double[] probability) {
    static final List<String> REGIMES = List.of("aa", "ab", "ba", "bb");

    static MadeUpTrial of(int n, long seed, Link link) {
        var random = new Random(seed);
        var trial = new MadeUpTrial(n, new int[n], new int[n], new double[n], new double[n], new double[n]);
        for (int i = 0; i < n; i++) {
            trial.first[i] = random.nextInt(2);
            boolean responder = random.nextDouble() < 0.4;
            trial.second[i] = responder ? -1 : random.nextInt(2);
            trial.x[i] = random.nextGaussian();
            double mean = 0.5 * trial.x[i] + 0.3 * trial.first[i] - 0.2 * trial.second[i];
            trial.y[i] = switch (link) {
                case LOGIT -> random.nextDouble() < 1 / (1 + Math.exp(-mean)) ? 1 : 0;
                case IDENTITY -> mean + random.nextGaussian();
                case LOG -> Math.floor(3 * Math.exp(mean) * -Math.log1p(-random.nextDouble()));
            };
            trial.probability[i] = responder ? 0.5 : 0.25;
        }
        return trial;
    }

    boolean consistent(int participant, int regime) {
        return first[participant] == regime / 2 && (second[participant] < 0 || second[participant] == regime % 2);
    }

    RegimeRows rows() {
        return RegimeRows.of(REGIMES, n, this::consistent);
    }

    RegimeValues fit(Link link) {
        return fit(Column.of(y), Column.of(probability), Column.of(x), link);
    }

    RegimeValues fit(Column outcome, Column probabilities, Column covariate, Link link) {
        return new WeightedReplicated(
                        rows(),
                        outcome,
                        Design.empty(n).and("x", covariate),
                        AllocationProbabilities.known(probabilities),
                        link)
                .fit()
                .orElseThrow();
    }

    /// The same participants in another order.
    MadeUpTrial shuffled(long seed) {
        var random = new Random(seed);
        var order = random.ints(0, Integer.MAX_VALUE).distinct().limit(n).toArray();
        Integer[] index = new Integer[n];
        for (int i = 0; i < n; i++) {
            index[i] = i;
        }
        Arrays.sort(index, Comparator.comparingInt(i -> order[i]));
        var trial = new MadeUpTrial(n, new int[n], new int[n], new double[n], new double[n], new double[n]);
        for (int i = 0; i < n; i++) {
            int from = index[i];
            trial.first[i] = first[from];
            trial.second[i] = second[from];
            trial.x[i] = x[from];
            trial.y[i] = y[from];
            trial.probability[i] = probability[from];
        }
        return trial;
    }
}
