package org.stegvis.exchange.planned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialData;

/// What every estimator of the register does with data that spoil an analysis: numbers (with a warning where they mean
/// little), a diagnosis that names what is wrong, or an error that names variable and participant. Never a silent NaN.
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
                .flatMap(spoiling -> Validated.all().stream()
                        .filter(each -> !each.isRandom())
                        .map(each -> Arguments.of(spoiling, each)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void no_number_is_silently_none(Spoiling spoiling, Validated validated) {
        Result result = validated.analysis().run(validated.setting().protocol(), spoiled(spoiling, data(validated)));

        switch (result) {
            case Result.NotEstimable(var analysis, var numbers, var why) ->
                assertThat(why.sentence()).isNotBlank().doesNotContain("NaN", "null");
            case Result.Found found -> {
                for (Section.Values section : found.sections(Section.Values.class)) {
                    section.values().forEach(each -> sound(found, each));
                    section.inPopulation().forEach(each -> sound(found, each));
                }
            }
        }
    }

    private static void sound(Result.Found found, NamedEstimate each) {
        Estimate estimate = each.estimate();
        assertThat(estimate.estimate()).as(each.name()).isFinite();
        assertThat(estimate.se()).as(each.name()).isFinite();
        assertThat(estimate.se() > 0 || !found.warnings().isEmpty())
                .as("%s has a standard error, or a warning: %s", each, found.warnings())
                .isTrue();
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
                .filter(each -> each.setting().sides() == 4 && !each.isRandom())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("measured")
    void an_infinite_outcome_names_variable_and_participant(Validated validated) {
        TrialData data = data(validated);
        String last = outcome(data);
        TrialData infinite = with(data, last, row -> row == 3 ? Double.POSITIVE_INFINITY : number(data, last, row));

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> validated.analysis().run(validated.setting().protocol(), infinite))
                .withMessageContainingAll(last, "Infinity");
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
