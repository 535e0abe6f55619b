package org.stegvis.exchange.planned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.stegvis.estimation.result.Result;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Treatment;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.regime.EmbeddedRegimes;

/// What every estimator of the register does with each of the data that spoil an analysis: numbers (with a
/// warning where they mean little), a diagnosis that names what is wrong, or an error that names variable and
/// participant. Never a silent NaN.
class DegenerateDataTest {
    private static final int PARTICIPANTS = 120;

    /// What is wrong with the data.
    enum Spoiling {
        CONSTANT_OUTCOME,
        NO_OUTCOME,
        HUGE_OUTCOME,
        TINY_OUTCOME,
        SEPARATED_OUTCOME,
        CONSTANT_COVARIATES,
        COLLINEAR_COVARIATES,
        SEPARATED_COVARIATE,
        MISSING_COVARIATE,
        MISSING_TAILORING,
        INFINITE_OUTCOME,
        INFINITE_COVARIATE,
        HUGE_COVARIATE,
        HUGE_WEIGHTS,
        ONE_PERSON_IN_A_STRATUM,
        NOBODY_RESPONDS_TO_AN_OPTION,
        NOBODY_FOLLOWED_A_REGIME,
        NOBODY_HAD_AN_OPTION,
        ONE_PERSON_IN_A_CELL,
        EVERYBODY_RESPONDS,
        FEW_PARTICIPANTS,
        ONE_PARTICIPANT,
        NO_PARTICIPANT
    }

    static Stream<Arguments> cases() {
        return Stream.of(Spoiling.values())
                .flatMap(spoiling -> Validated.all().stream().map(each -> Arguments.of(spoiling, each)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void no_number_is_silently_none(Spoiling spoiling, Validated validated) {
        Protocol protocol = spoiling == Spoiling.HUGE_WEIGHTS
                ? validated.setting().protocol(DegenerateDataTest::nearlyNever)
                : validated.setting().protocol();
        TrialData data = spoiled(spoiling, data(validated));
        Result result;
        try {
            result = validated.analysis().run(protocol, data);
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage())
                    .as("names what is wrong")
                    .containsAnyOf(data.columnNames().toArray(String[]::new));
            return;
        }
        switch (result) {
            case Result.NotEstimable(var analysis, var numbers, var why) ->
                assertThat(why.sentence())
                        .as("names what is wrong")
                        .doesNotContain("NaN", "null")
                        .containsPattern(names(protocol, data));
            case Result.Found found -> new SoundResult(found).check();
        }
    }

    /// The first option then has a weight of a million.
    private static String nearlyNever(String protocol) {
        return protocol.replace("options: [p, m]", "options: {p: 0.001, m: 1000}");
    }

    /// All that a sentence can name, whole.
    private static String names(Protocol protocol, TrialData data) {
        return Stream.of(
                        data.columnNames().stream(),
                        EmbeddedRegimes.of(protocol).stream()
                                .map(each -> each.id().text()),
                        protocol.decisions().stream().map(Decision::id),
                        protocol.visits().stream().map(Visit::id),
                        protocol.treatments().stream().map(Treatment::id),
                        Stream.of("the outcome", "learned rule"))
                .flatMap(each -> each)
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?<![\\w@/])(", ")(?![\\w@/])"));
    }

    @ParameterizedTest
    @MethodSource("ofRegimes")
    void a_regime_that_nobody_followed_is_named(Validated validated) {
        assertThat(validated
                        .analysis()
                        .run(
                                validated.setting().protocol(),
                                spoiled(Spoiling.NOBODY_FOLLOWED_A_REGIME, data(validated))))
                .isInstanceOfSatisfying(
                        Result.NotEstimable.class,
                        none -> assertThat(none.why().sentence()).contains("m/minus"));
    }

    static List<Validated> ofRegimes() {
        return Validated.all().stream()
                .filter(each -> each.setting().sides() == 4)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("measured")
    void an_infinite_outcome_names_variable_and_participant(Validated validated) {
        TrialData data = data(validated);

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> validated
                        .analysis()
                        .run(validated.setting().protocol(), spoiled(Spoiling.INFINITE_OUTCOME, data)))
                .withMessageContainingAll(outcome(data), "Infinity");
    }

    static List<Validated> measured() {
        return Validated.all().stream().filter(Validated::isOfMeasurement).toList();
    }

    private static TrialData data(Validated validated) {
        return validated.setting().data(new MadeUpStudy(1), PARTICIPANTS, new Random(5));
    }

    private static String outcome(TrialData data) {
        return data.columnNames().contains("y@end") ? "y@end" : "y@t5";
    }

    private static TrialData spoiled(Spoiling spoiling, TrialData data) {
        return switch (spoiling) {
            case CONSTANT_OUTCOME -> outcomes(data, (column, row) -> 1);
            case NO_OUTCOME -> outcomes(data, (column, row) -> Double.NaN);
            case HUGE_OUTCOME -> measured(data, 1e150);
            case TINY_OUTCOME -> measured(data, 1e-150);
            case SEPARATED_OUTCOME -> outcomes(data, (column, row) -> "p".equals(option(data, "first", row)) ? 1 : 0);
            case CONSTANT_COVARIATES -> with(with(data, "x1", row -> 3), "x2", row -> 1);
            case COLLINEAR_COVARIATES -> with(data, "x2", row -> 2 * number(data, "x1", row) + 1);
            case SEPARATED_COVARIATE -> with(data, "x1", row -> "p".equals(option(data, "first", row)) ? 1 : 0);
            case MISSING_COVARIATE -> with(data, "x1", row -> Double.NaN);
            case MISSING_TAILORING -> with(with(data, "r@middle", row -> Double.NaN), "r@t2", row -> Double.NaN);
            case INFINITE_OUTCOME ->
                with(
                        data,
                        outcome(data),
                        row -> row == 3 ? Double.POSITIVE_INFINITY : number(data, outcome(data), row));
            case INFINITE_COVARIATE ->
                with(data, "x1", row -> row == 3 ? Double.NEGATIVE_INFINITY : number(data, "x1", row));
            case HUGE_COVARIATE -> with(data, "x1", row -> 1e12 * number(data, "x1", row));
            case HUGE_WEIGHTS -> data;
            case ONE_PERSON_IN_A_STRATUM -> with(data, "x2", row -> row == 3 ? 1 : 0);
            case NOBODY_RESPONDS_TO_AN_OPTION ->
                some(data, row -> !"m".equals(option(data, "first", row)) || option(data, "second", row) != null);
            case NOBODY_FOLLOWED_A_REGIME ->
                some(
                        data,
                        row -> !"m".equals(option(data, "first", row)) || "plus".equals(option(data, "second", row)));
            case NOBODY_HAD_AN_OPTION -> some(data, row -> "p".equals(option(data, "first", row)));
            case ONE_PERSON_IN_A_CELL -> {
                int kept = IntStream.range(0, data.size())
                        .filter(row -> inCell(data, row))
                        .findFirst()
                        .orElseThrow();
                yield some(data, row -> row == kept || !inCell(data, row));
            }
            case EVERYBODY_RESPONDS -> some(data, row -> option(data, "second", row) == null);
            case FEW_PARTICIPANTS -> some(data, row -> row < 12);
            case ONE_PARTICIPANT -> some(data, row -> row == 0);
            case NO_PARTICIPANT -> some(data, row -> false);
        };
    }

    /// What stands in a column and row.
    @FunctionalInterface
    private interface Cell {
        double of(String column, int row);
    }

    private static TrialData outcomes(TrialData data, Cell cell) {
        TrialData changed = data;
        for (String column : data.columnNames()) {
            if (column.matches("y.?@.*")) {
                changed = with(changed, column, row -> cell.of(column, row));
            }
        }
        return changed;
    }

    private static TrialData measured(TrialData data, double scale) {
        TrialData changed = data;
        for (String column : data.columnNames()) {
            if (column.startsWith("y@") && !column.endsWith(".event")) {
                changed = with(changed, column, row -> scale * number(data, column, row));
            }
        }
        return changed;
    }

    private static boolean inCell(TrialData data, int row) {
        return "m".equals(option(data, "first", row)) && "minus".equals(option(data, "second", row));
    }

    private static @Nullable String option(TrialData data, String decision, int row) {
        return data.levels(decision).at(row);
    }

    private static double number(TrialData data, String column, int row) {
        return data.numbers(column).at(row);
    }

    private static TrialData some(TrialData data, IntPredicate wanted) {
        return data.rows(IntStream.range(0, data.size()).filter(wanted).toArray());
    }

    private static TrialData with(TrialData data, String name, IntToDoubleFunction value) {
        if (!data.columnNames().contains(name)) {
            return data;
        }
        var columns = new LinkedHashMap<String, Column>();
        for (String each : data.columnNames()) {
            columns.put(each, data.column(each));
        }
        columns.put(name, Column.Numbers.of(data.size(), value));
        return TrialData.of(data.participants(), columns);
    }
}
