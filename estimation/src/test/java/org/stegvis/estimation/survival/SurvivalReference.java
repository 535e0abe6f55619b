package org.stegvis.estimation.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.reference.References;
import org.stegvis.estimation.reference.Table;
import org.stegvis.estimation.result.SurvivalCurves;
import tools.jackson.databind.JsonNode;

/// Curves, restricted means, their joint covariance and the log-rank test against R's `survival`: weighted
/// `survfit` with its infinitesimal jackknife, and the robust score test of `coxph`.
/// `crosscheck/survival.R`.
class SurvivalReference {
    private final JsonNode golden = References.results("survival.json");
    private final Table data = Table.read(References.own("own_proto_n750_s101.csv"));
    private final int n = data.rows();
    private final FollowUp followUp = new FollowUp(
            Column.of(References.numbers(golden.get("time"))), Column.of(References.numbers(golden.get("status"))));

    @Test
    void with_known_weights() {
        check("known", Staying.unrelated(), 1e-8);
    }

    @Test
    void with_weights_for_staying() {
        var model = new CensoringModel(followUp, data.design(List.of("X1", "X2")));

        check("modelled", model.fit().orElseThrow(), 1e-7);
    }

    private void check(String key, Staying staying, double tolerance) {
        JsonNode expected = golden.get(key);
        var found = new WeightedSurvival(
                        List.of("1 1", "1 -1", "-1 1", "-1 -1"),
                        followUp,
                        weights(),
                        staying,
                        Grouping.each(n),
                        Matrix.of(n, 0, (i, j) -> 0),
                        golden.get("horizon").asDouble())
                .estimate();
        same(found.survival(), expected.get("survival"), expected.get("survival_covariance"), tolerance);
        same(found.means(), expected.get("means"), expected.get("means_covariance"), tolerance);
        for (int d = 0; d < 4; d++) {
            same(found.curves().get(d), expected.get("curves").get(d), tolerance);
        }
        double statistic = expected.get("log_rank").asDouble();
        assertThat(found.logRank().statistic()).isCloseTo(statistic, within(tolerance * statistic));
        assertThat(found.logRank().df()).isEqualTo(3);
    }

    /// With intervals on the scale of log(-log S); ours begins at time zero, where nothing has happened.
    private static void same(WeightedSurvival.Curve found, JsonNode expected, double tolerance) {
        var curve = SurvivalCurves.Curve.of(
                "side",
                DoubleStream.of(found.times().toArray()).boxed().toList(),
                DoubleStream.of(found.survival().toArray()).boxed().toList(),
                DoubleStream.of(found.standardErrors().toArray()).boxed().toList(),
                Level.OF_95_PERCENT);
        assertThat(curve.times()).hasSize(expected.get("times").size() + 1);
        for (int i = 0; i < expected.get("times").size(); i++) {
            assertThat(curve.times().get(i + 1))
                    .isEqualTo(expected.get("times").get(i).asDouble());
            assertThat(curve.probabilities().get(i + 1))
                    .isCloseTo(expected.get("survival").get(i).asDouble(), within(tolerance));
            assertThat(curve.lower().get(i + 1))
                    .isCloseTo(expected.get("lower").get(i).asDouble(), within(tolerance));
            assertThat(curve.upper().get(i + 1))
                    .isCloseTo(expected.get("upper").get(i).asDouble(), within(tolerance));
        }
    }

    private Matrix weights() {
        Column first = data.column("A1");
        Column second = data.column("A2");
        return Matrix.of(n, 4, (i, d) -> {
            boolean isFirst = first.get(i) == (d < 2 ? 1 : -1);
            boolean isAgain = !Double.isNaN(second.get(i));
            boolean follows = isFirst && (!isAgain || second.get(i) == (d % 2 == 0 ? 1 : -1));
            return follows ? isAgain ? 4 : 2 : 0;
        });
    }

    private static void same(JointEstimate found, JsonNode values, JsonNode covariance, double tolerance) {
        for (int d = 0; d < found.size(); d++) {
            double variance = covariance.get(d).get(d).asDouble();
            assertThat(found.values().get(d))
                    .as(found.names().get(d))
                    .isCloseTo(
                            values.get(d).asDouble(),
                            within(tolerance * values.get(d).asDouble()));
            for (int e = 0; e < found.size(); e++) {
                double scale = Math.sqrt(variance * covariance.get(e).get(e).asDouble());
                assertThat(found.covariance().get(d, e))
                        .as(found.names().get(d) + " with " + found.names().get(e))
                        .isCloseTo(covariance.get(d).get(e).asDouble(), within(tolerance * scale));
            }
        }
    }
}
