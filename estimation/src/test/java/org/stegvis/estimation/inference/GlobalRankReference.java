package org.stegvis.estimation.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.reference.References;
import tools.jackson.databind.JsonNode;

/// The test that all values are equal and its rank, where contrasts depend on each other: against qr and
/// the generalised inverse of MASS in R, `crosscheck/global_rank.R`.
class GlobalRankReference {
    @Test
    void rank_statistic_and_p_agree_with_r() {
        for (JsonNode golden : References.results("global_rank.json")) {
            double[] values = References.numbers(golden.get("values"));
            int k = values.length;
            Matrix covariance = Matrix.of(
                    k, k, (i, j) -> golden.get("covariance").get(i).get(j).asDouble());
            List<String> names = IntStream.range(0, k).mapToObj(i -> "v" + i).toList();
            GlobalTest test = new JointEstimate(names, Column.of(values), covariance, Reference.normal()).equality();
            assertThat(test.df()).isEqualTo(golden.get("rank").asInt());
            assertThat(test.tested()).isEqualTo(k - 1);
            double statistic = golden.get("statistic").asDouble();
            assertThat(test.statistic()).isCloseTo(statistic, within(1e-8 * statistic));
            assertThat(test.p()).isCloseTo(golden.get("p").asDouble(), within(1e-8));
        }
    }
}
