package org.stegvis.randomisation;

import java.util.List;
import org.stegvis.protocol.Action.Offer;
import org.stegvis.protocol.Procedure;

/// What somebody who knows the procedure and the list so far can say of its next allocation.
sealed interface Prediction permits IndependentPrediction, BlockPrediction, CoinPrediction {
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
            case Procedure.BiasedCoin coin -> new CoinPrediction(Coin.of(coin), requireEvenPair(offers, open), 0, 0);
            case Procedure.Urn urn -> new CoinPrediction(Coin.of(urn), requireEvenPair(offers, open), 0, 0);
            case Procedure.Minimisation minimisation -> throw minimisationHasNoList();
        };
    }

    private static Ratio requireEvenPair(List<Offer> offers, Ratio open) {
        Ratio all = Ratio.of(offers);
        if (all.options().size() > 2 || all.parts().stream().distinct().count() > 1) {
            throw new IllegalArgumentException(
                    "Biased coins and urns need one or two options with equal shares; they are " + all
                            + ". Maybe permuted blocks.");
        }
        return open;
    }

    /// Minimisation looks at other participants than those of the stratum.
    static IllegalArgumentException minimisationHasNoList() {
        return new IllegalArgumentException("Minimisation has no list of allocations; ask a Minimiser.");
    }
}
