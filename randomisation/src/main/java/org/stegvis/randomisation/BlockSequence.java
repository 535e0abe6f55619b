package org.stegvis.randomisation;

import java.util.Arrays;

/// Permuted blocks: block after block, each of a drawn size and in a drawn order.
///
/// Blocks of one size are reached at once, those of random sizes by walking over the sizes before them.
final class BlockSequence implements OptionSequence {
    private final BlockPlan plan;
    private final RandomStream stream;

    // The last block used: most questions are for the next position. Immutable, so a stale one is only slow.
    private volatile Block latest;

    BlockSequence(BlockPlan plan, RandomStream stream) {
        this.plan = plan;
        this.stream = stream;
        this.latest = block(0, 0);
    }

    @Override
    public int at(long position) {
        if (plan.options() == 1) {
            return 0;
        }
        Block block = latest;
        if (!block.holds(position)) {
            block = find(position, block);
            latest = block;
        }
        return block.order[Math.toIntExact(position - block.start)];
    }

    private Block find(long position, Block from) {
        if (plan.number() == 1) {
            long size = plan.sizes().getFirst();
            return block(position / size, position / size * size);
        }
        boolean onward = position >= from.start;
        long index = onward ? from.index : 0;
        long start = onward ? from.start : 0;
        int size = size(stream.words(Draw.BLOCK, index));
        while (position >= start + size) {
            start += size;
            index++;
            size = size(stream.words(Draw.BLOCK, index));
        }
        return block(index, start);
    }

    private Block block(long index, long start) {
        RandomWords words = stream.words(Draw.BLOCK, index);
        return new Block(index, start, shuffled(plan.composition(size(words)), words));
    }

    // The first word of a block: its size. No word is spent where there is no choice.
    private int size(RandomWords words) {
        int choice = plan.number() == 1 ? 0 : (int) words.below(plan.number());
        return plan.sizes().get(choice);
    }

    // Fisher-Yates from the last place to the second; Durstenfeld 1964, algorithm 235.
    private static int[] shuffled(int[] composition, RandomWords words) {
        int[] order = new int[Arrays.stream(composition).sum()];
        int place = 0;
        for (int option = 0; option < composition.length; option++) {
            Arrays.fill(order, place, place + composition[option], option);
            place += composition[option];
        }
        for (int last = order.length - 1; last > 0; last--) {
            int chosen = (int) words.below(last + 1L);
            int option = order[chosen];
            order[chosen] = order[last];
            order[last] = option;
        }
        return order;
    }

    private static final class Block {
        private final long index;
        private final long start;
        private final int[] order;

        Block(long index, long start, int[] order) {
            this.index = index;
            this.start = start;
            this.order = order;
        }

        boolean holds(long position) {
            return position >= start && position - start < order.length;
        }
    }
}
