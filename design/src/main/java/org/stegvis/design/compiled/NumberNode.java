package org.stegvis.design.compiled;

import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.expression.NumberFunction;
import org.stegvis.protocol.expression.Quantity;

/// A number for each row of a range; NaN is missing. What comes back is valid until the temporary it stands
/// in is used again.
abstract class NumberNode {
    /// The temporary that this node writes; null when it only reads.
    final double @Nullable [] own;

    NumberNode(double @Nullable [] own) {
        this.own = own;
    }

    abstract double[] at(int from, int to);

    /// The number where it is the same for everybody, else NaN.
    double constant() {
        return Double.NaN;
    }

    static final class Constant extends NumberNode {
        private final double value;
        private final double[] column;

        Constant(double value, double[] column) {
            super(null);
            this.value = value;
            this.column = column;
        }

        @Override
        double[] at(int from, int to) {
            return column;
        }

        @Override
        double constant() {
            return value;
        }
    }

    /// A column that is there already.
    static final class Column extends NumberNode {
        private final double[] column;

        Column(double[] column) {
            super(null);
            this.column = column;
        }

        @Override
        double[] at(int from, int to) {
            return column;
        }
    }

    /// An infinite number is missing: `x - (x - x)` is x where x is finite, and else NaN.
    @SuppressWarnings("IdentityBinaryExpression")
    private static double finite(double x) {
        return x - (x - x);
    }

    static final class Arithmetic extends NumberNode {
        private final Quantity.Operator operator;
        private final NumberNode left;
        private final NumberNode right;
        private final double[] out;

        Arithmetic(Quantity.Operator operator, NumberNode left, NumberNode right, double[] out) {
            super(out);
            this.operator = operator;
            this.left = left;
            this.right = right;
            this.out = out;
        }

        @Override
        double[] at(int from, int to) {
            double[] a = left.at(from, to);
            double[] b = right.at(from, to);
            double[] c = out;
            switch (operator) {
                case PLUS -> {
                    for (int i = from; i < to; i++) {
                        c[i] = finite(a[i] + b[i]);
                    }
                }
                case MINUS -> {
                    for (int i = from; i < to; i++) {
                        c[i] = finite(a[i] - b[i]);
                    }
                }
                case TIMES -> {
                    for (int i = from; i < to; i++) {
                        c[i] = finite(a[i] * b[i]);
                    }
                }
                case DIVIDED_BY -> {
                    for (int i = from; i < to; i++) {
                        c[i] = finite(a[i] / b[i]);
                    }
                }
            }
            return c;
        }
    }

    static final class Negated extends NumberNode {
        private final NumberNode operand;
        private final double[] out;

        Negated(NumberNode operand, double[] out) {
            super(out);
            this.operand = operand;
            this.out = out;
        }

        @Override
        double[] at(int from, int to) {
            double[] a = operand.at(from, to);
            double[] c = out;
            for (int i = from; i < to; i++) {
                c[i] = -a[i];
            }
            return c;
        }
    }

    static final class Applied extends NumberNode {
        private final NumberFunction function;
        private final NumberNode[] arguments;
        private final double[] out;

        /// @param out not the temporary of a later argument
        Applied(NumberFunction function, NumberNode[] arguments, double[] out) {
            super(out);
            this.function = function;
            this.arguments = arguments;
            this.out = out;
        }

        @Override
        double[] at(int from, int to) {
            double[] c = out;
            System.arraycopy(arguments[0].at(from, to), from, c, from, to - from);
            for (int argument = 1; argument < arguments.length; argument++) {
                join(arguments[argument].at(from, to), from, to);
            }
            switch (function) {
                case MIN, MAX -> {}
                case MEAN -> {
                    for (int i = from; i < to; i++) {
                        c[i] = (0 + c[i]) / arguments.length;
                    }
                }
                case ABS -> {
                    for (int i = from; i < to; i++) {
                        c[i] = Math.abs(c[i]);
                    }
                }
                case EXP -> {
                    for (int i = from; i < to; i++) {
                        c[i] = Math.exp(c[i]);
                    }
                }
                case LOG -> {
                    for (int i = from; i < to; i++) {
                        c[i] = Math.log(c[i]);
                    }
                }
            }
            for (int i = from; i < to; i++) {
                c[i] = finite(c[i]);
            }
            return c;
        }

        private void join(double[] next, int from, int to) {
            double[] c = out;
            switch (function) {
                case MIN -> {
                    for (int i = from; i < to; i++) {
                        c[i] = Math.min(c[i], next[i]);
                    }
                }
                case MAX -> {
                    for (int i = from; i < to; i++) {
                        c[i] = Math.max(c[i], next[i]);
                    }
                }
                case MEAN -> {
                    for (int i = from; i < to; i++) {
                        c[i] = c[i] + next[i];
                    }
                }
                case ABS, EXP, LOG -> throw new IllegalStateException(function + " takes one number.");
            }
        }
    }
}
