package org.stegvis.randomisation;

import java.util.List;
import java.util.stream.IntStream;

/// The allocations of one list, in order and without end; the source and the address fix what stands at a position.
///
/// Safe for use by several threads. Positions asked in order are answered at once; going back in a list of random
/// permuted blocks walks it again from its start.
public final class AllocationList {
    private final Ratio ratio;
    private final OptionSequence sequence;
    private final List<Allocation> unpredictable;

    // What is known before a position, kept so that the next one need not start afresh. Immutable, so a stale one is
    // only slow.
    private volatile Foresight latest;

    private final Foresight start;

    AllocationList(Ratio ratio, OptionSequence sequence, Prediction atStart) {
        this.ratio = ratio;
        this.sequence = sequence;
        this.start = new Foresight(0, atStart);
        this.latest = start;
        this.unpredictable = IntStream.range(0, ratio.options().size())
                .mapToObj(option -> new Allocation(
                        ratio.options().get(option), ratio.probability(option), ratio.probability(option)))
                .toList();
    }

    /// The allocation at a position, from 0.
    public Allocation at(long position) {
        requirePosition(position);
        if (start.prediction() instanceof IndependentPrediction) {
            return unpredictable.get(sequence.at(position));
        }
        // The past first: a sequence of blocks is quick when it is read forwards.
        Prediction prediction = foreseen(position);
        int option = sequence.at(position);
        return new Allocation(ratio.options().get(option), ratio.probability(option), prediction.probability(option));
    }

    /// The option at a position, from 0, without its probabilities: the quickest way.
    public String optionAt(long position) {
        return ratio.options().get(sequence.at(requirePosition(position)));
    }

    private Prediction foreseen(long position) {
        Foresight known = latest;
        if (known.position() > position) {
            known = start;
        }
        Prediction prediction = known.prediction();
        for (long earlier = known.position(); earlier < position; earlier++) {
            prediction = prediction.after(sequence.at(earlier));
        }
        latest = new Foresight(position, prediction);
        return prediction;
    }

    private static long requirePosition(long position) {
        if (position < 0) {
            throw new IllegalArgumentException("The position (" + position
                    + ") in an allocation list must be the number of earlier allocations in it, 0 or more.");
        }
        return position;
    }

    /// What the earlier allocations tell of the one at `position`.
    private record Foresight(long position, Prediction prediction) {}
}
