package org.stegvis.estimation.regimes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stegvis.estimation.linear.Grouping;

/// Which embedded regimes each analysed participant is consistent with: one row for every pair.
///
/// `participant` and `regime` have one entry a row. A participant consistent with two regimes has two rows
/// (the replication), one with none has none.
public record RegimeRows(List<String> regimes, Grouping participant, Grouping regime) {
    public RegimeRows {
        regimes = List.copyOf(regimes);
        if (regimes.size() != regime.groups()) {
            throw new IllegalArgumentException("regimes names %d regimes but the rows have %d; name each."
                    .formatted(regimes.size(), regime.groups()));
        }
        if (participant.rows() != regime.rows()) {
            throw new IllegalArgumentException("participant has %d rows but regime has %d; they must be as many."
                    .formatted(participant.rows(), regime.rows()));
        }
        if (!participant.includesEveryRow() || !regime.includesEveryRow()) {
            throw new IllegalArgumentException(
                    "a row has no participant or no regime; leave out participants consistent with no regime.");
        }
    }

    /// Whether a participant's course is what a regime would have done.
    @FunctionalInterface
    public interface Consistency {
        boolean of(int participant, int regime);
    }

    /// The rows of all pairs that are consistent, participant by participant.
    public static RegimeRows of(List<String> regimes, int participants, Consistency consistent) {
        int most = Math.multiplyExact(participants, regimes.size());
        var participant = new int[most];
        var regime = new int[most];
        int rows = 0;
        for (int i = 0; i < participants; i++) {
            for (int r = 0; r < regimes.size(); r++) {
                if (consistent.of(i, r)) {
                    participant[rows] = i;
                    regime[rows++] = r;
                }
            }
        }
        return new RegimeRows(
                regimes,
                Grouping.of(participants, Arrays.copyOf(participant, rows)),
                Grouping.of(regimes.size(), Arrays.copyOf(regime, rows)));
    }

    public int rows() {
        return regime.rows();
    }

    public int participants() {
        return participant.groups();
    }

    /// The regimes that nobody is consistent with.
    public List<String> unfollowed() {
        int[] counts = regime.counts();
        var none = new ArrayList<String>();
        for (int r = 0; r < counts.length; r++) {
            if (counts[r] == 0) {
                none.add(regimes.get(r));
            }
        }
        return none;
    }
}
