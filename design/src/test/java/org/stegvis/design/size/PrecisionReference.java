package org.stegvis.design.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.stegvis.design.size.TwoStage.Rerandomised;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How often an interval is no wider than asked, against trials simulated in R, `crosscheck/precision.R`: weighted
/// means
/// with their sandwich variance, and weighted Cox regression by `coxph`.
class PrecisionReference {
    /// What the chi-square of a large sample leaves in samples of a few hundred.
    private static final double LARGE_SAMPLE = 0.02;

    @Test
    void the_assurance_is_the_share_of_simulated_trials() throws IOException {
        for (String kind : new String[] {"ends", "times"}) {
            for (JsonNode row : results().get(kind)) {
                EmbeddedDesign design = design(row);
                int versus = design.firstPair()[1];
                double value = row.get("p").asDouble();
                EstimatedVariance variance = row.get("difference").asBoolean()
                        ? EstimatedVariance.difference(design, 0, versus, value, outcome(row))
                        : EstimatedVariance.value(design, 0, value, outcome(row));
                var precision = new Precision("it", variance, row.get("margin").asDouble(), 0.95);
                int n = row.get("n").asInt();
                assertThat(precision.margin(n) * row.get("wide").asDouble())
                        .as("the variance itself, %s", row)
                        .isCloseTo(row.get("margin").asDouble(), within(1e-9));
                assertThat(precision.power(n))
                        .as("%s", row)
                        .isCloseTo(
                                row.get("share").asDouble(),
                                within(4 * row.get("error").asDouble() + LARGE_SAMPLE));
            }
        }
    }

    /// As if each variance were that of a plain mean, the assurance would be promised too high.
    @Test
    void weights_make_the_estimated_variance_vary_several_times_as_much() {
        EmbeddedDesign design =
                TwoStage.balanced(Rerandomised.NON_RESPONDERS, 0.4).design();
        assertThat(EstimatedVariance.value(design, 0, 0, new Outcome.Continuous(1))
                        .spread())
                .isCloseTo(9.9875, within(1e-9));
        EmbeddedDesign plain =
                EmbeddedDesign.groups(java.util.List.of("a", "b"), java.util.List.of("a", "b"), 1 - 1e-13, 1e-13);
        assertThat(EstimatedVariance.value(plain, 0, 0, new Outcome.Continuous(3))
                        .spread())
                .isCloseTo(2, within(1e-9));
    }

    private static EmbeddedDesign design(JsonNode row) {
        double response = row.get("response").asDouble();
        return new TwoStage(
                        row.get("everyone").asBoolean() ? Rerandomised.EVERYONE : Rerandomised.NON_RESPONDERS,
                        row.get("first").asDouble(),
                        row.get("up").asDouble(),
                        row.get("down").asDouble(),
                        response,
                        response)
                .design();
    }

    private static Outcome outcome(JsonNode row) {
        return switch (row.get("kind").asString()) {
            case "continuous" -> new Outcome.Continuous(row.get("sd").asDouble());
            case "clustered" ->
                new Outcome.Clustered(
                        row.get("sd").asDouble(),
                        row.get("size").asInt(),
                        row.get("icc").asDouble(),
                        0);
            case "risk-difference" -> new Outcome.RiskDifference();
            case "binary" -> new Outcome.LogOdds();
            default -> new Outcome.TimeToEvent(row.get("tau").asDouble());
        };
    }

    private static JsonNode results() throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(PrecisionReference.class.getResourceAsStream("/reference/precision.json"))) {
            return JsonMapper.shared().readTree(stream).get("results");
        }
    }
}
