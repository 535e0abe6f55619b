package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stegvis.estimation.imputation.Streams;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Fitting.Fitted;
import org.stegvis.estimation.linear.Fitting.NotFitted;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.tailoring.BackwardInduction;
import org.stegvis.estimation.tailoring.ChoicePoint;
import org.stegvis.estimation.tailoring.LearningInTurn;
import org.stegvis.estimation.tailoring.WeightedValues;

/// The value of a learned rule beside those of the embedded regimes: the mean over several orders in which participants
/// are judged by a rule learned from those before them.
///
/// The covariance is the mean of those of the single orders. The mean of several estimates varies no more than one of
/// them does on average, so it is not too small.
record RuleValue(
        RegimeSample sample,
        AllocationWeights weights,
        BackwardInduction induction,
        Grouping clusters,
        int parts,
        Streams streams) {
    /// So that the answer hardly depends on one order.
    private static final int ORDERS = 5;
    /// The share of the parts that are learned from only.
    private static final double FIRST = 0.3;

    /// @param values of the regimes and, last, the rule
    /// @param same the regimes that give each participant judged what the rule gives, in every order
    record Found(JointEstimate values, List<String> same) {
        Found {
            same = List.copyOf(same);
        }
    }

    Fitting<Found> found(List<ChoicePoint> points, List<String> names) {
        int divided = Math.min(parts, clusters.groups());
        if (divided < 2) {
            return new NotFitted<>(new Diagnosis.TooFewRows(clusters.groups(), 2));
        }
        int first = Math.max(1, (int) Math.round(FIRST * divided));
        int regimes = names.size() - 1;
        var isSame = new boolean[regimes];
        Arrays.fill(isSame, true);
        var found = new ArrayList<JointEstimate>();
        for (int order = 0; order < ORDERS; order++) {
            var turns = new LearningInTurn(
                    induction, LearningInTurn.parts(divided, clusters, streams.of(-1 - order)), first);
            switch (turns.given()) {
                case NotFitted<LearningInTurn.Given>(var why) -> {
                    return new NotFitted<>(why);
                }
                case Fitted<LearningInTurn.Given>(var given) -> {
                    double[][] all = weights(points, given, regimes);
                    double total = 0;
                    for (int i = 0; i < all.length; i++) {
                        total += all[i][regimes];
                        for (int d = 0; d < regimes; d++) {
                            isSame[d] &= !given.isJudged()[i] || all[i][d] == all[i][regimes];
                        }
                    }
                    if (!(total > 0)) {
                        return new NotFitted<>(new Diagnosis.NobodyIn(names.subList(regimes, regimes + 1)));
                    }
                    found.add(new WeightedValues(
                                    names, sample.analysed().outcome(), Matrix.ofRows(all), clusters, weights.scores())
                            .estimate());
                }
            }
        }
        var same = new ArrayList<String>();
        for (int d = 0; d < regimes; d++) {
            if (isSame[d]) {
                same.add(names.get(d));
            }
        }
        return new Fitted<>(new Found(mean(found), same));
    }

    /// Participants x regimes and the rule; nobody who is not judged counts for the rule.
    private double[][] weights(List<ChoicePoint> points, LearningInTurn.Given given, int regimes) {
        int n = sample.analysed().size();
        var all = new double[n][regimes + 1];
        Column probabilities = sample.probabilities(weights);
        for (int row = 0; row < sample.rows().size(); row++) {
            RegimeSample.Row each = sample.rows().get(row);
            all[each.participant()][each.regime()] = 1 / probabilities.get(row);
        }
        for (int i = 0; i < n; i++) {
            all[i][regimes] = given.isJudged()[i] ? 1 : 0;
        }
        int number = 0;
        for (ChoicePoint point : points) {
            int[] options = given.options().get(number++);
            for (int i = 0; i < options.length; i++) {
                int received = point.received().get(i);
                all[point.members()[i]][regimes] *=
                        received == options[i] ? 1 / point.probabilities().get(i, received) : 0;
            }
        }
        return all;
    }

    private static JointEstimate mean(List<JointEstimate> all) {
        JointEstimate one = all.getFirst();
        int size = one.size();
        return new JointEstimate(
                one.names(),
                Column.of(
                        size,
                        d -> all.stream()
                                .mapToDouble(each -> each.values().get(d))
                                .average()
                                .orElseThrow()),
                Matrix.of(
                        size,
                        size,
                        (d, e) -> all.stream()
                                .mapToDouble(each -> each.covariance().get(d, e))
                                .average()
                                .orElseThrow()),
                one.reference());
    }
}
