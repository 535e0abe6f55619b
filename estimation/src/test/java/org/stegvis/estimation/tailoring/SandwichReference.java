package org.stegvis.estimation.tailoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.reference.References;
import org.stegvis.estimation.reference.Table;
import tools.jackson.databind.JsonNode;

/// All coefficients and their joint covariance, which allows for the decisions after: against stacked equations in R,
/// `crosscheck/tailoring.R`.
class SandwichReference {
    private static final double TOLERANCE = 1e-7;

    @ParameterizedTest
    @CsvSource({
        "q-predicted, LEAST_SQUARES, PREDICTED",
        "q-observed, LEAST_SQUARES, OBSERVED",
        "g-observed, G_ESTIMATION, OBSERVED",
        "overlap-observed, OVERLAP_WEIGHTS, OBSERVED"
    })
    void agrees_with_stacked_equations(String key, Equation equation, Onwards onwards) {
        var points = new Points(Table.read(References.own("own_proto_n750_s101.csv")));
        Column x1 = points.data().column("X1");
        ChoicePoint first = known(points.of("A1", List.of("X1", "X2"), List.of("X1"), ""), x1, 0, 0.2);
        ChoicePoint second =
                known(points.of("A2", List.of("X1", "X2", "A1", "S"), List.of("A1", "X1"), ""), x1, 0.1, -0.2);
        var induction = new BackwardInduction(
                List.of(List.of(first), List.of(second)), points.data().column("Y"), true, equation, onwards);
        int n = points.data().rows();
        JointEstimate all = new Sandwich(
                        induction.fit().orElseThrow(),
                        equation,
                        onwards,
                        Grouping.each(n),
                        Matrix.of(n, 0, (i, j) -> 0))
                .all();
        JsonNode golden = References.results("tailoring.json").get(key);
        for (int i = 0; i < all.size(); i++) {
            double se = Math.sqrt(golden.get("covariance").get(i).get(i).asDouble());
            assertThat(all.values().get(i))
                    .as(all.names().get(i))
                    .isCloseTo(golden.get("coefficients").get(i).asDouble(), within(TOLERANCE * se));
            for (int j = 0; j < all.size(); j++) {
                double other = Math.sqrt(golden.get("covariance").get(j).get(j).asDouble());
                assertThat(all.covariance().get(i, j))
                        .as(all.names().get(i) + " with " + all.names().get(j))
                        .isCloseTo(golden.get("covariance").get(i).get(j).asDouble(), within(TOLERANCE * se * other));
            }
        }
    }

    private static ChoicePoint known(ChoicePoint point, Column x, double constant, double slope) {
        Matrix probabilities = Matrix.of(point.size(), 2, (i, j) -> {
            double high = 1 / (1 + Math.exp(-constant - slope * x.get(point.members()[i])));
            return j == 1 ? high : 1 - high;
        });
        return new ChoicePoint(
                point.name(),
                point.options(),
                point.members(),
                point.received(),
                point.free(),
                point.moderators(),
                probabilities);
    }
}
