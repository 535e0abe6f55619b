package org.stegvis.protocol.expression;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gives calls of functions their meaning.
final class Functions {
    private final Meaning meaning;
    private final Scope scope;
    private final Problems problems;

    Functions(Meaning meaning, Scope scope, Problems problems) {
        this.meaning = meaning;
        this.scope = scope;
        this.problems = problems;
    }

    Meant of(Term.Call call) {
        return switch (call.function()) {
            case Words.MISSING -> missing(call);
            case Words.CHANGE -> change(call, false);
            case Words.PERCENT_CHANGE -> change(call, true);
            case Words.AT_LEAST -> atLeast(call);
            case Words.IF -> choice(call);
            default -> applied(call);
        };
    }

    private Meant missing(Term.Call call) {
        if (!takes(call, 1, "one expression: `missing(odi@week10)`")) {
            return new Meant.Unclear();
        }
        Term argument = call.arguments().getFirst();
        return switch (meaning.of(argument)) {
            case Meant.Number number -> new Meant.YesNo(new Condition.Missing(number.quantity()));
            case Meant.YesNo yesNo -> new Meant.YesNo(new Condition.Missing(yesNo.condition()));
            case Meant.OneOf oneOf -> new Meant.YesNo(new Condition.Missing(oneOf.level()));
            case Meant.Loose loose -> {
                meaning.unknown(argument, loose.unknown());
                yield new Meant.Unclear();
            }
            case Meant.Unclear unclear -> unclear;
        };
    }

    private Meant change(Term.Call call, boolean percent) {
        String usage = "a measure and two visits: `%s(odi, baseline, week10)`".formatted(call.function());
        if (!takes(call, 3, usage)) {
            return new Meant.Unclear();
        }
        Term measure = call.arguments().getFirst();
        Quantity before = measured(measure, call.arguments().get(1), usage);
        Quantity after = measured(measure, call.arguments().get(2), usage);
        if (before == null || after == null) {
            return new Meant.Unclear();
        }
        var change = new Quantity.Arithmetic(Quantity.Operator.MINUS, after, before);
        if (!percent) {
            return Meant.Number.of(change);
        }
        var hundredfold = new Quantity.Arithmetic(Quantity.Operator.TIMES, new Quantity.Constant(100), change);
        return Meant.Number.of(new Quantity.Arithmetic(Quantity.Operator.DIVIDED_BY, hundredfold, before));
    }

    private @Nullable Quantity measured(Term measure, Term visit, String usage) {
        if (!(measure instanceof Term.Name(var measureName, var measureSpan))) {
            problems.add(measure.span(), problems.quote(measure.span()), usage);
            return null;
        }
        String visitName = visit instanceof Term.Name(var name, var span)
                ? name
                : visit instanceof Term.Number(var value, var digits, var span) ? digits : "";
        if (visitName.isEmpty()) {
            problems.add(visit.span(), problems.quote(visit.span()), usage);
            return null;
        }
        switch (scope.measured(measureName, visitName)) {
            case Scope.Found.Number number -> {
                return new Quantity.Read(number.reference());
            }
            case Scope.Found.Unknown unknown ->
                meaning.unknown(unknown.part().equals(measureName) ? measure : visit, unknown);
            case Scope.Found.Forbidden forbidden -> meaning.forbid(visit, forbidden);
            case Scope.Found.YesNo yesNo -> notANumber(measure);
            case Scope.Found.OneOf oneOf -> notANumber(measure);
            case Scope.Found.InClass inClass -> notANumber(measure);
        }
        return null;
    }

    private void notANumber(Term measure) {
        problems.add(measure.span(), problems.quote(measure.span()), "a measure that is a number");
    }

    private Meant atLeast(Term.Call call) {
        String usage = "a whole number and conditions: `at-least(2, a > 1, b > 1, c > 1)`";
        List<Term> arguments = call.arguments();
        if (arguments.size() < 2) {
            problems.add(call.span(), problems.quote(call.span()), usage);
            return new Meant.Unclear();
        }
        var conditions = new ArrayList<Condition>();
        for (Term argument : arguments.subList(1, arguments.size())) {
            conditions.add(meaning.condition(argument, "`at-least`"));
        }
        Term count = arguments.getFirst();
        if (count instanceof Term.Number(var value, var digits, var span)
                && value == Math.rint(value)
                && value >= 0
                && value <= conditions.size()) {
            return new Meant.YesNo(new Condition.AtLeast((int) value, conditions));
        }
        problems.add(
                count.span(),
                problems.quote(count.span()),
                "a whole number from 0 to " + conditions.size() + ", the number of conditions that follow");
        return new Meant.Unclear();
    }

    private Meant choice(Term.Call call) {
        if (!takes(call, 3, "a condition and two numbers: `if(age >= 65, 1, 0)`")) {
            return new Meant.Unclear();
        }
        return Meant.Number.of(new Quantity.Choice(
                meaning.condition(call.arguments().getFirst(), "`if`"),
                meaning.quantity(call.arguments().get(1), "`if`"),
                meaning.quantity(call.arguments().get(2), "`if`")));
    }

    private Meant applied(Term.Call call) {
        var numbers = new ArrayList<Quantity>();
        NumberFunction function = byWord(call.function());
        if (function == null) {
            problems.add(
                    call.name(),
                    Problems.quote(call.function()),
                    "a function: " + String.join(", ", Words.functions()),
                    NearestName.of(call.function(), Words.functions()));
            call.arguments().forEach(meaning::of);
            return new Meant.Unclear();
        }
        for (Term argument : call.arguments()) {
            numbers.add(meaning.quantity(argument, "`" + function.word() + "`"));
        }
        if (!function.takes(numbers.size())) {
            problems.add(
                    call.span(),
                    problems.quote(call.span()),
                    function.takes(2) ? "one number or more, separated by commas" : "one number");
            return new Meant.Unclear();
        }
        return Meant.Number.of(new Quantity.Applied(function, numbers));
    }

    private static @Nullable NumberFunction byWord(String word) {
        for (NumberFunction function : NumberFunction.values()) {
            if (function.word().equals(word)) {
                return function;
            }
        }
        return null;
    }

    private boolean takes(Term.Call call, int arguments, String usage) {
        if (call.arguments().size() == arguments) {
            return true;
        }
        problems.add(call.span(), problems.quote(call.span()), usage);
        return false;
    }
}
