package org.stegvis.design.compiled;

import org.jspecify.annotations.Nullable;

/// A truth for each row of a range. The codes make `and` and `or` those of the bits: 0 is false, 3 true, 1
/// unknown.
abstract class TruthNode {
    static final byte FALSE = 0;
    static final byte UNKNOWN = 1;
    static final byte TRUE = 3;

    /// The temporary that this node writes; null when it only reads.
    final byte @Nullable [] own;

    TruthNode(byte @Nullable [] own) {
        this.own = own;
    }

    abstract byte[] at(int from, int to);

    private static byte of(boolean isUnknown, boolean isTrue) {
        return isUnknown ? UNKNOWN : isTrue ? TRUE : FALSE;
    }

    static final class Constant extends TruthNode {
        private final byte[] column;

        Constant(byte[] column) {
            super(null);
            this.column = column;
        }

        @Override
        byte[] at(int from, int to) {
            return column;
        }
    }

    /// A yes-no fact.
    static final class Read extends TruthNode {
        private final double[] column;
        private final byte[] out;

        Read(double[] column, byte[] out) {
            super(out);
            this.column = column;
            this.out = out;
        }

        @Override
        byte[] at(int from, int to) {
            for (int i = from; i < to; i++) {
                out[i] = of(Double.isNaN(column[i]), column[i] != 0);
            }
            return out;
        }
    }

    static final class Not extends TruthNode {
        private final TruthNode operand;
        private final byte[] out;

        Not(TruthNode operand, byte[] out) {
            super(out);
            this.operand = operand;
            this.out = out;
        }

        @Override
        byte[] at(int from, int to) {
            byte[] a = operand.at(from, to);
            for (int i = from; i < to; i++) {
                int flipped = ~a[i];
                out[i] = (byte) (((flipped >> 1) & 1) | ((flipped & 1) << 1));
            }
            return out;
        }
    }

    static final class And extends TruthNode {
        private final TruthNode left;
        private final TruthNode right;
        private final byte[] out;

        And(TruthNode left, TruthNode right, byte[] out) {
            super(out);
            this.left = left;
            this.right = right;
            this.out = out;
        }

        @Override
        byte[] at(int from, int to) {
            byte[] a = left.at(from, to);
            byte[] b = right.at(from, to);
            for (int i = from; i < to; i++) {
                out[i] = (byte) (a[i] & b[i]);
            }
            return out;
        }
    }

    static final class Or extends TruthNode {
        private final TruthNode left;
        private final TruthNode right;
        private final byte[] out;

        Or(TruthNode left, TruthNode right, byte[] out) {
            super(out);
            this.left = left;
            this.right = right;
            this.out = out;
        }

        @Override
        byte[] at(int from, int to) {
            byte[] a = left.at(from, to);
            byte[] b = right.at(from, to);
            for (int i = from; i < to; i++) {
                out[i] = (byte) (a[i] | b[i]);
            }
            return out;
        }
    }

    /// Whether two names are the same.
    static final class Is extends TruthNode {
        private final int[] left;
        private final int[] right;
        private final byte[] out;

        Is(int[] left, int[] right, byte[] out) {
            super(out);
            this.left = left;
            this.right = right;
            this.out = out;
        }

        @Override
        byte[] at(int from, int to) {
            for (int i = from; i < to; i++) {
                int differs = left[i] ^ right[i];
                int isSame = ~(differs | -differs) >>> 31;
                int isUnknown = (left[i] | right[i]) >>> 31;
                out[i] = (byte) (((isSame * TRUE) & (isUnknown - 1)) | isUnknown);
            }
            return out;
        }
    }
}
