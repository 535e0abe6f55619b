package org.stegvis.design.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.stegvis.design.size.TwoStage.Rerandomised;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Regimes that start alike, against trials simulated in R, `crosscheck/shared_paths.R`.
class SharedPathsReference {
    @Test
    void variance_and_power_are_those_of_simulated_trials() throws IOException {
        for (JsonNode row : results()) {
            TwoValues question = question(row);
            double variance = row.get("variance").asDouble();
            double ofVariance = variance * Math.sqrt(2.0 / row.get("trials").asDouble());
            assertThat(question.unitVariance())
                    .as("%s", row)
                    .isCloseTo(variance, within(4 * ofVariance + 0.02 * variance));
            assertThat(question.power(row.get("n").asInt()))
                    .as("%s", row)
                    .isCloseTo(
                            row.get("power").asDouble(),
                            within(4 * row.get("error").asDouble() + 0.03));
            assertThat(question.inflations().apart()).isNotZero();
        }
    }

    @Test
    void the_covariance_of_all_regimes_says_the_same_of_two() {
        EmbeddedDesign design =
                TwoStage.balanced(Rerandomised.NON_RESPONDERS, 0.7).design();
        Matrix all = design.covariance(Column.of(0.4, 0, 0.2, 0.2), 2);
        TwoValues pair =
                TwoValues.regimes(design, 0, 1, 0.4, 0, new Outcome.Continuous(Math.sqrt(2)), Criterion.twoSided(0.05));
        assertThat(all.get(0, 0) + all.get(1, 1) - 2 * all.get(0, 1)).isCloseTo(pair.unitVariance(), within(1e-9));
        Matrix none = design.covariance(Column.constant(4, 3), 2);
        for (int g = 0; g < 4; g++) {
            for (int h = 0; h < 4; h++) {
                assertThat(none.get(g, h)).isCloseTo(2 * design.inflation(g, h), within(1e-9));
            }
        }
    }

    @Test
    void values_that_need_more_than_a_probability_are_refused() {
        EmbeddedDesign design =
                TwoStage.balanced(Rerandomised.NON_RESPONDERS, 0.7).design();
        assertThatThrownBy(() ->
                        TwoValues.regimes(design, 0, 1, 0.6, 0.2, new Outcome.LogOdds(), Criterion.twoSided(0.05)))
                .hasMessageContaining("need a probability of 1.067 on 'a, non-response, c'");
    }

    private static TwoValues question(JsonNode row) {
        double response = row.get("response").asDouble();
        Outcome outcome = switch (row.get("kind").asString()) {
            case "continuous" -> new Outcome.Continuous(1);
            case "binary" -> new Outcome.LogOdds();
            default -> new Outcome.RiskDifference();
        };
        return TwoValues.regimes(
                new TwoStage(
                                Rerandomised.NON_RESPONDERS,
                                row.get("first").asDouble(),
                                0.5,
                                row.get("second").asDouble(),
                                response,
                                response)
                        .design(),
                0,
                1,
                row.get("of").asDouble(),
                row.get("versus").asDouble(),
                outcome,
                Criterion.twoSided(0.05));
    }

    private static JsonNode results() throws IOException {
        try (InputStream stream = Objects.requireNonNull(
                SharedPathsReference.class.getResourceAsStream("/reference/shared_paths.json"))) {
            return JsonMapper.shared().readTree(stream).get("results");
        }
    }
}
