package org.stegvis.randomisation;

import java.util.Arrays;
import java.util.List;
import org.stegvis.protocol.Action.Offer;
import org.stegvis.protocol.Procedure;

/// The list that [Allocator] gives over a [CounterSource], read forwards from its start for one seed after
/// another without making objects. For simulation, by one thread.
///
/// `ForwardListTwice` holds it to [AllocationList].
public final class ForwardList {
    private final Ratio ratio;
    private final long key;
    private final long sum;
    private final long[] upTo;
    private final int[] sizes;
    private final int[][] compositions;
    private final int[] order;
    private final double[] probabilities;
    private final Philox words = new Philox(0, 0, 0, 0);
    private final long[] group = new long[Philox.WORDS];
    private long seed;
    private long position;
    private long block;
    private int inBlock;
    private int length;

    private ForwardList(Ratio ratio, long key, int[] sizes, int[][] compositions) {
        this.ratio = ratio;
        this.key = key;
        this.sum = ratio.sum();
        this.upTo = ratio.parts().stream().mapToLong(Long::longValue).toArray();
        for (int option = 1; option < upTo.length; option++) {
            upTo[option] += upTo[option - 1];
        }
        this.probabilities = new double[upTo.length];
        Arrays.setAll(probabilities, ratio::probability);
        this.sizes = sizes;
        this.compositions = compositions;
        int longest = 0;
        for (int size : sizes) {
            longest = Math.max(longest, size);
        }
        this.order = new int[longest];
    }

    /// Whether lists of this procedure can be read forwards.
    public static boolean isFor(Procedure procedure) {
        return procedure instanceof Procedure.Simple || procedure instanceof Procedure.PermutedBlocks;
    }

    /// The list at an address.
    ///
    /// @param offers all options of the route with their shares; those that `address` names are open
    /// @throws IllegalArgumentException when the procedure is another one
    public static ForwardList of(Procedure procedure, List<Offer> offers, ListAddress address) {
        Ratio ratio = Ratio.of(offers, address.options());
        long key = CounterSource.key(address);
        return switch (procedure) {
            case Procedure.Simple() -> new ForwardList(ratio, key, new int[0], new int[0][]);
            case Procedure.PermutedBlocks(List<Integer> sizes) -> {
                BlockPlan plan = BlockPlan.of(sizes, offers, ratio);
                yield new ForwardList(
                        ratio,
                        key,
                        plan.sizes().stream().mapToInt(Integer::intValue).toArray(),
                        plan.sizes().stream().map(plan::composition).toArray(int[][]::new));
            }
            case Procedure.BiasedCoin coin -> throw unfit(procedure);
            case Procedure.Urn urn -> throw unfit(procedure);
            case Procedure.Minimisation minimisation -> throw unfit(procedure);
        };
    }

    private static IllegalArgumentException unfit(Procedure procedure) {
        return new IllegalArgumentException("A list of " + procedure + " cannot be read forwards.");
    }

    /// The options, as [#next] counts them.
    public List<String> options() {
        return ratio.options();
    }

    public double probability(int option) {
        return probabilities[option];
    }

    /// Goes back to the start of the list under a seed.
    public void begin(long newSeed) {
        seed = newSeed;
        position = 0;
        block = 0;
        inBlock = 0;
        length = 0;
    }

    /// The next option.
    public int next() {
        if (upTo.length == 1) {
            return 0;
        }
        return sizes.length == 0 ? simple() : blocked();
    }

    /// The next options, one after the other: what [#next] gives as often.
    ///
    /// @param into its first `count` places
    public void next(int[] into, int count) {
        int place = 0;
        if (upTo.length > 1 && sizes.length == 0) {
            place = groups(into, count);
        }
        while (place < count) {
            into[place++] = next();
        }
    }

    /// Whole groups of four of a simple list; tells how many options it gave.
    private int groups(int[] into, int count) {
        int place = 0;
        while (place < count && (position & 3) != 0) {
            into[place++] = simple();
        }
        while (place + Philox.WORDS <= count) {
            words.aim(seed, key, position >>> 2, Draw.ALLOCATION.code(), 0, CounterSource.OF_LISTS);
            words.group(group);
            if (!isTaken(group[0]) || !isTaken(group[1]) || !isTaken(group[2]) || !isTaken(group[3])) {
                return place;
            }
            for (long word : group) {
                into[place++] = option(Math.unsignedMultiplyHigh(word, sum));
            }
            position += Philox.WORDS;
        }
        return place;
    }

    /// Whether a word is not passed over.
    private boolean isTaken(long word) {
        long low = word * sum;
        return Long.compareUnsigned(low, sum) >= 0 || Long.compareUnsigned(low, Long.remainderUnsigned(-sum, sum)) >= 0;
    }

    private int simple() {
        int inGroup = (int) (position & 3);
        if (inGroup == 0) {
            words.aim(seed, key, position >>> 2, Draw.ALLOCATION.code(), 0, CounterSource.OF_LISTS);
        }
        long word = words.next();
        if (!isTaken(word)) {
            return rare();
        }
        position++;
        return option(Math.unsignedMultiplyHigh(word, sum));
    }

    /// A word was passed over: takes the long way, and then finds the place in the group again.
    private int rare() {
        long drawn = new CounterSource.One(seed, key, position).below(sum);
        position++;
        words.aim(seed, key, position >>> 2, Draw.ALLOCATION.code(), 0, CounterSource.OF_LISTS);
        for (long before = position & 3; before > 0; before--) {
            words.next();
        }
        return option(drawn);
    }

    private int option(long drawn) {
        // Counted, for a branch would be guessed wrongly where chance decides.
        int option = 0;
        for (int before = 0; before < upTo.length - 1; before++) {
            option += drawn >= upTo[before] ? 1 : 0;
        }
        return option;
    }

    private int blocked() {
        if (inBlock == length) {
            shuffle();
        }
        return order[inBlock++];
    }

    private void shuffle() {
        words.aim(seed, key, block++, Draw.BLOCK.code(), 0, CounterSource.OF_LISTS);
        int choice = sizes.length == 1 ? 0 : (int) words.below(sizes.length);
        int[] composition = compositions[choice];
        int place = 0;
        for (int option = 0; option < composition.length; option++) {
            for (int copy = 0; copy < composition[option]; copy++) {
                order[place++] = option;
            }
        }
        for (int last = place - 1; last > 0; last--) {
            int chosen = (int) words.below(last + 1L);
            int option = order[chosen];
            order[chosen] = order[last];
            order[last] = option;
        }
        length = place;
        inBlock = 0;
    }
}
