package org.stegvis.design.compiled;

import java.util.Arrays;

/// `at-least(count, …)`.
final class AtLeastNode extends TruthNode {
    private final int count;
    private final TruthNode[] conditions;
    private final double[] known;
    private final double[] open;
    private final byte[] out;

    AtLeastNode(int count, TruthNode[] conditions, double[] known, double[] open, byte[] out) {
        super(out);
        this.count = count;
        this.conditions = conditions;
        this.known = known;
        this.open = open;
        this.out = out;
    }

    @Override
    byte[] at(int from, int to) {
        Arrays.fill(known, from, to, 0);
        Arrays.fill(open, from, to, 0);
        for (TruthNode condition : conditions) {
            byte[] a = condition.at(from, to);
            for (int i = from; i < to; i++) {
                known[i] += a[i] == TRUE ? 1 : 0;
                open[i] += a[i] == UNKNOWN ? 1 : 0;
            }
        }
        for (int i = from; i < to; i++) {
            out[i] = known[i] >= count ? TRUE : known[i] + open[i] < count ? FALSE : UNKNOWN;
        }
        return out;
    }
}
