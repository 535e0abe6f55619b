package org.stegvis.randomisation;

import java.util.List;
import org.stegvis.protocol.Action.Offer;
import org.stegvis.protocol.Procedure;

/// What somebody who knows the procedure and the list so far can say of its next allocation.
sealed interface Prediction permits IndependentPrediction, BlockPrediction {
    /// The conditional probability that the next allocation is this option.
    double probability(int option);

    /// The prediction once the next allocation is known.
    Prediction after(int option);

    /// Before the first allocation.
    static Prediction atStart(Procedure procedure, List<Offer> offers, Ratio open) {
        return switch (procedure) {
            case Procedure.Simple() -> new IndependentPrediction(open);
            case Procedure.PermutedBlocks(List<Integer> sizes) ->
                BlockPrediction.atStart(BlockPlan.of(sizes, offers, open));
        };
    }
}
