package org.stegvis.protocol.expression;

import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Random typed expressions on the names of [BackPainScope], and random participants with missing values.
final class Expressions {
    private static final int DEPTH = 4;

    private Expressions() {}

    static Arbitrary<Condition> conditions() {
        return conditions(DEPTH);
    }

    static Arbitrary<Quantity> quantities() {
        return quantities(DEPTH);
    }

    static Arbitrary<Values> participants() {
        var measured = Arbitraries.maps(
                        Arbitraries.of("odi@baseline", "odi@week10", "odi@now", "pain@baseline", "age", "pain-months"),
                        Arbitraries.integers().between(0, 100).map(Integer::doubleValue))
                .ofMaxSize(6);
        var yesNo = Arbitraries.maps(Arbitraries.just("red-flags"), Arbitraries.of(0.0, 1.0))
                .ofMaxSize(1);
        var levels = Arbitraries.maps(Arbitraries.of("first", "preferred"), Arbitraries.of("pt", "cbt"))
                .ofMaxSize(2);
        var classes = Arbitraries.maps(Arbitraries.just("second.class"), Arbitraries.of(BackPainScope.CLASSES))
                .ofMaxSize(1);
        return Combinators.combine(measured, yesNo, levels, classes).as((numbers, flags, options, response) -> {
            var allNumbers = new HashMap<>(numbers);
            allNumbers.putAll(flags);
            var allLevels = new HashMap<>(options);
            allLevels.putAll(response);
            return new KnownValues(allNumbers, allLevels);
        });
    }

    private static Arbitrary<Condition> conditions(int depth) {
        Arbitrary<Condition> leaves = Arbitraries.oneOf(
                Arbitraries.of(true, false).map(Condition.Constant::new),
                Arbitraries.just(new Condition.Read(new Reference.Characteristic("red-flags"))),
                levelTests());
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<Condition> inner = Arbitraries.lazy(() -> conditions(depth - 1));
        Arbitrary<Quantity> numbers = Arbitraries.lazy(() -> quantities(depth - 1));
        Arbitrary<Expression> any = Arbitraries.oneOf(
                inner.map(each -> (Expression) each),
                numbers.map(each -> (Expression) each),
                levelReads().map(each -> (Expression) each));
        return Arbitraries.oneOf(
                leaves,
                inner.map(Condition.Not::new),
                Combinators.combine(inner, inner).as(Condition.And::new),
                Combinators.combine(inner, inner).as(Condition.Or::new),
                Combinators.combine(Arbitraries.of(Comparison.class), numbers, numbers)
                        .as(Condition.Compared::new),
                any.map(Condition.Missing::new),
                inner.list()
                        .ofMinSize(1)
                        .ofMaxSize(4)
                        .flatMap(some -> Arbitraries.integers()
                                .between(0, some.size())
                                .map(count -> new Condition.AtLeast(count, some))));
    }

    private static Arbitrary<Quantity> quantities(int depth) {
        Arbitrary<Quantity> leaves = Arbitraries.oneOf(
                Arbitraries.oneOf(
                                Arbitraries.integers().between(-100, 100).map(Integer::doubleValue),
                                Arbitraries.of(0.5, 0.1, -0.25, 1e-9, 6.02e23, -0.0))
                        .map(Quantity.Constant::new),
                Arbitraries.of("odi@baseline", "odi@week10", "odi@now", "pain@baseline")
                        .map(Expressions::measured),
                Arbitraries.of("age", "pain-months")
                        .map(name -> new Quantity.Read(new Reference.Characteristic(name))));
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<Quantity> inner = Arbitraries.lazy(() -> quantities(depth - 1));
        return Arbitraries.oneOf(
                leaves,
                inner.map(Quantity.Negated::new),
                Combinators.combine(Arbitraries.of(Quantity.Operator.class), inner, inner)
                        .as(Quantity.Arithmetic::new),
                Combinators.combine(Arbitraries.lazy(() -> conditions(depth - 1)), inner, inner)
                        .as(Quantity.Choice::new),
                Arbitraries.of(NumberFunction.class)
                        .flatMap(function -> inner.list()
                                .ofMinSize(1)
                                .ofMaxSize(function.takes(2) ? 3 : 1)
                                .map(arguments -> new Quantity.Applied(function, arguments))));
    }

    private static Arbitrary<Level.Read> levelReads() {
        return Arbitraries.<Reference>of(
                        new Reference.OptionAt("first"),
                        new Reference.Characteristic("preferred"),
                        new Reference.ClassAt("second"))
                .map(Level.Read::new);
    }

    private static Arbitrary<Condition> levelTests() {
        var first = new Level.Read(new Reference.OptionAt("first"));
        var preferred = new Level.Read(new Reference.Characteristic("preferred"));
        var responseClass = new Level.Read(new Reference.ClassAt("second"));
        return Arbitraries.of(
                new Condition.Is(first, preferred),
                new Condition.Is(first, new Level.Named("pt")),
                new Condition.Is(new Level.Named("cbt"), preferred),
                new Condition.Is(responseClass, new Level.Named("non-response")),
                new Condition.Is(new Level.Named("response"), responseClass));
    }

    private static Quantity measured(String name) {
        String[] parts = name.split("@", -1);
        return new Quantity.Read(new Reference.Measured(parts[0], parts[1]));
    }

    /// An expression and all within it.
    static Stream<Expression> nodes(Expression expression) {
        List<? extends Expression> within = switch (expression) {
            case Condition.And(var left, var right) -> List.of(left, right);
            case Condition.Or(var left, var right) -> List.of(left, right);
            case Condition.Not(var operand) -> List.of(operand);
            case Condition.Compared(var comparison, var left, var right) -> List.of(left, right);
            case Condition.Is(var left, var right) -> List.of(left, right);
            case Condition.Missing(var operand) -> List.of(operand);
            case Condition.AtLeast(var count, var conditions) -> conditions;
            case Condition.Constant c -> List.of();
            case Condition.Read r -> List.of();
            case Quantity.Arithmetic(var operator, var left, var right) -> List.of(left, right);
            case Quantity.Negated(var operand) -> List.of(operand);
            case Quantity.Applied(var function, var arguments) -> arguments;
            case Quantity.Choice(var condition, var whenTrue, var whenFalse) -> List.of(condition, whenTrue, whenFalse);
            case Quantity.Constant c -> List.of();
            case Quantity.Read r -> List.of();
            case Level.Named n -> List.of();
            case Level.Read r -> List.of();
        };
        return Stream.concat(
                Stream.of(expression), IntStream.range(0, within.size()).boxed().flatMap(i -> nodes(within.get(i))));
    }
}
