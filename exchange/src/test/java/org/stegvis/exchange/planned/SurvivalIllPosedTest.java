package org.stegvis.exchange.planned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.stegvis.estimation.AnalysisPlan;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.estimation.result.Quantity;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Warning;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.estimator.Survival;
import org.stegvis.protocol.expression.Reference;

/// Times to an event that spoil an analysis: a diagnosis or warning that names the regime, or an error that names
/// variable and participant.
class SurvivalIllPosedTest {
    private static final Protocol TRIAL = Study.protocol(Places.trial("calgb-8923.yaml"));
    private static final int N = 80;

    private static TrialData data(
            IntToDoubleFunction time, IntToDoubleFunction event, IntFunction<@Nullable String> second) {
        var columns = new LinkedHashMap<String, Column>();
        columns.put("age", Column.Numbers.of(N, i -> 60 + i % 20));
        columns.put("first", Column.Levels.of(List.of("gm-csf", "placebo"), N, i -> i % 2 == 0 ? "gm-csf" : "placebo"));
        for (String each : List.of("remission", "fit", "consents-again")) {
            columns.put(each + "@after-induction", Column.Numbers.of(N, i -> i % 4 < 2 ? 1 : 0));
        }
        columns.put("second", Column.Levels.of(List.of("cytarabine", "cytarabine-mitoxantrone"), N, second));
        columns.put("survival@end", Column.Numbers.of(N, time));
        columns.put("survival@end.event", Column.Numbers.of(N, event));
        return TrialData.of(IntStream.range(0, N).mapToObj(i -> "p" + i).toList(), columns);
    }

    private static @Nullable String again(int i) {
        return i % 4 >= 2 ? null : i % 8 < 4 ? "cytarabine" : "cytarabine-mitoxantrone";
    }

    private static double time(int i) {
        return 1 + i * 37 % 80;
    }

    private static Result run(TrialData data, Survival plan) {
        return AnalysisPlan.ofRegimes("survival@end").by(plan).run(TRIAL, data);
    }

    @Test
    void a_sound_study_gives_numbers() {
        var found = (Result.Found) run(
                data(SurvivalIllPosedTest::time, i -> i % 3 > 0 ? 1 : 0, SurvivalIllPosedTest::again),
                Survival.withDefaults().until(50).withStaying(List.of(new Reference.Characteristic("age"))));

        assertThat(found.values().quantity()).isEqualTo(new Quantity.RestrictedMean(50, "months"));
        found.values().values().forEach(each -> assertThat(each.estimate().se()).isPositive());
        assertThat(found.warnings()).isEmpty();
    }

    @Test
    void a_regime_that_nobody_followed_is_named() {
        Result result = run(
                data(SurvivalIllPosedTest::time, i -> 1, i -> i % 4 >= 2 ? null : "cytarabine"),
                Survival.withDefaults());

        // Those not randomised again follow both, so the regime has followers: few of them, or none but those.
        assertThat(result).isInstanceOf(Result.Found.class);

        Result none = run(
                data(SurvivalIllPosedTest::time, i -> 1, SurvivalIllPosedTest::again)
                        .rows(IntStream.range(0, N)
                                .filter(i -> i % 2 == 0 && i % 4 < 2 && i % 8 < 4)
                                .toArray()),
                Survival.withDefaults());
        assertThat(none)
                .isInstanceOfSatisfying(
                        Result.NotEstimable.class,
                        each -> assertThat(each.why().sentence())
                                .contains("placebo/cytarabine", "gm-csf/cytarabine-mitoxantrone"));
    }

    @Test
    void nobody_with_the_event_is_told_for_each_regime() {
        var found = (Result.Found)
                run(data(SurvivalIllPosedTest::time, i -> 0, SurvivalIllPosedTest::again), Survival.withDefaults());

        assertThat(found.warnings()).contains(new Warning.NoVariation("gm-csf/cytarabine"));
        assertThat(found.values().equality().p()).isEqualTo(1);
    }

    @Test
    void a_horizon_after_all_observation_names_the_regime() {
        assertThat(run(
                        data(SurvivalIllPosedTest::time, i -> time(i) > 40 ? 0 : 1, SurvivalIllPosedTest::again),
                        Survival.withDefaults().until(1000)))
                .isInstanceOfSatisfying(
                        Result.NotEstimable.class,
                        none -> assertThat(none.why().sentence()).contains("gm-csf/cytarabine", "1000"));
    }

    @Test
    void where_the_last_observed_had_the_event_the_curve_is_zero_from_there_and_a_warning_names_regime_and_time() {
        TrialData all = data(SurvivalIllPosedTest::time, i -> 1, SurvivalIllPosedTest::again);
        var found = (Result.Found) run(all, Survival.withDefaults().until(1000));

        assertThat(found.warnings())
                .filteredOn(Warning.CurveEnds.class::isInstance)
                .hasSize(4)
                .allSatisfy(
                        each -> assertThat(each.sentence()).containsPattern("(gm-csf|placebo)/.* at [0-9.]+;.* 1000"));
        // The area up to the last event is all there is.
        var until = (Result.Found) run(all, Survival.withDefaults().until(200));
        found.values()
                .values()
                .forEach(each -> assertThat(each.estimate().estimate())
                        .isEqualTo(until.values().value(each.name()).estimate()));
    }

    @Test
    void a_covariate_that_tells_who_is_lost_is_named() {
        assertThat(run(
                        data(i -> i % 20 < 10 ? 1 + i : 100 + i, i -> i % 20 < 10 ? 0 : 1, SurvivalIllPosedTest::again),
                        Survival.withDefaults().withStaying(List.of(new Reference.Characteristic("age")))))
                .satisfies(result -> {
                    if (result instanceof Result.NotEstimable none) {
                        assertThat(none.why()).isInstanceOf(Diagnosis.Separated.class);
                        assertThat(none.why().sentence()).contains("age");
                    } else {
                        ((Result.Found) result)
                                .values()
                                .values()
                                .forEach(each ->
                                        assertThat(each.estimate().estimate()).isFinite());
                    }
                });
    }

    @Test
    void a_negative_or_infinite_time_names_variable_and_participant() {
        for (double wrong : new double[] {-1, Double.POSITIVE_INFINITY}) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> run(
                            data(i -> i == 3 ? wrong : time(i), i -> 1, SurvivalIllPosedTest::again),
                            Survival.withDefaults()))
                    .withMessageContainingAll("survival@end", "p3");
        }
    }

    @Test
    void a_missing_time_or_event_is_counted() {
        Result result = run(
                data(i -> i == 3 ? Double.NaN : time(i), i -> i == 5 ? Double.NaN : 1, SurvivalIllPosedTest::again),
                Survival.withDefaults());

        assertThat(result.numbers().withoutOutcome()).isEqualTo(1);
        assertThat(result.numbers().withoutCovariate()).isEqualTo(1);
        assertThat(result.numbers().analysed()).isEqualTo(N - 2);
    }
}
