package org.stegvis.estimation.multiplicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.reference.References;
import tools.jackson.databind.JsonNode;

/// Against the studentised range of R, mvtnorm and p.adjust: `crosscheck/normal.R`.
class MultiplicityReference {
    private static final JsonNode RESULTS = References.results("normal.json");

    @Test
    void all_pairs_of_equal_means_give_the_studentised_range() {
        for (JsonNode each : RESULTS.get("tukey")) {
            int k = each.get("k").asInt();
            String df = each.get("df").asString();
            Reference reference =
                    df.equals("Inf") ? Reference.normal() : new Reference.StudentT(Double.parseDouble(df));
            Matrix pairs = Matrix.identity(k).quadratic(pairs(k));
            double critical = MaxT.of(pairs, MaxT.Tail.BOTH, reference)
                    .critical(each.get("alpha").asDouble());
            assertThat(critical)
                    .as("%d means, df %s", k, df)
                    .isCloseTo(each.get("critical").asDouble(), within(1e-6));
        }
    }

    @Test
    void the_critical_values_of_the_best_agree_with_tvpack() {
        for (JsonNode each : RESULTS.get("best")) {
            Matrix covariance = matrix(each.get("V"));
            for (int i = 0; i < covariance.rows(); i++) {
                double critical =
                        BestRegimes.critical(covariance, i, each.get("alpha").asDouble(), Reference.normal());
                assertThat(critical).isCloseTo(each.get("critical").get(i).asDouble(), within(1e-8));
            }
        }
    }

    @Test
    void adjusted_p_values_agree_with_p_adjust() {
        JsonNode adjusted = RESULTS.get("adjusted");
        double[] p = References.numbers(adjusted.get("p"));
        for (Adjustment each : Adjustment.values()) {
            assertThat(each.adjust(p)).containsExactly(References.numbers(adjusted.get(each.name())), within(1e-15));
        }
    }

    private static Matrix pairs(int k) {
        var rows = new double[k * (k - 1) / 2][k];
        int row = 0;
        for (int i = 0; i < k; i++) {
            for (int j = i + 1; j < k; j++) {
                rows[row][i] = 1;
                rows[row++][j] = -1;
            }
        }
        return Matrix.ofRows(rows);
    }

    private static Matrix matrix(JsonNode rows) {
        var values = new double[rows.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = References.numbers(rows.get(i));
        }
        return Matrix.ofRows(values);
    }
}
