package org.stegvis.estimation.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.reference.References;
import org.stegvis.estimation.reference.Table;
import tools.jackson.databind.JsonNode;

/// Against glm, sandwich 3.0-2, MASS::polr 7.3-58 and stacked estimating equations in R: `crosscheck/regression.R`.
class RegressionReference {
    private static final JsonNode GOLDEN = References.results("regression.json");
    private static final Table DATA = Table.read(References.own("own_proto_n750_s101.csv"));

    private static ComparedOptions compared(Column outcome) {
        var arm = Grouping.of(2, DATA.rows(), i -> DATA.column("A1").get(i) == 1 ? 0 : 1);
        return new ComparedOptions(List.of("one", "minus"), arm, outcome, DATA.design(List.of("X1", "X2")));
    }

    private static Column outcome(String key) {
        Column y = DATA.column("Y");
        return switch (key) {
            // R rounds halves to even.
            case "poisson" -> Column.of(y.size(), i -> Math.max(0, Math.rint(y.get(i) - 8)));
            case "ordinal" -> Column.of(y.size(), i -> Math.clamp(Math.rint((y.get(i) - 8) / 1.5), 0, 4));
            default -> DATA.column("YB");
        };
    }

    @ParameterizedTest
    @CsvSource({"logistic, LOGIT", "modified_poisson, LOG", "poisson, LOG"})
    void standardised_means_and_robust_coefficients_agree_with_r(String key, Link link) {
        JsonNode golden = GOLDEN.get(key);
        StandardisedMeans.Found found =
                new StandardisedMeans(compared(outcome(key)), link).fit().orElseThrow();

        numbers(found.coefficients().values(), golden.get("coef"), 1e-9);
        matrix(found.coefficients().covariance(), golden.get("robust"), 1e-9);
        numbers(found.means().values(), golden.get("means"), 1e-9);
        matrix(found.means().covariance(), golden.get("covariance"), 1e-9);
        contrast(found.means(), golden.get("difference"));
        contrast(found.logarithms(), golden.get("log_ratio"));
        if (link == Link.LOGIT) {
            contrast(found.logOdds(), golden.get("log_odds"));
        }
    }

    @Test
    void proportional_odds_agree_with_polr_and_its_likelihood_iterated_to_the_end() {
        JsonNode golden = GOLDEN.get("ordinal");
        ProportionalOdds.Found found =
                new ProportionalOdds(compared(outcome("ordinal"))).fit().orElseThrow();

        numbers(found.coefficients().values(), golden.get("coef"), 1e-8);
        numbers(found.coefficients().values(), golden.get("polr_coef"), 1e-4);
        matrix(found.modelCovariance(), golden.get("polr_covariance"), 1e-3);
        matrix(found.modelCovariance(), golden.get("model"), 1e-6);
        matrix(found.coefficients().covariance(), golden.get("robust"), 1e-6);
        numbers(found.means().values(), golden.get("means"), 1e-8);
        matrix(found.means().covariance(), golden.get("covariance"), 1e-6);
        assertThat(found.logOdds().values().get(1))
                .isEqualTo(found.coefficients().values().get(0));
    }

    private static void contrast(JointEstimate found, JsonNode golden) {
        Estimate difference = found.contrast(0, 1, Level.OF_95_PERCENT).difference();
        assertThat(difference.estimate())
                .isCloseTo(
                        golden.get(0).asDouble(),
                        within(1e-9 * Math.abs(golden.get(0).asDouble())));
        assertThat(difference.se()).isCloseTo(golden.get(1).asDouble(), within(1e-9));
    }

    private static void numbers(Column actual, JsonNode golden, double tolerance) {
        assertThat(actual.size()).isEqualTo(golden.size());
        for (int i = 0; i < actual.size(); i++) {
            double expected = golden.get(i).asDouble();
            assertThat(actual.get(i))
                    .as("number " + i)
                    .isCloseTo(expected, within(tolerance * (0.1 + Math.abs(expected))));
        }
    }

    private static void matrix(Matrix actual, JsonNode golden, double tolerance) {
        for (int i = 0; i < actual.rows(); i++) {
            for (int j = 0; j < actual.columns(); j++) {
                double scale = Math.sqrt(actual.get(i, i) * actual.get(j, j));
                assertThat(actual.get(i, j))
                        .as("%d,%d", i, j)
                        .isCloseTo(golden.get(i).get(j).asDouble(), within(tolerance * scale));
            }
        }
    }
}
