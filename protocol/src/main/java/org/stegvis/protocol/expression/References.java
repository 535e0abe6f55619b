package org.stegvis.protocol.expression;

import java.util.Set;

/// Walks an expression for all that it names.
final class References {
    private References() {}

    static void collect(Expression expression, Set<Reference> found) {
        switch (expression) {
            case Quantity quantity -> collect(quantity, found);
            case Condition condition -> collect(condition, found);
            case Level level -> collect(level, found);
        }
    }

    private static void collect(Quantity quantity, Set<Reference> found) {
        switch (quantity) {
            case Quantity.Constant constant -> {}
            case Quantity.Read(var reference) -> found.add(reference);
            case Quantity.Arithmetic(var operator, var left, var right) -> {
                collect(left, found);
                collect(right, found);
            }
            case Quantity.Negated(var operand) -> collect(operand, found);
            case Quantity.Applied(var function, var arguments) -> arguments.forEach(each -> collect(each, found));
            case Quantity.Choice(var condition, var whenTrue, var whenFalse) -> {
                collect(condition, found);
                collect(whenTrue, found);
                collect(whenFalse, found);
            }
        }
    }

    private static void collect(Condition condition, Set<Reference> found) {
        switch (condition) {
            case Condition.Constant constant -> {}
            case Condition.Read(var reference) -> found.add(reference);
            case Condition.Not(var operand) -> collect(operand, found);
            case Condition.And(var left, var right) -> {
                collect(left, found);
                collect(right, found);
            }
            case Condition.Or(var left, var right) -> {
                collect(left, found);
                collect(right, found);
            }
            case Condition.Compared(var comparison, var left, var right) -> {
                collect(left, found);
                collect(right, found);
            }
            case Condition.Is(var left, var right) -> {
                collect(left, found);
                collect(right, found);
            }
            case Condition.Missing(var operand) -> collect(operand, found);
            case Condition.AtLeast(var count, var conditions) -> conditions.forEach(each -> collect(each, found));
        }
    }

    private static void collect(Level level, Set<Reference> found) {
        switch (level) {
            case Level.Named named -> {}
            case Level.Read(var reference) -> found.add(reference);
        }
    }
}
