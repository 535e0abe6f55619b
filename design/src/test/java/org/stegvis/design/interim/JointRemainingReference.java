package org.stegvis.design.interim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Conditional and predictive power of several contrasts against mvtnorm: `crosscheck/interim_joint.R`.
class JointRemainingReference {

    @Test
    void the_power_that_is_left_is_that_of_mvtnorm() throws IOException {
        JsonNode results;
        try (InputStream stream = Objects.requireNonNull(
                JointRemainingReference.class.getResourceAsStream("/reference/interim_joint.json"))) {
            results = JsonMapper.shared().readTree(stream).get("results");
        }
        for (JsonNode row : results.get("rows")) {
            Matrix covariance = matrix(results.get(row.get("kind").asString()));
            var remaining = new JointRemaining(
                    numbers(results.get("fractions")),
                    numbers(results.get("critical")),
                    row.get("look").asInt() - 1,
                    Column.of(numbers(row.get("z")).size(), numbers(row.get("z"))::get),
                    covariance);
            double error = row.get("error").asDouble();
            assertThat(remaining.conditionalPower(remaining.observedDrifts()).value())
                    .as("%s", row)
                    .isCloseTo(row.get("conditional").asDouble(), within(error));
            assertThat(remaining
                            .conditionalPower(Column.constant(covariance.rows(), 2.5))
                            .value())
                    .isCloseTo(row.get("planned").asDouble(), within(error));
            assertThat(remaining.predictivePower().value())
                    .isCloseTo(row.get("predictive").asDouble(), within(error));
        }
    }

    /// One contrast, both sides: the recursion of one comparison says the same.
    @Test
    void one_contrast_has_the_power_of_one_comparison() {
        List<Double> fractions = List.of(0.4, 0.7, 1.0);
        List<Double> critical = List.of(3.4, 2.7, 2.5);
        var joint = new JointRemaining(fractions, critical, 0, Column.of(1.2, -0.4), Matrix.identity(2));
        var boundaries = new Boundaries(
                new Looks(fractions),
                critical,
                critical.stream().map(each -> -each).toList(),
                Boundaries.Sides.TWO);
        for (int c = 0; c < 2; c++) {
            double z = c == 0 ? 1.2 : -0.4;
            double both = new Remaining(boundaries, 0, z).conditionalPower(2.0)
                    + new Remaining(boundaries, 0, -z).conditionalPower(-2.0);
            assertThat(joint.conditionalPower(c, 2.0).value()).isCloseTo(both, within(1e-5));
            double predictive = new Remaining(boundaries, 0, z).predictivePower()
                    + new Remaining(boundaries, 0, -z).predictivePower();
            assertThat(joint.predictivePower(c).value()).isCloseTo(predictive, within(1e-5));
        }
    }

    private static List<Double> numbers(JsonNode array) {
        var all = new ArrayList<Double>();
        array.forEach(each -> all.add(each.asDouble()));
        return all;
    }

    private static Matrix matrix(JsonNode rows) {
        return Matrix.of(rows.size(), rows.size(), (i, j) -> rows.get(i).get(j).asDouble());
    }
}
