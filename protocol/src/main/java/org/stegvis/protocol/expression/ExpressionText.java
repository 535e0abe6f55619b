package org.stegvis.protocol.expression;

import java.util.List;
import java.util.stream.Collectors;

/// Writes an expression as text that [ExpressionParser] reads back as the same expression, with no parenthesis
/// that is not needed.
public final class ExpressionText {
    private static final int OR = 0;
    private static final int AND = 1;
    private static final int NOT = 2;
    private static final int COMPARISON = 3;
    private static final int SUM = 4;
    private static final int PRODUCT = 5;
    private static final int SIGNED = 6;
    private static final int PRIMARY = 7;

    private ExpressionText() {}

    public static String of(Expression expression) {
        return of(expression, OR);
    }

    /// @param least the rank that stands here without parentheses
    private static String of(Expression expression, int least) {
        String text = bare(expression);
        return rank(expression) < least ? "(" + text + ")" : text;
    }

    private static int rank(Expression expression) {
        return switch (expression) {
            case Condition.Or or -> OR;
            case Condition.And and -> AND;
            case Condition.Not not -> NOT;
            case Condition.Compared compared -> COMPARISON;
            case Condition.Is is -> isClassName(is) ? PRIMARY : COMPARISON;
            case Condition.Constant c -> PRIMARY;
            case Condition.Read r -> PRIMARY;
            case Condition.Missing m -> PRIMARY;
            case Condition.AtLeast a -> PRIMARY;
            case Quantity.Arithmetic arithmetic ->
                switch (arithmetic.operator()) {
                    case PLUS, MINUS -> SUM;
                    case TIMES, DIVIDED_BY -> PRODUCT;
                };
            case Quantity.Negated negated -> SIGNED;
            case Quantity.Constant c -> PRIMARY;
            case Quantity.Read r -> PRIMARY;
            case Quantity.Applied a -> PRIMARY;
            case Quantity.Choice c -> PRIMARY;
            case Level.Named named -> PRIMARY;
            case Level.Read r -> PRIMARY;
        };
    }

    private static String bare(Expression expression) {
        return switch (expression) {
            case Condition.Or(var left, var right) -> of(left, OR) + " or " + of(right, AND);
            case Condition.And(var left, var right) -> of(left, AND) + " and " + of(right, NOT);
            case Condition.Not(var operand) -> "not " + of(operand, NOT);
            case Condition.Compared(var comparison, var left, var right) ->
                of(left, SUM) + " " + comparison.sign() + " " + of(right, SUM);
            case Condition.Is is -> is(is);
            case Condition.Constant(var value) -> String.valueOf(value);
            case Condition.Read(var reference) -> reference.toString();
            case Condition.Missing(var operand) -> "missing(" + of(operand) + ")";
            case Condition.AtLeast(var count, var conditions) -> "at-least(" + count + ", " + list(conditions) + ")";
            case Quantity.Arithmetic(var operator, var left, var right) -> {
                int own = rank(expression);
                yield of(left, own) + " " + operator.sign() + " " + of(right, own + 1);
            }
            case Quantity.Negated(Quantity.Constant constant) -> "-(" + bare(constant) + ")";
            case Quantity.Negated(var operand) -> "-" + of(operand, SIGNED);
            case Quantity.Constant(var value) -> Numerals.of(value);
            case Quantity.Read(var reference) -> reference.toString();
            case Quantity.Applied(var function, var arguments) -> function.word() + "(" + list(arguments) + ")";
            case Quantity.Choice(var condition, var whenTrue, var whenFalse) ->
                "if(" + of(condition) + ", " + of(whenTrue) + ", " + of(whenFalse) + ")";
            case Level.Named(var name) -> name(name);
            case Level.Read(var reference) -> reference.toString();
        };
    }

    private static boolean isClassName(Condition.Is is) {
        return is.left() instanceof Level.Read(Reference.ClassAt decision)
                && is.right() instanceof Level.Named(var name)
                && Words.isPlainName(name)
                && !name.equals("class");
    }

    private static String is(Condition.Is is) {
        if (isClassName(is)
                && is.left() instanceof Level.Read(Reference.ClassAt(var decision))
                && is.right() instanceof Level.Named(var name)) {
            return decision + "." + name;
        }
        return bare(is.left()) + " = " + bare(is.right());
    }

    private static String name(String name) {
        return Words.isPlainName(name) ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private static String list(List<? extends Expression> expressions) {
        return expressions.stream().map(ExpressionText::of).collect(Collectors.joining(", "));
    }
}
