package org.stegvis.estimation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.regime.Adherence;
import org.stegvis.protocol.regime.EmbeddedRegime;
import org.stegvis.protocol.regime.Path;
import org.stegvis.protocol.regime.Turn;
import org.stegvis.protocol.tailoring.Offering.How;

/// How a participant stands to the regimes: what was allocated on the way through the decisions, and which regimes
/// that is consistent with. Participants on the same footing have the same weights, known or estimated by proportions.
///
/// @param allocations in the order of time
/// @param followed in the order of the regimes
/// @param openAt the decision to which the participant never came; null for others
record Footing(
        List<Allocation> allocations,
        List<Followed> followed,
        @Nullable String openAt) implements Serializable {
    Footing {
        allocations = List.copyOf(allocations);
        followed = List.copyOf(followed);
    }

    /// What was received at one decision.
    ///
    /// @param way what happened before, and the response class
    /// @param open the options that were open
    /// @param probability with which the protocol gave the option
    record Allocation(String decision, String way, List<String> open, String option, How how, double probability)
            implements Serializable {}

    /// A regime that the participant is consistent with.
    ///
    /// @param decided the allocations that the regime determined, by position
    record Followed(int regime, List<Integer> decided) implements Serializable {}

    static Footing of(Path path, List<EmbeddedRegime> regimes) {
        List<Turn> turns = new ArrayList<>();
        List<Allocation> allocations = new ArrayList<>();
        for (Turn turn : path.turns()) {
            if (turn instanceof Turn.Allocated allocated) {
                turns.add(turn);
                allocations.add(new Allocation(
                        allocated.decision(),
                        AllocationWeights.way(path, allocated.decision()).toString(),
                        allocated.offering().open().stream()
                                .map(Action.Offer::option)
                                .toList(),
                        allocated.option(),
                        allocated.offering().how(),
                        allocated.probability()));
            }
        }
        List<Followed> followed = new ArrayList<>();
        for (int regime = 0; regime < regimes.size(); regime++) {
            if (Adherence.of(regimes.get(regime), path) instanceof Adherence.Consistent(var decided)) {
                followed.add(new Followed(
                        regime, decided.stream().map(turns::indexOf).toList()));
            }
        }
        return new Footing(allocations, followed, path.openAt().orElse(null));
    }
}
