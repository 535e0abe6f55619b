package org.stegvis.protocol.wording;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Collectors;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Measure.Direction;
import org.stegvis.protocol.expression.Comparison;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.expression.Expression;
import org.stegvis.protocol.expression.Level;
import org.stegvis.protocol.expression.Quantity;
import org.stegvis.protocol.expression.Reference;

/// Says an expression in words: "Oswestry Disability Index improved by at least 50% from baseline to week 10".
public final class ExpressionWording {
    private static final MathContext DIGITS = new MathContext(10);

    private final Names names;
    private final Language language;

    public ExpressionWording(Names names, Language language) {
        this.names = names;
        this.language = language;
    }

    public String of(Expression expression) {
        return switch (expression) {
            case Condition condition -> of(condition);
            case Quantity quantity -> of(quantity);
            case Level.Named(var name) -> name;
            case Level.Read(var reference) -> title(reference);
        };
    }

    private String of(Condition condition) {
        return switch (condition) {
            case Condition.Constant(var value) -> value ? say("always", "alltid") : say("never", "aldri");
            case Condition.Read(var reference) -> title(reference) + say(": yes", ": ja");
            case Condition.Not(var operand) -> negated(operand);
            case Condition.And(
                    Condition.Compared(var first, var one, Quantity.Constant low),
                    Condition.Compared(var second, var other, Quantity.Constant high))
            when one.equals(other) && first == Comparison.AT_LEAST && second == Comparison.AT_MOST ->
                of(one) + say(" from ", " fra ") + of(low) + say(" to ", " til ") + of(high);
            case Condition.And(var left, var right) -> part(left) + say(" and ", " og ") + part(right);
            case Condition.Or(var left, var right) -> part(left) + say(" or ", " eller ") + part(right);
            case Condition.Compared compared -> compared(compared);
            case Condition.Is is -> is(is, "");
            case Condition.Missing(var operand) -> of(operand) + say(" is missing", " mangler");
            case Condition.AtLeast(var count, var conditions) ->
                say("at least %d of these: ", "minst %d av disse: ").formatted(count)
                        + conditions.stream().map(this::part).collect(Collectors.joining("; "));
        };
    }

    /// A condition within another one, in parentheses where it could be misread.
    private String part(Condition condition) {
        boolean ambiguous = condition instanceof Condition.Or || condition instanceof Condition.AtLeast;
        return ambiguous ? "(" + of(condition) + ")" : of(condition);
    }

    private String negated(Condition operand) {
        return switch (operand) {
            case Condition.Read(var reference) -> title(reference) + say(": no", ": nei");
            case Condition.Missing(var missing) -> of(missing) + say(" is known", " er kjent");
            case Condition.Is is -> is(is, say("not ", "ikke "));
            case Condition.Constant c -> notThat(c);
            case Condition.Not n -> notThat(n);
            case Condition.And a -> notThat(a);
            case Condition.Or o -> notThat(o);
            case Condition.Compared c -> notThat(c);
            case Condition.AtLeast a -> notThat(a);
        };
    }

    private String notThat(Condition operand) {
        return say("not (", "ikke (") + of(operand) + ")";
    }

    private String is(Condition.Is is, String not) {
        if (is.left() instanceof Level.Read(var reference) && is.right() instanceof Level.Named(var level)) {
            return named(reference, level, not);
        }
        if (is.right() instanceof Level.Read(var reference) && is.left() instanceof Level.Named(var level)) {
            return named(reference, level, not);
        }
        return of(is.left()) + " " + not + say("the same as ", "det samme som ") + of(is.right());
    }

    private String named(Reference reference, String level, String not) {
        String name = names.level(reference, level);
        return switch (reference) {
            case Reference.ClassAt classAt -> not + name;
            case Reference.OptionAt optionAt -> title(reference) + say(" is ", " er ") + not + name;
            case Reference.Measured measured -> title(reference) + ": " + not + name;
            case Reference.Characteristic characteristic -> title(reference) + ": " + not + name;
        };
    }

    private String compared(Condition.Compared compared) {
        Change change = Change.in(compared, names);
        if (change != null) {
            return change(change);
        }
        String sign = switch (compared.comparison()) {
            case LESS -> say("below", "under");
            case AT_MOST -> say("at most", "høyst");
            case EQUAL -> say("equal to", "lik");
            case DIFFERENT -> say("different from", "ulik");
            case AT_LEAST -> say("at least", "minst");
            case GREATER -> say("above", "over");
        };
        return of(compared.left()) + " " + sign + " " + of(compared.right());
    }

    private String change(Change change) {
        String amount = switch (change.comparison()) {
            case LESS -> say("by less than ", "med mindre enn ");
            case AT_MOST -> say("by at most ", "med høyst ");
            case EQUAL -> say("by exactly ", "med nøyaktig ");
            case DIFFERENT -> say("by anything but ", "med noe annet enn ");
            case AT_LEAST -> say("by at least ", "med minst ");
            case GREATER -> say("by more than ", "med mer enn ");
        };
        return names.measure(change.measure())
                + " "
                + verb(change)
                + " "
                + amount
                + number(change.amount())
                + (change.percent() ? say("%", "\u00a0%") : "")
                + say(" from ", " fra ")
                + names.visit(change.from())
                + say(" to ", " til ")
                + names.visit(change.to())
                + (change.holdsWithoutChange() ? say(", or not at all", ", eller ikke i det hele tatt") : "");
    }

    private String verb(Change change) {
        Direction better = names.better(change.measure());
        return switch (better) {
            case NEITHER -> change.rises() ? say("rose", "økte") : say("fell", "falt");
            case LOWER -> change.rises() ? say("worsened", "ble verre") : say("improved", "ble bedre");
            case HIGHER -> change.rises() ? say("improved", "ble bedre") : say("worsened", "ble verre");
        };
    }

    private String of(Quantity quantity) {
        return switch (quantity) {
            case Quantity.Constant(var value) -> number(value);
            case Quantity.Read(var reference) -> title(reference);
            case Quantity.Negated(var operand) -> say("minus ", "minus ") + operand(operand);
            case Quantity.Arithmetic(var operator, var left, var right) ->
                operand(left)
                        + switch (operator) {
                            case PLUS -> say(" plus ", " pluss ");
                            case MINUS -> " minus ";
                            case TIMES -> say(" times ", " ganger ");
                            case DIVIDED_BY -> say(" divided by ", " delt på ");
                        }
                        + operand(right);
            case Quantity.Applied(var function, var arguments) ->
                switch (function) {
                            case MIN -> say("the lowest of ", "den laveste av ");
                            case MAX -> say("the highest of ", "den høyeste av ");
                            case MEAN -> say("the mean of ", "gjennomsnittet av ");
                            case ABS -> say("the size of ", "størrelsen av ");
                            case EXP -> say("the exponential of ", "eksponentialen av ");
                            case LOG -> say("the natural logarithm of ", "den naturlige logaritmen av ");
                        }
                        + listed(arguments);
            case Quantity.Choice(var condition, var whenTrue, var whenFalse) ->
                operand(whenTrue)
                        + say(" if ", " hvis ")
                        + part(condition)
                        + say(", otherwise ", ", ellers ")
                        + operand(whenFalse);
        };
    }

    private String operand(Quantity quantity) {
        boolean single = quantity instanceof Quantity.Constant || quantity instanceof Quantity.Read;
        return single ? of(quantity) : "(" + of(quantity) + ")";
    }

    private String listed(List<Quantity> quantities) {
        return quantities.stream().map(this::operand).collect(Collectors.joining("; "));
    }

    private String title(Reference reference) {
        return switch (reference) {
            case Reference.Measured(var measure, var visit) ->
                names.measure(measure) + say(" at ", " ved ") + names.visit(visit);
            case Reference.Characteristic(var name) -> names.characteristic(name);
            case Reference.OptionAt(var decision) -> names.decision(decision);
            case Reference.ClassAt(var decision) ->
                say("response class at ", "responsklasse ved ") + names.decision(decision);
        };
    }

    private String number(double value) {
        String plain = new BigDecimal(value, DIGITS).stripTrailingZeros().toPlainString();
        return switch (language) {
            case ENGLISH -> plain;
            case NORWEGIAN -> plain.replace('.', ',');
        };
    }

    private String say(String english, String norwegian) {
        return switch (language) {
            case ENGLISH -> english;
            case NORWEGIAN -> norwegian;
        };
    }
}
