package org.stegvis.design.operating;

import java.util.ArrayList;
import java.util.List;

/// Sums over trials that were changed at a look. All are sums of whole numbers, exact in whatever order they are added.
/// For one thread.
final class ChangedCounts {
    /// How many numbers there are beside two a hypothesis.
    private static final int TOGETHER = 5;

    private final long[] rejected;
    private final long[] uncorrected;
    private long any;
    private long anyUncorrected;
    private long changed;
    private double participants;
    private double squares;

    ChangedCounts(int hypotheses) {
        rejected = new long[hypotheses];
        uncorrected = new long[hypotheses];
    }

    /// One trial.
    void add(boolean[] rejects, boolean[] rejectsUncorrected, boolean isChanged, int enrolled) {
        boolean one = false;
        boolean oneUncorrected = false;
        for (int h = 0; h < rejects.length; h++) {
            rejected[h] += rejects[h] ? 1 : 0;
            uncorrected[h] += rejectsUncorrected[h] ? 1 : 0;
            one |= rejects[h];
            oneUncorrected |= rejectsUncorrected[h];
        }
        any += one ? 1 : 0;
        anyUncorrected += oneUncorrected ? 1 : 0;
        changed += isChanged ? 1 : 0;
        participants += enrolled;
        squares += (double) enrolled * enrolled;
    }

    void add(ChangedCounts other) {
        for (int h = 0; h < rejected.length; h++) {
            rejected[h] += other.rejected[h];
            uncorrected[h] += other.uncorrected[h];
        }
        any += other.any;
        anyUncorrected += other.anyUncorrected;
        changed += other.changed;
        participants += other.participants;
        squares += other.squares;
    }

    /// How many numbers the sums of so many hypotheses are; none where nothing is tested.
    static int size(int hypotheses) {
        return hypotheses == 0 ? 0 : 2 * hypotheses + TOGETHER;
    }

    /// All sums; each is below 2^53, so a double holds it exactly.
    double[] numbers() {
        int h = rejected.length;
        var numbers = new double[size(h)];
        for (int i = 0; i < h; i++) {
            numbers[i] = rejected[i];
            numbers[h + i] = uncorrected[i];
        }
        numbers[2 * h] = any;
        numbers[2 * h + 1] = anyUncorrected;
        numbers[2 * h + 2] = changed;
        numbers[2 * h + 3] = participants;
        numbers[2 * h + 4] = squares;
        return numbers;
    }

    /// Begins with what [#numbers] gave.
    void begin(double[] numbers) {
        int h = rejected.length;
        for (int i = 0; i < h; i++) {
            rejected[i] = (long) numbers[i];
            uncorrected[i] = (long) numbers[h + i];
        }
        any = (long) numbers[2 * h];
        anyUncorrected = (long) numbers[2 * h + 1];
        changed = (long) numbers[2 * h + 2];
        participants = numbers[2 * h + 3];
        squares = numbers[2 * h + 4];
    }

    ChangedTrials.Found found(List<String> names, long replicates) {
        var hypotheses = new ArrayList<ChangedTrials.Hypothesis>();
        for (int h = 0; h < rejected.length; h++) {
            hypotheses.add(new ChangedTrials.Hypothesis(
                    names.get(h), Figure.share(rejected[h], replicates), Figure.share(uncorrected[h], replicates)));
        }
        return new ChangedTrials.Found(
                replicates,
                hypotheses,
                Figure.share(any, replicates),
                Figure.share(anyUncorrected, replicates),
                Figure.share(changed, replicates),
                Figure.mean(participants, squares, replicates));
    }
}
