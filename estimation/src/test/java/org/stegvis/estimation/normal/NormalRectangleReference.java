package org.stegvis.estimation.normal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.reference.References;
import tools.jackson.databind.JsonNode;

/// Against mvtnorm: `crosscheck/normal.R`.
class NormalRectangleReference {
    private static final JsonNode RESULTS = References.results("normal.json");

    @Test
    void agrees_with_tvpack_in_three_dimensions() {
        for (JsonNode each : RESULTS.get("three")) {
            Integral found = NormalRectangle.of(matrix(each.get("V")))
                    .probability(bounds(each.get("lower")), bounds(each.get("upper")));
            assertThat(found.value()).isCloseTo(each.get("value").asDouble(), within(1e-10));
            assertThat(found.error()).isLessThanOrEqualTo(1e-9);
        }
    }

    /// Miwa's grid of 4,000 steps is good to about seven digits.
    @Test
    void agrees_with_miwa_in_four_and_five_dimensions() {
        for (JsonNode each : RESULTS.get("more")) {
            Matrix covariance = matrix(each.get("V"));
            Integral found =
                    NormalRectangle.of(covariance).below(each.get("upper").asDouble());
            assertThat(found.value()).isCloseTo(each.get("value").asDouble(), within(1e-6));
        }
    }

    static Matrix matrix(JsonNode rows) {
        var values = new double[rows.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = References.numbers(rows.get(i));
        }
        return Matrix.ofRows(values);
    }

    private static double[] bounds(JsonNode texts) {
        var bounds = new String[texts.size()];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = texts.get(i).asString().replace("Inf", "Infinity");
        }
        return Arrays.stream(bounds).mapToDouble(Double::parseDouble).toArray();
    }
}
