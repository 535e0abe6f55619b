package org.stegvis.protocol.expression;

import java.util.List;

/// An expression whose value is a [Truth].
public sealed interface Condition extends Expression {

    /// The condition that always holds.
    Condition ALWAYS = new Constant(true);

    Truth evaluate(Values values);

    record Constant(boolean value) implements Condition {
        @Override
        public Truth evaluate(Values values) {
            return Truth.of(value);
        }
    }

    /// A yes-no fact.
    record Read(Reference reference) implements Condition {
        @Override
        public Truth evaluate(Values values) {
            double number = values.number(reference);
            return Double.isNaN(number) ? Truth.UNKNOWN : Truth.of(number != 0);
        }
    }

    record Not(Condition operand) implements Condition {
        @Override
        public Truth evaluate(Values values) {
            return operand.evaluate(values).not();
        }
    }

    record And(Condition left, Condition right) implements Condition {
        @Override
        public Truth evaluate(Values values) {
            Truth first = left.evaluate(values);
            return first == Truth.FALSE ? Truth.FALSE : first.and(right.evaluate(values));
        }
    }

    record Or(Condition left, Condition right) implements Condition {
        @Override
        public Truth evaluate(Values values) {
            Truth first = left.evaluate(values);
            return first == Truth.TRUE ? Truth.TRUE : first.or(right.evaluate(values));
        }
    }

    /// A comparison of two numbers. Numbers that differ by less than [Comparison#TOLERANCE], relatively, are equal,
    /// so that an improvement of exactly one half is not lost to rounding.
    record Compared(Comparison comparison, Quantity left, Quantity right) implements Condition {
        @Override
        public Truth evaluate(Values values) {
            return comparison.test(left.evaluate(values), right.evaluate(values));
        }
    }

    /// Whether a category, option or response class is the named one: `site = utah`, `first = pt`, `response`.
    record Is(Level left, Level right) implements Condition {
        public Is {
            if (left instanceof Level.Named && right instanceof Level.Named) {
                throw new IllegalArgumentException(
                        "Two names written out (%s, %s) must not be compared.".formatted(left, right));
            }
        }

        @Override
        public Truth evaluate(Values values) {
            String one = left.evaluate(values);
            String other = right.evaluate(values);
            return one == null || other == null ? Truth.UNKNOWN : Truth.of(one.equals(other));
        }
    }

    /// `missing(x)`: never unknown for a participant.
    record Missing(Expression operand) implements Condition {
        public Missing {
            if (operand instanceof Level.Named) {
                throw new IllegalArgumentException(
                        "A name written out (" + operand + ") must not be asked for as missing.");
            }
        }

        @Override
        public Truth evaluate(Values values) {
            boolean missing = switch (operand) {
                case Quantity quantity -> Double.isNaN(quantity.evaluate(values));
                case Condition condition -> !condition.evaluate(values).isKnown();
                case Level level -> level.evaluate(values) == null;
            };
            return missing && operand.references().stream().anyMatch(values::isUndetermined)
                    ? Truth.UNKNOWN
                    : Truth.of(missing);
        }
    }

    /// `at-least(k, a, b, …)`: true as soon as k hold whatever the unknown ones are, false as soon as k cannot be
    /// reached.
    record AtLeast(int count, List<Condition> conditions) implements Condition {
        public AtLeast {
            conditions = List.copyOf(conditions);
            if (conditions.isEmpty() || count < 0 || count > conditions.size()) {
                throw new IllegalArgumentException(
                        "at-least(%d, …) must have conditions and a count from 0 to their number, %d."
                                .formatted(count, conditions.size()));
            }
        }

        @Override
        public Truth evaluate(Values values) {
            int known = 0;
            int open = 0;
            for (Condition condition : conditions) {
                switch (condition.evaluate(values)) {
                    case TRUE -> known++;
                    case UNKNOWN -> open++;
                    case FALSE -> {}
                }
            }
            if (known >= count) {
                return Truth.TRUE;
            }
            return known + open < count ? Truth.FALSE : Truth.UNKNOWN;
        }
    }
}
