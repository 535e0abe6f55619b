package org.stegvis.design.interim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Unbiased estimates of contrasts after any of them stopped the trial: against integrals and draws of all
/// earlier scores together in R, `crosscheck/interim_unbiased.R`, and against the truth in simulated
/// trials.
class UnbiasedAtStopReference {
    private static final int TRIALS = 4_000;

    @Test
    void the_estimate_is_the_mean_that_r_finds() throws IOException {
        JsonNode results;
        try (InputStream stream = Objects.requireNonNull(
                UnbiasedAtStopReference.class.getResourceAsStream("/reference/interim_unbiased.json"))) {
            results = JsonMapper.shared().readTree(stream).get("results");
        }
        for (JsonNode row : results) {
            JsonNode covariance = row.get("covariance");
            List<Double> z = numbers(row.get("z"));
            UnbiasedAtStop found = Objects.requireNonNull(UnbiasedAtStop.of(
                    numbers(row.get("fractions")),
                    numbers(row.get("critical")),
                    Column.of(z.size(), z::get),
                    Matrix.of(
                            z.size(),
                            z.size(),
                            (i, j) -> covariance.get(i).get(j).asDouble())));
            double error = Math.hypot(found.error(), row.get("error").asDouble());
            assertThat(found.error()).isLessThan(0.006);
            List<Double> expected = numbers(row.get("estimate"));
            for (int c = 0; c < z.size(); c++) {
                assertThat(found.drifts().get(c))
                        .as("%d of %s", c, row.get("z"))
                        .isCloseTo(expected.get(c), within(4 * error + 1e-4));
            }
        }
    }

    private static List<Double> numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asDouble)
                .toList();
    }

    @Test
    void at_the_first_look_it_is_the_plain_estimate() {
        UnbiasedAtStop found = Objects.requireNonNull(
                UnbiasedAtStop.of(List.of(0.25), List.of(2.0), Column.of(2.4, -0.6), Matrix.identity(2)));

        assertThat(found.drifts().get(0)).isEqualTo(4.8);
        assertThat(found.drifts().get(1)).isEqualTo(-1.2);
        assertThat(found.error()).isZero();
    }

    /// Two contrasts with correlation 0.6, of which the first differs and often stops the trial; the plain
    /// estimate of the second is too large then and on the average.
    @Test
    void on_the_average_it_is_the_truth_and_the_plain_estimate_is_not() {
        List<Double> looks = List.of(0.3, 0.6, 1.0);
        List<Double> critical = List.of(2.3, 2.3, 2.3);
        Matrix covariance = Matrix.of(2, 2, (i, j) -> i == j ? 1 : 0.6);
        double[] drifts = {2.5, 0.5};
        var random = new Random(5);
        var unbiased = new double[TRIALS];
        var plain = new double[TRIALS];
        for (int trial = 0; trial < TRIALS; trial++) {
            var score = new double[2];
            double before = 0;
            int look = 0;
            for (boolean stops = false; !stops; look++) {
                double now = looks.get(look);
                double sd = Math.sqrt(now - before);
                double one = random.nextGaussian();
                score[0] += drifts[0] * (now - before) + sd * one;
                score[1] += drifts[1] * (now - before) + sd * (0.6 * one + 0.8 * random.nextGaussian());
                before = now;
                double bound = critical.get(look) * Math.sqrt(now);
                stops = look == 2 || Math.abs(score[0]) >= bound || Math.abs(score[1]) >= bound;
            }
            double end = before;
            UnbiasedAtStop found = Objects.requireNonNull(UnbiasedAtStop.of(
                    looks.subList(0, look),
                    critical.subList(0, look),
                    Column.of(2, c -> score[c] / Math.sqrt(end)),
                    covariance,
                    40,
                    trial));
            unbiased[trial] = found.drifts().get(1);
            plain[trial] = score[1] / end;
        }
        assertThat(mean(unbiased)).isCloseTo(drifts[1], within(4 * error(unbiased)));
        assertThat(mean(plain)).isGreaterThan(drifts[1] + 4 * error(plain));
    }

    private static double mean(double[] all) {
        return Arrays.stream(all).average().orElseThrow();
    }

    private static double error(double[] all) {
        double mean = mean(all);
        return Math.sqrt(Arrays.stream(all)
                        .map(each -> (each - mean) * (each - mean))
                        .sum())
                / all.length;
    }
}
