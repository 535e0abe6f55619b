package org.stegvis.design.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.stegvis.design.size.TwoStage.Rerandomised;
import org.stegvis.estimation.linear.Column;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Sizes for a time to event, for pilots and for precision against integrals, lists and simulated trials in
/// R, the latter analysed by `coxph` of survival: `crosscheck/survival_sizes.R`.
class SurvivalSizesReference {
    private static final double PERCENT = 1e-7;
    private static final JsonNode RESULTS = results();

    @Test
    void the_variance_of_the_log_hazard_ratio_is_that_of_the_weighted_score() {
        for (JsonNode row : RESULTS.get("survival")) {
            TwoValues question = question(row);
            assertThat(question.unitVariance()).isCloseTo(number(row, "variance"), withinPercentage(PERCENT));
            assertThat(question.participants(0.8)).isCloseTo(number(row, "needed"), withinPercentage(PERCENT));
        }
    }

    /// Two points are left for the alternative, at which the variance is not quite that of the null.
    @Test
    void the_power_is_that_of_simulated_trials_analysed_by_coxph() {
        for (JsonNode row : RESULTS.get("survival")) {
            int n = row.get("n").asInt();
            double simulated = number(row, "power");
            double error = Math.sqrt(
                    simulated * (1 - simulated) / row.get("replicates").asInt());
            TwoValues question = question(row);
            assertThat(question.power(n)).as("%s", row).isCloseTo(simulated, within(4 * error + 0.02));
            Confirmation found = Confirmation.hazards(
                    design(row),
                    design(row).firstPair(),
                    Column.of(question.of(), question.versus()),
                    (Outcome.TimeToEvent) question.outcome(),
                    new Confirmation.Repeats(n, 2_000, 3),
                    Confirmation.twoValues(question.outcome(), question.criterion()));
            assertThat(found.power()).as("%s", row).isCloseTo(simulated, within(4 * Math.hypot(error, found.error())));
        }
    }

    @Test
    void two_arms_need_what_schoenfeld_says() {
        for (JsonNode row : RESULTS.get("schoenfeld")) {
            double of = row.get("p").get(0).asDouble();
            double versus = row.get("p").get(1).asDouble();
            var question = TwoValues.groups(
                    TwoValues.Kind.FIRST_STAGE,
                    List.of("a", "b"),
                    0.5,
                    0.5,
                    of,
                    versus,
                    new Outcome.TimeToEvent(0.3),
                    Criterion.twoSided(0.05));
            assertThat(question.participants(0.8)).isCloseTo(number(row, "needed"), withinPercentage(PERCENT));
        }
    }

    @Test
    void pilots_need_as_many_as_the_list_of_all_splits_says() {
        for (JsonNode row : RESULTS.get("pilots")) {
            Pilot pilot = Pilot.of(pilotDesign(row), row.get("least").asInt());
            double n = pilot.participants(0.8);
            assertThat(n).as("%s", row).isEqualTo(number(row, "needed"));
            assertThat(pilot.power(n)).isCloseTo(number(row, "at"), within(1e-12));
            Confirmation found = Confirmation.pilot(pilot, new Confirmation.Repeats((int) n, 4_000, 2));
            assertThat(found.power()).isCloseTo(number(row, "at"), within(4 * found.error()));
        }
    }

    @Test
    void precision_of_a_plain_mean_with_assurance_needs_what_the_chi_square_says() {
        for (JsonNode row : RESULTS.get("precision")) {
            var question = new Precision(
                    "a value", EstimatedVariance.ofMean(number(row, "variance")), number(row, "margin"), 0.95);
            assertThat(question.participants()).isCloseTo(number(row, "without"), withinPercentage(PERCENT));
            assertThat(question.participants(number(row, "assurance")))
                    .isCloseTo(number(row, "needed"), withinPercentage(PERCENT));
        }
    }

    private static TwoValues question(JsonNode row) {
        EmbeddedDesign design = design(row);
        int[] pair = design.firstPair();
        return TwoValues.regimes(
                design,
                pair[0],
                pair[1],
                row.get("p").get(0).asDouble(),
                row.get("p").get(1).asDouble(),
                new Outcome.TimeToEvent(number(row, "tau")),
                Criterion.twoSided(0.05));
    }

    private static EmbeddedDesign design(JsonNode row) {
        return new TwoStage(
                        Rerandomised.NON_RESPONDERS,
                        number(row, "first"),
                        0.5,
                        number(row, "second"),
                        row.get("r").get(0).asDouble(),
                        row.get("r").get(1).asDouble())
                .design();
    }

    private static TwoStage pilotDesign(JsonNode row) {
        Rerandomised who = switch (row.get("design").asString()) {
            case "everyone" -> Rerandomised.EVERYONE;
            case "non-responders" -> Rerandomised.NON_RESPONDERS;
            default -> Rerandomised.NON_RESPONDERS_TO_ONE;
        };
        return new TwoStage(
                who,
                number(row, "first"),
                0.5,
                row.get("down").get(0).asDouble(),
                1 - row.get("q").get(0).asDouble(),
                1 - row.get("q").get(1).asDouble());
    }

    private static double number(JsonNode row, String name) {
        return row.get(name).asDouble();
    }

    private static JsonNode results() {
        try (InputStream stream = Objects.requireNonNull(
                SurvivalSizesReference.class.getResourceAsStream("/reference/survival_sizes.json"))) {
            return JsonMapper.shared().readTree(stream).get("results");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
