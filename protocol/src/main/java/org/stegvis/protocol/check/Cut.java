package org.stegvis.protocol.check;

import org.stegvis.protocol.expression.Comparison;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.expression.Quantity;

/// A comparison as a number that varies against one that does not. `24 < odi` is `odi > 24`; two numbers that vary
/// are compared by their difference with 0, taken in one order so that `a < b` and `b > a` are one.
record Cut(Quantity quantity, Comparison comparison, double at) {

    static Cut of(Condition.Compared compared) {
        if (compared.right() instanceof Quantity.Constant(double at)) {
            return new Cut(compared.left(), compared.comparison(), at);
        }
        if (compared.left() instanceof Quantity.Constant(double at)) {
            return new Cut(compared.right(), mirrored(compared.comparison()), at);
        }
        boolean isInOrder =
                compared.left().toString().compareTo(compared.right().toString()) <= 0;
        return isInOrder
                ? new Cut(difference(compared.left(), compared.right()), compared.comparison(), 0)
                : new Cut(difference(compared.right(), compared.left()), mirrored(compared.comparison()), 0);
    }

    private static Quantity difference(Quantity left, Quantity right) {
        return new Quantity.Arithmetic(Quantity.Operator.MINUS, left, right);
    }

    private static Comparison mirrored(Comparison comparison) {
        return switch (comparison) {
            case LESS -> Comparison.GREATER;
            case AT_MOST -> Comparison.AT_LEAST;
            case EQUAL -> Comparison.EQUAL;
            case DIFFERENT -> Comparison.DIFFERENT;
            case AT_LEAST -> Comparison.AT_MOST;
            case GREATER -> Comparison.LESS;
        };
    }
}
