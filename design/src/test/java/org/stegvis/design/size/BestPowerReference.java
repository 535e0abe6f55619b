package org.stegvis.design.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.stegvis.estimation.linear.Matrix;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The power to find the best against a one-dimensional integral and TVPACK: `crosscheck/sizes.R`.
class BestPowerReference {

    @Test
    void the_power_of_the_published_examples_agrees_to_nine_digits() throws IOException {
        var six = BestRegimes.of(
                List.of("1", "2", "3", "4", "5", "6"),
                List.of(0.0, 0.5, 0.5, 0.5, 0.5, 0.5),
                Matrix.identity(6),
                0.5,
                0.05);
        Matrix block = Matrix.of(4, 4, (i, j) -> i == j ? 1 : i / 2 == j / 2 ? 0.2 : 0);
        var four = BestRegimes.of(List.of("1", "2", "3", "4"), List.of(0.0, 0.2, 0.3, 1.5), block, 0.2, 0.05);
        JsonNode results = results();
        check(six, results.get("six"));
        check(four, results.get("four"));
    }

    private static void check(BestRegimes question, JsonNode rows) {
        for (JsonNode row : rows) {
            double n = row.get("n").asDouble();
            assertThat(question.power(n))
                    .as("n = %s", n)
                    .isCloseTo(row.get("power").asDouble(), within(1e-9));
        }
    }

    private static JsonNode results() throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(BestPowerReference.class.getResourceAsStream("/reference/sizes.json"))) {
            return JsonMapper.shared().readTree(stream).get("results");
        }
    }
}
