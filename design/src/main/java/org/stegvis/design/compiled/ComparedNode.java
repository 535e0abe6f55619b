package org.stegvis.design.compiled;

import org.stegvis.protocol.expression.Comparison;

/// A comparison of two numbers.
final class ComparedNode extends TruthNode {
    private static final long INFINITE = 0x7FF0_0000_0000_0000L;
    private final Comparison comparison;
    private final NumberNode left;
    private final NumberNode right;
    private final byte[] out;

    ComparedNode(Comparison comparison, NumberNode left, NumberNode right, byte[] out) {
        super(out);
        this.comparison = comparison;
        this.left = left;
        this.right = right;
        this.out = out;
    }

    /// The sign bit of the result tells whether a is larger than b by more than the tolerance allows:
    /// larger than it, than its part of a, and than its part of b. Signs of differences are right
    /// whatever the rounding.
    private static long over(double a, double b) {
        double apart = a - b;
        return Double.doubleToRawLongBits(Comparison.TOLERANCE - apart)
                & Double.doubleToRawLongBits(Comparison.TOLERANCE * Math.abs(a) - apart)
                & Double.doubleToRawLongBits(Comparison.TOLERANCE * Math.abs(b) - apart);
    }

    /// The truth by the sign bit, unknown where a number is missing. Without branches, which would be
    /// guessed wrongly where chance decides.
    private static byte told(long sign, double a, double b) {
        long bits = Double.doubleToRawLongBits(a - b) & Long.MAX_VALUE;
        int isUnknown = (int) ((INFINITE - bits) >>> 63);
        int isTrue = (int) (sign >>> 63);
        return (byte) (((isTrue * TRUE) & (isUnknown - 1)) | isUnknown);
    }

    @Override
    byte[] at(int from, int to) {
        double[] a = left.at(from, to);
        double[] b = right.at(from, to);
        switch (comparison) {
            case LESS -> {
                for (int i = from; i < to; i++) {
                    out[i] = told(over(b[i], a[i]), a[i], b[i]);
                }
            }
            case AT_MOST -> {
                for (int i = from; i < to; i++) {
                    out[i] = told(~over(a[i], b[i]), a[i], b[i]);
                }
            }
            case EQUAL -> {
                for (int i = from; i < to; i++) {
                    out[i] = told(~(over(a[i], b[i]) | over(b[i], a[i])), a[i], b[i]);
                }
            }
            case DIFFERENT -> {
                for (int i = from; i < to; i++) {
                    out[i] = told(over(a[i], b[i]) | over(b[i], a[i]), a[i], b[i]);
                }
            }
            case AT_LEAST -> {
                for (int i = from; i < to; i++) {
                    out[i] = told(~over(b[i], a[i]), a[i], b[i]);
                }
            }
            case GREATER -> {
                for (int i = from; i < to; i++) {
                    out[i] = told(over(a[i], b[i]), a[i], b[i]);
                }
            }
        }
        return out;
    }
}
