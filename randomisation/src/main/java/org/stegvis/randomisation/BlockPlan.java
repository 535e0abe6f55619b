package org.stegvis.randomisation;

import java.util.List;
import org.stegvis.protocol.Action.Offer;

/// The blocks a list is made of: the ratio they hold and the sizes they are drawn from, each equally likely.
///
/// A size named twice is twice as likely.
record BlockPlan(Ratio ratio, List<Integer> sizes) {
    /// A block is held in memory, and one this large balances nothing.
    static final int LARGEST = 10_000;

    BlockPlan {
        sizes = List.copyOf(sizes);
    }

    /// The plan for the open options of an offer.
    ///
    /// The sizes must fit all the options together. Where fewer are open, a size that does not fit their
    /// ratio is raised to the next that does: 4 becomes 6 when two of 2:1:1 remain as 2:1.
    static BlockPlan of(List<Integer> sizes, List<Offer> offers, Ratio open) {
        Ratio full = Ratio.of(offers);
        for (int size : sizes) {
            requireFitting(size, full);
        }
        long sum = open.sum();
        return new BlockPlan(
                open,
                sizes.stream()
                        .map(size -> Math.toIntExact(Math.ceilDiv(size, sum) * sum))
                        .toList());
    }

    int number() {
        return sizes.size();
    }

    int options() {
        return ratio.options().size();
    }

    /// How many of a block of this size are given to each option.
    int[] composition(int size) {
        int copies = Math.toIntExact(size / ratio.sum());
        return ratio.parts().stream()
                .mapToInt(part -> Math.toIntExact(part * copies))
                .toArray();
    }

    private static void requireFitting(int size, Ratio full) {
        long sum = full.sum();
        if (size % sum != 0) {
            throw new IllegalArgumentException("The block size (" + size + ") must be a multiple of " + sum
                    + ", the sum of the shares " + full + ". Nearest that fit: " + nearest(size, sum) + ".");
        }
        if (size > LARGEST) {
            throw new IllegalArgumentException("The block size (" + size + ") must be at most " + LARGEST
                    + ". Use smaller blocks, or simple randomisation.");
        }
    }

    private static String nearest(int size, long sum) {
        long below = size / sum * sum;
        return below == 0 ? String.valueOf(sum) : below + " and " + (below + sum);
    }
}
