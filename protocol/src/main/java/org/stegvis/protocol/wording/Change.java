package org.stegvis.protocol.wording;

import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.expression.Comparison;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.expression.Quantity;
import org.stegvis.protocol.expression.Quantity.Arithmetic;
import org.stegvis.protocol.expression.Quantity.Operator;
import org.stegvis.protocol.expression.Reference;

/// A limit on how far a measure rises or falls from one visit to another, recognised in a comparison.
///
/// @param rises whether the amount counts a rise, else a fall
/// @param amount never negative, in percent of the earlier value or in the measure's own unit
record Change(
        String measure, String from, String to, boolean rises, boolean percent, Comparison comparison, double amount) {

    /// The change that a comparison is about; null when it is about something else.
    static @Nullable Change in(Condition.Compared compared, Names names) {
        if (!(compared.right() instanceof Quantity.Constant(var limit))) {
            return null;
        }
        Change relative = relative(compared.left(), compared.comparison(), limit);
        Change found = relative != null ? relative : absolute(compared.left(), compared.comparison(), limit, names);
        return found == null || found.amount >= 0 ? found : found.turned();
    }

    private static @Nullable Change relative(Quantity quantity, Comparison comparison, double limit) {
        if (quantity instanceof Arithmetic(var times, Quantity.Constant(var hundred), Arithmetic ratio)
                && times == Operator.TIMES
                && hundred == 100) {
            return relative(ratio, comparison, limit / 100);
        }
        if (!(quantity instanceof Arithmetic(var divided, var top, Quantity.Read(Reference.Measured base)))
                || divided != Operator.DIVIDED_BY) {
            return null;
        }
        if (top instanceof Arithmetic(var times, Quantity.Constant(var hundred), var difference)
                && times == Operator.TIMES
                && hundred == 100) {
            return of(difference, base, true, comparison, limit);
        }
        return of(top, base, true, comparison, limit * 100);
    }

    private static @Nullable Change absolute(Quantity quantity, Comparison comparison, double limit, Names names) {
        if (quantity
                instanceof
                Arithmetic(var minus, Quantity.Read(Reference.Measured one), Quantity.Read(Reference.Measured other))) {
            return of(quantity, names.isBefore(one.visit(), other.visit()) ? one : other, false, comparison, limit);
        }
        return null;
    }

    private static @Nullable Change of(
            Quantity difference, Reference.Measured base, boolean percent, Comparison comparison, double limit) {
        if (!(difference
                        instanceof
                        Arithmetic(
                                var minus,
                                Quantity.Read(Reference.Measured one),
                                Quantity.Read(Reference.Measured other)))
                || minus != Operator.MINUS
                || !one.measure().equals(other.measure())
                || one.equals(other)
                || !(base.equals(one) || base.equals(other))) {
            return null;
        }
        boolean rises = base.equals(other);
        return new Change(
                base.measure(), base.visit(), (rises ? one : other).visit(), rises, percent, comparison, limit);
    }

    /// A rise of at most -30 is a fall of at least 30.
    private Change turned() {
        Comparison opposite = switch (comparison) {
            case LESS -> Comparison.GREATER;
            case AT_MOST -> Comparison.AT_LEAST;
            case EQUAL -> Comparison.EQUAL;
            case DIFFERENT -> Comparison.DIFFERENT;
            case AT_LEAST -> Comparison.AT_MOST;
            case GREATER -> Comparison.LESS;
        };
        return new Change(measure, from, to, !rises, percent, opposite, -amount);
    }

    /// Whether the opposite change, or none, satisfies the limit as well.
    boolean holdsWithoutChange() {
        return switch (comparison) {
            case LESS, AT_MOST, DIFFERENT -> true;
            case EQUAL, AT_LEAST, GREATER -> false;
        };
    }
}
