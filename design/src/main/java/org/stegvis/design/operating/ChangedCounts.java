package org.stegvis.design.operating;

import java.util.ArrayList;
import java.util.List;

/// Counts over trials that were changed at a look. For one thread.
final class ChangedCounts {
    private final List<String> names;
    private final long[] rejected;
    private final long[] uncorrected;
    private long any;
    private long anyUncorrected;
    private long changed;
    private double participants;
    private double squares;

    ChangedCounts(List<String> names) {
        this.names = names;
        rejected = new long[names.size()];
        uncorrected = new long[names.size()];
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

    /// Both; sums of whole numbers, so that their order does not matter.
    ChangedCounts and(ChangedCounts other) {
        var both = new ChangedCounts(names);
        for (int h = 0; h < rejected.length; h++) {
            both.rejected[h] = rejected[h] + other.rejected[h];
            both.uncorrected[h] = uncorrected[h] + other.uncorrected[h];
        }
        both.any = any + other.any;
        both.anyUncorrected = anyUncorrected + other.anyUncorrected;
        both.changed = changed + other.changed;
        both.participants = participants + other.participants;
        both.squares = squares + other.squares;
        return both;
    }

    ChangedTrials.Found found(long replicates) {
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
