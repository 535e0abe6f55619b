package org.stegvis.protocol.expression;

import java.util.List;

/// An expression whose value is a number; NaN stands for missing.
public sealed interface Quantity extends Expression {

    /// The number for one participant, NaN when something needed is missing or the operation is undefined
    /// (division by zero).
    double evaluate(Values values);

    record Constant(double value) implements Quantity {
        public Constant {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("A constant (" + value + ") must be finite.");
            }
        }

        @Override
        public double evaluate(Values values) {
            return value;
        }
    }

    record Read(Reference reference) implements Quantity {
        @Override
        public double evaluate(Values values) {
            return finiteOrMissing(values.number(reference));
        }
    }

    record Arithmetic(Operator operator, Quantity left, Quantity right) implements Quantity {
        @Override
        public double evaluate(Values values) {
            return finiteOrMissing(operator.apply(left.evaluate(values), right.evaluate(values)));
        }
    }

    record Negated(Quantity operand) implements Quantity {
        @Override
        public double evaluate(Values values) {
            return -operand.evaluate(values);
        }
    }

    /// A function of numbers; missing when an argument is missing.
    record Applied(NumberFunction function, List<Quantity> arguments) implements Quantity {
        public Applied {
            arguments = List.copyOf(arguments);
            function.requireArity(arguments.size());
        }

        @Override
        public double evaluate(Values values) {
            var numbers = new double[arguments.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = arguments.get(i).evaluate(values);
            }
            return finiteOrMissing(function.apply(numbers));
        }
    }

    /// `if(condition, a, b)`; missing when the condition is unknown.
    record Choice(Condition condition, Quantity whenTrue, Quantity whenFalse) implements Quantity {
        @Override
        public double evaluate(Values values) {
            return switch (condition.evaluate(values)) {
                case TRUE -> whenTrue.evaluate(values);
                case FALSE -> whenFalse.evaluate(values);
                case UNKNOWN -> Double.NaN;
            };
        }
    }

    /// The four arithmetic operations.
    enum Operator {
        PLUS("+"),
        MINUS("-"),
        TIMES("*"),
        DIVIDED_BY("/");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        double apply(double left, double right) {
            return switch (this) {
                case PLUS -> left + right;
                case MINUS -> left - right;
                case TIMES -> left * right;
                case DIVIDED_BY -> left / right;
            };
        }
    }

    private static double finiteOrMissing(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }
}
