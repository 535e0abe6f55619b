package org.stegvis.randomisation;

/// Simple randomisation: one whole number below the sum of the ratio for each position.
final class SimpleSequence implements OptionSequence {
    private final RandomStream stream;
    private final long sum;
    private final long[] upTo;

    SimpleSequence(Ratio ratio, RandomStream stream) {
        this.stream = stream;
        this.sum = ratio.sum();
        this.upTo = ratio.parts().stream().mapToLong(Long::longValue).toArray();
        for (int option = 1; option < upTo.length; option++) {
            upTo[option] += upTo[option - 1];
        }
    }

    @Override
    public int at(long position) {
        if (upTo.length == 1) {
            return 0;
        }
        long drawn = stream.words(Draw.ALLOCATION, position).below(sum);
        int option = 0;
        while (drawn >= upTo[option]) {
            option++;
        }
        return option;
    }
}
