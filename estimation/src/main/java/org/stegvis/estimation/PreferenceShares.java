package org.stegvis.estimation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.linear.Column;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.regime.Turn;
import org.stegvis.protocol.tailoring.Offering.How;

/// Where preferences are honoured, a regime holds only for those who chose, or only for those left to chance. The
/// share of participants in the same situation who came to their option in the same way is part of the probability
/// of being consistent; otherwise responders, who were never asked again, would count too much.
///
/// @param byDecision for each decision that honours preferences, the share of each participant
record PreferenceShares(Map<String, Column> byDecision) {

    /// @param rows of the data, one a participant
    static PreferenceShares of(Protocol protocol, int[] rows, Paths paths) {
        var byDecision = new HashMap<String, Column>();
        for (Decision decision : protocol.decisions()) {
            if (honoursPreferences(decision)) {
                byDecision.put(decision.id(), shares(decision.id(), rows, paths));
            }
        }
        return new PreferenceShares(Map.copyOf(byDecision));
    }

    /// 1 where the decision honours no preference.
    double share(int participant, Turn.Allocated turn) {
        Column shares = byDecision.get(turn.decision());
        return shares == null ? 1 : shares.get(participant);
    }

    private static boolean honoursPreferences(Decision decision) {
        return decision.routes().stream()
                .anyMatch(route -> route.action() instanceof Action.Allocate allocate && allocate.preference() != null);
    }

    /// @param how null for those who were not allocated
    private record Situation(List<String> way, @Nullable How how) {}

    private static Column shares(String decision, int[] rows, Paths paths) {
        List<Situation> situations = Arrays.stream(rows)
                .mapToObj(row -> {
                    Turn.Allocated turn = paths.at(row, decision);
                    How how = turn == null ? null : turn.offering().how();
                    return new Situation(AllocationWeights.way(paths.get(row), decision), how);
                })
                .toList();
        var alike = new HashMap<Situation, Integer>();
        var allocated = new HashMap<List<String>, Integer>();
        for (Situation situation : situations) {
            alike.merge(situation, 1, Integer::sum);
            allocated.merge(situation.way(), situation.how() == null ? 0 : 1, Integer::sum);
        }
        return Column.of(situations.size(), i -> {
            Situation mine = situations.get(i);
            return mine.how() == null
                    ? 1
                    : (double) alike.getOrDefault(mine, 0) / allocated.getOrDefault(mine.way(), 1);
        });
    }
}
