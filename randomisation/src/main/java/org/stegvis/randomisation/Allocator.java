package org.stegvis.randomisation;

import java.util.List;
import org.stegvis.protocol.Action.Offer;
import org.stegvis.protocol.Procedure;

/// Allocates participants: in trials over a [KeyedSource], in simulation over a [CounterSource], by the same code.
public record Allocator(RandomSource source) {

    /// The allocation at a position of a list.
    ///
    /// One open option is assigned with probability 1. Looking up a list costs more than an allocation by simple
    /// randomisation; who allocates many participants keeps the [#list].
    ///
    /// @param offers all options of the route with their shares; those that `address` names are open
    /// @param position how many allocations this list has given before
    public Allocation allocate(Procedure procedure, List<Offer> offers, ListAddress address, long position) {
        return list(procedure, offers, address).at(position);
    }

    /// The allocation list at an address. Minimisation has none: see [Minimiser].
    ///
    /// @param offers all options of the route with their shares; those that `address` names are open
    public AllocationList list(Procedure procedure, List<Offer> offers, ListAddress address) {
        Ratio ratio = Ratio.of(offers, address.options());
        Prediction start = Prediction.atStart(procedure, offers, ratio);
        RandomStream stream = source.stream(address);
        OptionSequence sequence = switch (procedure) {
            case Procedure.Simple() -> new SimpleSequence(ratio, stream);
            case Procedure.PermutedBlocks(List<Integer> sizes) ->
                new BlockSequence(BlockPlan.of(sizes, offers, ratio), stream);
            case Procedure.BiasedCoin coin -> new CoinSequence(new CoinPrediction(Coin.of(coin), ratio, 0, 0), stream);
            case Procedure.Urn urn -> new CoinSequence(new CoinPrediction(Coin.of(urn), ratio, 0, 0), stream);
            case Procedure.Minimisation minimisation -> throw Prediction.minimisationHasNoList();
        };
        return new AllocationList(ratio, sequence, start);
    }
}
