package org.stegvis.design.compiled;

import org.jspecify.annotations.Nullable;

/// One number where a condition holds, another where it does not. Without branches, which would be guessed
/// wrongly where chance decides.
final class ChoiceNode extends NumberNode {
    private static final long NAN = 0x7FF8_0000_0000_0000L;
    private final TruthNode condition;
    private final NumberNode whenTrue;
    private final NumberNode whenFalse;
    private final double[] out;

    /// By the code of the truth, where both numbers are the same for everybody.
    private final double @Nullable [] ofTruth;

    ChoiceNode(TruthNode condition, NumberNode whenTrue, NumberNode whenFalse, double[] out) {
        super(out);
        this.condition = condition;
        this.whenTrue = whenTrue;
        this.whenFalse = whenFalse;
        this.out = out;
        ofTruth = Double.isNaN(whenTrue.constant()) || Double.isNaN(whenFalse.constant())
                ? null
                : byTruth(whenTrue.constant(), whenFalse.constant());
    }

    private static double[] byTruth(double whenTrue, double whenFalse) {
        var all = new double[TruthNode.TRUE + 1];
        all[TruthNode.TRUE] = whenTrue;
        all[TruthNode.FALSE] = whenFalse;
        all[TruthNode.UNKNOWN] = Double.NaN;
        return all;
    }

    @Override
    double[] at(int from, int to) {
        byte[] truth = condition.at(from, to);
        double[] t = ofTruth;
        double[] c = out;
        if (t != null) {
            for (int i = from; i < to; i++) {
                c[i] = t[truth[i]];
            }
            return c;
        }
        double[] a = whenTrue.at(from, to);
        double[] b = whenFalse.at(from, to);
        for (int i = from; i < to; i++) {
            // 0 is false, 3 true, 1 unknown.
            int code = truth[i];
            long isTrue = -(code >>> 1);
            long isUnknown = -((code & ~(code >>> 1)) & 1);
            long chosen = (Double.doubleToRawLongBits(a[i]) & isTrue) | (Double.doubleToRawLongBits(b[i]) & ~isTrue);
            c[i] = Double.longBitsToDouble(chosen | (NAN & isUnknown));
        }
        return c;
    }
}
