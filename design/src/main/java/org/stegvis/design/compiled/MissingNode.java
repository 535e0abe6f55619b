package org.stegvis.design.compiled;

/// Whether a number, a truth or a name is missing.
final class MissingNode {
    private MissingNode() {}

    static final class OfNumber extends TruthNode {
        private final NumberNode operand;
        private final byte[] out;

        OfNumber(NumberNode operand, byte[] out) {
            super(out);
            this.operand = operand;
            this.out = out;
        }

        @Override
        byte[] at(int from, int to) {
            double[] a = operand.at(from, to);
            for (int i = from; i < to; i++) {
                out[i] = Double.isNaN(a[i]) ? TRUE : FALSE;
            }
            return out;
        }
    }

    static final class OfTruth extends TruthNode {
        private final TruthNode operand;
        private final byte[] out;

        OfTruth(TruthNode operand, byte[] out) {
            super(out);
            this.operand = operand;
            this.out = out;
        }

        @Override
        byte[] at(int from, int to) {
            byte[] a = operand.at(from, to);
            for (int i = from; i < to; i++) {
                out[i] = a[i] == UNKNOWN ? TRUE : FALSE;
            }
            return out;
        }
    }

    static final class OfName extends TruthNode {
        private final int[] column;
        private final byte[] out;

        OfName(int[] column, byte[] out) {
            super(out);
            this.column = column;
            this.out = out;
        }

        @Override
        byte[] at(int from, int to) {
            for (int i = from; i < to; i++) {
                out[i] = column[i] < 0 ? TRUE : FALSE;
            }
            return out;
        }
    }
}
