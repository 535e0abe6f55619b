package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.weights.AllocationModel;
import org.stegvis.estimation.weights.AllocationProbabilities;
import org.stegvis.estimation.weights.ReceivedOptions;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.estimator.Progress;
import org.stegvis.protocol.regime.Path;
import org.stegvis.protocol.regime.Turn;

/// How far each analysed participant has come, and how probable it was, for one who had come to a stage, to
/// have come to the next.
///
/// Stages are counted as decisions are; behind the last decision comes the outcome. A participant has come
/// to a decision when it was taken, and to the end with the outcome.
///
/// @param stages how many each has come to: all decisions and the outcome, or fewer
/// @param probabilities by decision, of having come to the stage behind it
/// @param scores participants x r, of the proportions that tell them
record Coming(int[] stages, List<Column> probabilities, Matrix scores) {
    private static final int NOT_YET = 0;
    private static final int PASSED = 1;

    /// Everybody has the outcome.
    static Coming allThere(Analysed analysed) {
        var stages = new int[analysed.size()];
        Arrays.fill(stages, Integer.MAX_VALUE);
        return new Coming(stages, List.of(), Matrix.of(analysed.size(), 0, (i, j) -> 0));
    }

    /// How many stages the participant in a row of the data has come to; all of them with the outcome.
    static int stages(Question question, int row) {
        List<Decision> decisions = question.protocol().decisions();
        boolean hasOutcome = !question.data()
                .numbers(question.analysis().outcome().last().toString())
                .isMissing(row);
        if (hasOutcome) {
            return decisions.size() + 1;
        }
        List<Turn> turns = question.paths().get(row).turns();
        Turn last = turns.isEmpty() ? null : turns.getLast();
        // One who left, and has no outcome, may be one of whom nothing is known yet at that decision.
        return last instanceof Turn.Open || last instanceof Turn.Left
                ? decisions.stream().map(Decision::id).toList().indexOf(last.decision())
                : decisions.size();
    }

    /// From the proportions among the analysed participants.
    static Fitting<Coming> of(Question question, int[] rows, Progress progress) {
        int n = rows.length;
        int[] stages = Arrays.stream(rows).map(row -> stages(question, row)).toArray();
        Fitting<Coming> all = new Fitting.Fitted<>(new Coming(stages, List.of(), Matrix.of(n, 0, (i, j) -> 0)));
        for (int k = 0; k < question.protocol().decisions().size(); k++) {
            int stage = k;
            Decision decision = question.protocol().decisions().get(k);
            Grouping passed = Grouping.of(
                    2, n, i -> stages[i] <= stage ? Grouping.NONE : stages[i] > stage + 1 ? PASSED : NOT_YET);
            var received = new ReceivedOptions("behind " + decision.id(), List.of("not yet", "passed"), passed);
            var model = new AllocationModel.Proportions(received, cells(question, rows, passed, decision, progress));
            all = all.then(before -> model.fit().map(before::and));
        }
        return all;
    }

    private Coming and(AllocationProbabilities next) {
        var more = new ArrayList<>(probabilities);
        more.add(next.probabilities());
        return new Coming(stages, more, scores.beside(next.scores()));
    }

    private static Grouping cells(
            Question question, int[] rows, Grouping passed, Decision decision, Progress progress) {
        var numbers = new HashMap<List<String>, Integer>();
        var cells = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            Path path = question.paths().get(rows[i]);
            cells[i] = passed.get(i) == Grouping.NONE
                    ? Grouping.NONE
                    : numbers.computeIfAbsent(
                            switch (progress) {
                                case TOGETHER -> List.of();
                                case BY_PATH -> way(path, decision.id());
                            },
                            none -> numbers.size());
        }
        return Grouping.of(numbers.size(), cells);
    }

    /// What happened up to a decision, and at it.
    private static List<String> way(Path path, String decision) {
        var way = new ArrayList<>(AllocationWeights.way(path, decision));
        for (Turn turn : path.turns()) {
            if (turn instanceof Turn.Allocated allocated && turn.decision().equals(decision)) {
                way.add(allocated.option());
            }
        }
        return way;
    }

    /// Whether a participant has come to the stage behind a decision, counted from 0.
    boolean hasPassed(int decision, int participant) {
        return stages[participant] > decision + 1;
    }

    /// The probability of that for one who has.
    double probability(int decision, int participant) {
        return probabilities.isEmpty() ? 1 : probabilities.get(decision).get(participant);
    }

    /// The probability of having the outcome by now for each who has it, 0 for others.
    Column finishing() {
        int decisions = probabilities.size();
        return Column.of(stages.length, i -> {
            if (stages[i] <= decisions) {
                return 0;
            }
            double product = 1;
            for (Column each : probabilities) {
                product *= each.get(i);
            }
            return product;
        });
    }

    /// How many have come to each stage.
    int[] counts() {
        var counts = new int[probabilities.size() + 1];
        for (int stage = 0; stage < counts.length; stage++) {
            int wanted = stage + 1;
            counts[stage] =
                    (int) Arrays.stream(stages).filter(each -> each >= wanted).count();
        }
        return counts;
    }
}
