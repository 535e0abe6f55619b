package org.stegvis.protocol.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionParserTest {
    private final Scope scope = new BackPainScope();

    @Test
    void exactly_half_is_response_whatever_the_number_of_answered_sections() {
        Condition response = typed("(odi@baseline - odi@week10) / odi@baseline >= 0.5");
        for (int before = 1; before <= 10; before++) {
            for (int after = 1; after <= 10; after++) {
                for (int sum = 1; sum <= 5 * before; sum++) {
                    // The sum at week 10 that is exactly half the percentage, where it is whole.
                    if (sum * after % (2 * before) == 0) {
                        double odi0 = 100.0 * sum / (5 * before);
                        int half = sum * after / (2 * before);
                        double odi10 = 100.0 * half / (5 * after);
                        assertThat(response.evaluate(values(Map.of("odi@baseline", odi0, "odi@week10", odi10))))
                                .isEqualTo(Truth.TRUE);
                    }
                }
            }
        }
        assertThat(response.evaluate(values(Map.of("odi@baseline", 100 * 22 / 45.0, "odi@week10", 100 * 11 / 45.0))))
                .isEqualTo(Truth.TRUE);
        assertThat(response.evaluate(values(Map.of("odi@baseline", 100 * 22 / 45.0, "odi@week10", 100 * 12 / 45.0))))
                .isEqualTo(Truth.FALSE);
    }

    @Test
    void a_score_at_the_limit_is_not_above_it() {
        assertThat(typed("odi@baseline > 24").evaluate(values(Map.of("odi@baseline", 24.0))))
                .isEqualTo(Truth.FALSE);
        assertThat(typed("pain@baseline > 4").evaluate(values(Map.of("pain@baseline", 4.0))))
                .isEqualTo(Truth.FALSE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not response and first = pt | not second.response and first = pt",
                "not (response and first = pt) | not (second.response and first = pt)",
                "18 <= age <= 64 | 18 <= age and age <= 64",
                "pt = first | pt = first",
                "first != pt | not first = pt",
                "age != 3 | age != 3",
                "non-response | second.non-response",
                "change(odi, baseline, now) < 0 | odi@now - odi@baseline < 0",
                "percent-change(odi, baseline, week10) <= -30 | 100 * (odi@week10 - odi@baseline) / odi@baseline <= -30",
                "age - 3 - (2 - 1) > -(5) | age - 3 - (2 - 1) > -(5)",
                "pain-months > 3 or red-flags and age >= 18 | pain-months > 3 or red-flags and age >= 18",
                "'first = \"pt\"' | first = pt",
                "at-least(1, response, missing(first)) | at-least(1, second.response, missing(first))",
                "second.class = response | second.response",
            })
    void is_written_back_in_canonical_form(String text, String canonical) {
        assertThat(ExpressionText.of(typed(text))).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "odi@week10 and response | `odi@week10`, a number | a condition for `and`, such as `odi@week10 > 0` | ''",
                "odi@wek10 > 3 | `wek10` | a visit | week10",
                "odii@week10 > 3 | `odii` | a measure | odi",
                "agee > 3 | `agee` | a characteristic, an earlier decision or a response class | age",
                "site = uta | `uta` | one of the levels of `site`: utah, intermountain, johns-hopkins | utah",
                "mal = sex | `mal` | one of the levels of `sex`: female, male | male",
                "site > utah | `site`, one of utah, intermountain, johns-hopkins | a number for `>` | ''",
                "age == 3 | `==` | `=` | ''",
                "response && red-flags | `&&` | `and` | ''",
                "!response | `!` | `not` | ''",
                "age > 50% | `%` | a proportion without `%`: write 0.5 for 50 % | ''",
                "response AND red-flags | `AND` | `and` in small letters | ''",
                "red-flags = true | `red-flags`, a condition | the condition by itself, `red-flags`, or `not` before it | ''",
                "red-flags + 1 > 0 | `red-flags`, a condition | a number for `+`: write `if(red-flags, 1, 0)` | ''",
                "first | `first`, one of pt, cbt | a condition, such as `first = pt` | ''",
                "odi@week52 > 3 | `odi@week52` | a measure at a visit before the decision or at it | ''",
                "maxx(age, 3) > 3 | `maxx` | a function: missing, change, percent-change, at-least, if, min, max, mean, abs, exp, log | max",
                "1 < age > 3 | `>` | `and` between two comparisons; only `a <= b <= c` and `a >= b >= c` may follow each other | ''",
                "at-least(3, response) | `3` | a whole number from 0 to 1, the number of conditions that follow | ''",
                "odi@week10-odi@baseline > 3 | `@` | a space before and after a minus: a hyphen directly after a name belongs to the name | ''",
                "(age > 3 | the end | `)`, or `and`, `or` or an operation before it | ''",
                "second.respons | `respons` | a response class of `second` | response",
            })
    void a_problem_tells_what_is_there_and_what_could_be(String text, String found, String expected, String nearest) {
        Problem problem = problems(text).getFirst();
        assertThat(problem.found()).isEqualTo(found);
        assertThat(problem.expected()).isEqualTo(expected);
        assertThat(problem.nearest()).isEqualTo(nearest);
    }

    @Test
    void all_problems_are_told_at_once_in_order_of_place() {
        assertThat(problems("agee > 3 and site = uta and odi@wek10"))
                .extracting(Problem::offset)
                .containsExactly(0, 20, 32);
    }

    @Test
    void a_limit_outside_the_scale_is_worth_a_warning() {
        assertThat(ExpressionParser.condition("odi@baseline > 240", scope).warnings())
                .singleElement()
                .extracting(Problem::message)
                .isEqualTo("Found `240`, expected a number on the scale of `odi@baseline`, from 0 to 100.");
        assertThat(ExpressionParser.condition("odi@baseline > 100", scope).warnings())
                .isEmpty();
    }

    @Test
    void levels_and_references_are_read_by_their_own_entries() {
        assertThat(ExpressionParser.level("site", scope))
                .isEqualTo(new Parsed.Typed<>(new Level.Read(new Reference.Characteristic("site")), List.of()));
        assertThat(ExpressionParser.reference("odi@week10", scope))
                .isEqualTo(new Parsed.Typed<>(new Reference.Measured("odi", "week10"), List.of()));
        assertThat(ExpressionParser.reference("age + 1", scope)).isInstanceOf(Parsed.Faulty.class);
        assertThat(ExpressionParser.level("age", scope)).isInstanceOf(Parsed.Faulty.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(", "not ", "-", "a-", "a", "1", "if(", "\"", "age = ", "age+", "response or ", "[", "@", "--"})
    void hostile_repetition_gets_an_answer_within_a_second_on_a_small_stack(String piece) throws InterruptedException {
        for (int length : new int[] {1_000, ExpressionParser.LONGEST, 1_000_000}) {
            String text = piece.repeat(length / piece.length());
            Assertions.assertThat(answersWithin(text, Duration.ofSeconds(1)))
                    .as("%s, %d", piece, length)
                    .isTrue();
        }
    }

    @Test
    void nested_comparisons_of_wrong_types_are_typed_once() throws InterruptedException {
        String text = "if(".repeat(40) + "age = zz" + ", 1, 0) = zz".repeat(40);
        assertThat(answersWithin(text, Duration.ofSeconds(1))).isTrue();
    }

    @Test
    void the_deepest_form_that_is_read_fits_a_small_stack() throws InterruptedException {
        String links = " + 1".repeat(10) + " > 1" + " or response".repeat(5);
        String text = "if(".repeat(16) + "response" + (", 1, 0)" + links).repeat(16);
        assertThat(ExpressionParser.condition(text, scope)).isInstanceOf(Parsed.Typed.class);
        assertThat(answersWithin(text, Duration.ofSeconds(1))).isTrue();
    }

    private boolean answersWithin(String text, Duration limit) throws InterruptedException {
        var answers = new ConcurrentLinkedQueue<Parsed<Condition>>();
        var thread = new Thread(null, () -> answers.add(ExpressionParser.condition(text, scope)), "small", 512 * 1024);
        thread.start();
        thread.join(limit);
        return !answers.isEmpty();
    }

    private Condition typed(String text) {
        return switch (ExpressionParser.condition(text, scope)) {
            case Parsed.Typed<Condition>(var expression, var warnings) -> expression;
            case Parsed.Faulty<Condition>(var problems, var warnings) -> throw new AssertionError(problems);
        };
    }

    private List<Problem> problems(String text) {
        return switch (ExpressionParser.condition(text, scope)) {
            case Parsed.Typed<Condition>(var expression, var warnings) ->
                throw new AssertionError("has a meaning: " + ExpressionText.of(expression));
            case Parsed.Faulty<Condition>(var problems, var warnings) -> problems;
        };
    }

    private static Values values(Map<String, Double> numbers) {
        return new KnownValues(numbers, Map.of());
    }
}
