package org.stegvis.exchange.planned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegvis.estimation.AnalysisPlan;
import org.stegvis.estimation.PlannedAnalyses;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Warning;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialData;

/// Data that spoil an analysis: each estimator of regimes gives a result with a warning, a diagnosis that
/// names what is wrong, or an error that names variable and participant; never a silent NaN.
class IllPosedTest {
    private static final Study TRIAL = Study.read(
            Places.resource("own-estimators.yaml"),
            Places.resource("own-estimators.columns.yaml"),
            Places.own("own_clustered_n750.csv"));

    /// What is wrong with the data.
    enum Spoiling {
        CONSTANT_OUTCOME,
        NOBODY_FOLLOWED_A_REGIME,
        ONE_PERSON_IN_A_CELL,
        FEW_PARTICIPANTS,
        COLLINEAR_COVARIATES,
        SEPARATED_OUTCOME,
        HUGE_OUTCOME,
        NO_OUTCOME
    }

    @ParameterizedTest
    @EnumSource(Spoiling.class)
    void no_estimate_is_silently_none(Spoiling spoiling) {
        for (Result result : PlannedAnalyses.of(TRIAL.protocol()).run(spoiled(spoiling))) {
            String what = spoiling + " " + result.analysis().id();
            switch (result) {
                case Result.NotEstimable(var analysis, var numbers, var why) ->
                    assertThat(why.sentence()).as(what).isNotBlank();
                case Result.Found found -> {
                    for (var value : found.values().values()) {
                        Estimate estimate = value.estimate();
                        boolean sound = Double.isFinite(estimate.estimate())
                                && Double.isFinite(estimate.se())
                                && (estimate.se() > 0 || !found.warnings().isEmpty());
                        assertThat(sound)
                                .as(what + " " + estimate + found.warnings())
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void a_regime_that_nobody_followed_is_named_by_every_estimator() {
        for (Result result : PlannedAnalyses.of(TRIAL.protocol()).run(spoiled(Spoiling.NOBODY_FOLLOWED_A_REGIME))) {
            assertThat(result)
                    .isInstanceOfSatisfying(
                            Result.NotEstimable.class,
                            none -> assertThat(none.why().sentence())
                                    .as(result.analysis().id())
                                    .contains("m/minus"));
        }
    }

    @Test
    void few_participants_and_no_variation_are_told() {
        assertThat(result("wr-md", Spoiling.CONSTANT_OUTCOME))
                .isInstanceOfSatisfying(
                        Result.Found.class,
                        found -> assertThat(found.warnings()).contains(new Warning.NoVariation("p/plus")));
        assertThat(result("wr-md", Spoiling.FEW_PARTICIPANTS))
                .isInstanceOfSatisfying(
                        Result.Found.class,
                        found -> assertThat(found.warnings()).hasAtLeastOneElementOfType(Warning.FewFollowed.class));
    }

    /// Unlike that of 7, the mean of such outcomes is off in its last digit.
    @ParameterizedTest
    @ValueSource(doubles = {0.1, -1e5 / 3})
    void an_outcome_that_does_not_vary_is_not_tested_by_its_rounding(double outcome) {
        List<Analysis> analyses = TRIAL.protocol().analyses().stream()
                .filter(each -> each.outcome().measure().equals("y"))
                .filter(each -> !each.id().startsWith("ht") && !each.id().equals("q-learning"))
                .toList();
        for (Result result : PlannedAnalyses.of(TRIAL.protocol()).run(with("y@end", row -> outcome), analyses)) {
            Result.Found found = (Result.Found) result;
            assertThat(found.values().contrasts())
                    .as(found.analysis().id())
                    .allSatisfy(each -> assertThat(each.difference().p()).isNaN());
            assertThat(found.values().equality().p()).as(found.analysis().id()).isEqualTo(1);
            assertThat(found.warnings())
                    .as(found.analysis().id())
                    .contains(new Warning.NoVariation("p/plus"), new Warning.NoVariation("m/minus"));
        }
        Result.Found options = (Result.Found) AnalysisPlan.ofOptions("first", "y@end")
                .adjustedFor("x1", "x2")
                .run(TRIAL.protocol(), with("y@end", row -> outcome));
        assertThat(options.values().contrast("p", "m").p()).isNaN();
        assertThat(options.warnings()).contains(new Warning.NoVariation("p"));
    }

    @Test
    void collinear_covariates_and_separation_name_their_terms() {
        assertThat(result("wr-cov-md", Spoiling.COLLINEAR_COVARIATES))
                .isInstanceOfSatisfying(
                        Result.NotEstimable.class,
                        none -> assertThat(none.why())
                                .isInstanceOfSatisfying(
                                        Diagnosis.Aliased.class,
                                        aliased -> assertThat(aliased.terms()).containsExactly("x2")));
        assertThat(result("wr-logit-cov-kc", Spoiling.SEPARATED_OUTCOME))
                .isInstanceOfSatisfying(
                        Result.NotEstimable.class,
                        none -> assertThat(none.why()).isInstanceOf(Diagnosis.Separated.class));
    }

    @Test
    void an_infinite_outcome_names_variable_and_participant() {
        TrialData data = with("y@end", row -> row == 3 ? Double.POSITIVE_INFINITY : y(row));

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> PlannedAnalyses.of(TRIAL.protocol()).run(data))
                .withMessageContainingAll("y@end", "participant 4", "Infinity");
    }

    @Test
    void fewer_independent_contrasts_than_contrasts_are_told() {
        Study twice = Study.read(
                Places.resource("smartar-general.yaml"),
                Places.resource("own-general.columns.yaml"),
                Places.own("own_general_n600_s505.csv"));

        Result.Found found = twice.regimes("smartar");

        assertThat(found.warnings()).contains(new Warning.RankDeficient(7, 5));
        assertThat(found.values().equality().df()).isEqualTo(5);
    }

    private static Result result(String analysis, Spoiling spoiling) {
        return PlannedAnalyses.of(TRIAL.protocol())
                .run(spoiled(spoiling), List.of(TRIAL.protocol().analysis(analysis)))
                .getFirst();
    }

    private static TrialData spoiled(Spoiling spoiling) {
        return switch (spoiling) {
            case CONSTANT_OUTCOME -> with("y@end", row -> 7);
            case NO_OUTCOME -> with("y@end", row -> Double.NaN);
            case HUGE_OUTCOME -> with("y@end", row -> 1e150 * y(row));
            case COLLINEAR_COVARIATES -> with("x2", row -> 2 * number("x1", row) + 1);
            case SEPARATED_OUTCOME -> with("yb@end", row -> "p".equals(option("first", row)) ? 1 : 0);
            case NOBODY_FOLLOWED_A_REGIME ->
                some(row -> !("m".equals(option("first", row)) && !"plus".equals(option("second", row))));
            case ONE_PERSON_IN_A_CELL -> {
                int kept = IntStream.range(0, TRIAL.data().size())
                        .filter(row -> inCell(row))
                        .findFirst()
                        .orElseThrow();
                yield some(row -> row == kept || !inCell(row));
            }
            case FEW_PARTICIPANTS -> some(row -> row < 12);
        };
    }

    private static boolean inCell(int row) {
        return "m".equals(option("first", row)) && "minus".equals(option("second", row));
    }

    private static @Nullable String option(String decision, int row) {
        return TRIAL.data().levels(decision).at(row);
    }

    private static double number(String column, int row) {
        return TRIAL.data().numbers(column).at(row);
    }

    private static double y(int row) {
        return number("y@end", row);
    }

    private static TrialData some(IntPredicate wanted) {
        return TRIAL.data()
                .rows(IntStream.range(0, TRIAL.data().size()).filter(wanted).toArray());
    }

    private static TrialData with(String name, IntToDoubleFunction value) {
        var columns = new LinkedHashMap<String, Column>();
        for (String each : new ArrayList<>(TRIAL.data().columnNames())) {
            columns.put(each, TRIAL.data().column(each));
        }
        columns.put(name, Column.Numbers.of(TRIAL.data().size(), value));
        return TrialData.of(TRIAL.data().participants(), columns);
    }
}
