package org.stegvis.design.compiled;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.expression.Comparison;

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

    static final class Compared extends TruthNode {
        private static final long INFINITE = 0x7FF0_0000_0000_0000L;
        private final Comparison comparison;
        private final NumberNode left;
        private final NumberNode right;
        private final byte[] out;

        Compared(Comparison comparison, NumberNode left, NumberNode right, byte[] out) {
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
            int isUnknown = (int) (INFINITE - bits >>> 63);
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

    static final class MissingNumber extends TruthNode {
        private final NumberNode operand;
        private final byte[] out;

        MissingNumber(NumberNode operand, byte[] out) {
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

    static final class MissingTruth extends TruthNode {
        private final TruthNode operand;
        private final byte[] out;

        MissingTruth(TruthNode operand, byte[] out) {
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

    static final class MissingName extends TruthNode {
        private final int[] column;
        private final byte[] out;

        MissingName(int[] column, byte[] out) {
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

    /// `at-least(count, …)`.
    static final class AtLeast extends TruthNode {
        private final int count;
        private final TruthNode[] conditions;
        private final double[] known;
        private final double[] open;
        private final byte[] out;

        AtLeast(int count, TruthNode[] conditions, double[] known, double[] open, byte[] out) {
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
}
