package org.stegvis.protocol.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ExpressionLaws {
    private final Scope scope = new BackPainScope();

    @Property(tries = 500)
    void a_printed_condition_reads_back_as_the_same(@ForAll("conditions") Condition condition) {
        assertThat(ExpressionParser.condition(ExpressionText.of(condition), scope))
                .as(ExpressionText.of(condition))
                .isInstanceOfSatisfying(
                        Parsed.Typed.class,
                        typed -> assertThat(typed.expression()).isEqualTo(condition));
    }

    @Property(tries = 500)
    void a_printed_quantity_reads_back_as_the_same(@ForAll("quantities") Quantity quantity) {
        assertThat(ExpressionParser.quantity(ExpressionText.of(quantity), scope))
                .as(ExpressionText.of(quantity))
                .isInstanceOfSatisfying(
                        Parsed.Typed.class,
                        typed -> assertThat(typed.expression()).isEqualTo(quantity));
    }

    @Property(tries = 500)
    void every_quantity_is_a_finite_number_or_missing(
            @ForAll("quantities") Quantity quantity, @ForAll("participants") Values values) {
        assertThat(quantity.evaluate(values))
                .satisfies(number -> assertThat(Double.isInfinite(number)).isFalse());
    }

    @Property(tries = 500)
    void double_negation_de_morgan_and_order_hold_with_missing_values(
            @ForAll("conditions") Condition a,
            @ForAll("conditions") Condition b,
            @ForAll("participants") Values values) {
        Truth both = new Condition.And(a, b).evaluate(values);
        assertThat(new Condition.Not(new Condition.Not(a)).evaluate(values)).isEqualTo(a.evaluate(values));
        assertThat(new Condition.And(b, a).evaluate(values)).isEqualTo(both);
        assertThat(new Condition.Not(new Condition.Or(new Condition.Not(a), new Condition.Not(b))).evaluate(values))
                .isEqualTo(both);
        assertThat(new Condition.Missing(a).evaluate(values).isKnown()).isTrue();
    }

    @Property(tries = 300)
    void a_condition_without_missing_tests_that_is_known_stays_so_when_more_becomes_known(
            @ForAll("conditions") Condition condition, @ForAll("participants") Values values) {
        if (Expressions.nodes(condition).anyMatch(Condition.Missing.class::isInstance)) {
            return;
        }
        Truth before = condition.evaluate(values);
        Truth after = condition.evaluate(new Completed(values));
        assertThat(before == Truth.UNKNOWN || before == after).isTrue();
    }

    @Property(tries = 1000)
    void any_text_gets_an_answer_with_places_inside_the_text(@ForAll("texts") String text) {
        assertThatCode(() -> {
                    for (Parsed<?> parsed : answers(text)) {
                        if (parsed instanceof Parsed.Faulty<?> faulty) {
                            assertThat(faulty.problems())
                                    .allSatisfy(each -> assertThat(each.offset() + each.length())
                                            .isLessThanOrEqualTo(text.length()));
                        }
                    }
                })
                .doesNotThrowAnyException();
    }

    private Iterable<Parsed<?>> answers(String text) {
        return List.of(
                ExpressionParser.condition(text, scope),
                ExpressionParser.quantity(text, scope),
                ExpressionParser.level(text, scope),
                ExpressionParser.reference(text, scope));
    }

    @Example
    void every_kind_of_node_is_generated() {
        Set<Class<?>> seen = new HashSet<>();
        Expressions.conditions().generator(1000).stream(new Random(1))
                .limit(1000)
                .forEach(each -> Expressions.nodes(each.value()).forEach(node -> seen.add(node.getClass())));
        assertThat(seen)
                .containsAll(Stream.of(Quantity.class, Condition.class, Level.class)
                        .flatMap(kind -> Stream.of(kind.getPermittedSubclasses()))
                        .toList());
    }

    @Provide
    Arbitrary<Condition> conditions() {
        return Expressions.conditions();
    }

    @Provide
    Arbitrary<Quantity> quantities() {
        return Expressions.quantities();
    }

    @Provide
    Arbitrary<Values> participants() {
        return Expressions.participants();
    }

    /// Random text, random words of the language, and printed expressions with one stretch replaced.
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> words = Arbitraries.of(
                        "and",
                        "or",
                        "not",
                        "(",
                        ")",
                        ",",
                        "@",
                        ".",
                        "odi",
                        "@now",
                        "first",
                        "pt",
                        "=",
                        "<",
                        "-",
                        "1.5",
                        "missing",
                        "at-least(",
                        "if(",
                        "change(",
                        "site",
                        "response",
                        "\"",
                        "%",
                        "true",
                        "2",
                        "é",
                        "😀")
                .list()
                .ofMaxSize(25)
                .map(list -> String.join(" ", list));
        Arbitrary<String> mutated = Combinators.combine(
                        Expressions.conditions().map(ExpressionText::of),
                        Arbitraries.integers().between(0, 1000),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.strings().ofMaxLength(3))
                .as((text, at, removed, added) -> {
                    int start = at % (text.length() + 1);
                    return text.substring(0, start) + added + text.substring(Math.min(text.length(), start + removed));
                });
        return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(60), words, mutated);
    }

    /// The same participant with everything that was missing filled in.
    private record Completed(Values known) implements Values {
        @Override
        public double number(Reference reference) {
            double number = known.number(reference);
            return Double.isNaN(number) ? 1 : number;
        }

        @Override
        public String level(Reference reference) {
            String level = known.level(reference);
            if (level != null) {
                return level;
            }
            return reference instanceof Reference.ClassAt ? "response" : "pt";
        }
    }
}
