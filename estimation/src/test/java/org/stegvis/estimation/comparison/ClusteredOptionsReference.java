package org.stegvis.estimation.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.reference.References;
import org.stegvis.estimation.reference.Table;
import tools.jackson.databind.JsonNode;

/// Options compared among participants in 23 clinics, against lm, glm, MASS::polr 7.3-58 and sandwich 3.0-2 in R:
/// `crosscheck/clustered_options.R`.
class ClusteredOptionsReference {
    private static final JsonNode GOLDEN = References.results("clustered_options.json");
    private static final Table DATA = Table.read(References.own("own_clustered_n750.csv"));
    private static final Grouping CLINICS = Grouping.of(23, DATA.rows(), i -> (i * 7 + 7) % 23);

    private static ComparedOptions compared(Column outcome, Design covariates, Grouping clusters) {
        var arm = Grouping.of(2, DATA.rows(), i -> DATA.column("A1").get(i) == 1 ? 0 : 1);
        return new ComparedOptions(List.of("p", "m"), arm, outcome, covariates, clusters);
    }

    private static ComparedOptions compared(Column outcome) {
        return compared(outcome, DATA.design(List.of("X1", "X2")), CLINICS);
    }

    @Test
    void analysis_of_covariance_agrees_with_the_sandwich_by_clinic() {
        JsonNode golden = GOLDEN.get("ancova");
        AdjustedMeans found = new AnalysisOfCovariance(compared(DATA.column("Y")), ErrorVariance.EQUAL)
                .fit()
                .orElseThrow();

        assertThat(found.residualDf()).isEqualTo(golden.get("df").asInt());
        matrix(found.coefficients().covariance(), golden.get("covariance"), 1e-9);
        Estimate difference = found.means().contrast(0, 1, new Level(0.96)).difference();
        double[] told = {difference.estimate(), difference.se(), difference.p(), difference.lower(), difference.upper()
        };
        String[] names = {"difference", "se", "p", "lower", "upper"};
        for (int i = 0; i < names.length; i++) {
            assertThat(told[i]).as(names[i]).isCloseTo(golden.get(names[i]).asDouble(), withinPercentage(1e-6));
        }
        assertThat(found.ofCovariates()).isCloseTo(golden.get("of_covariates").asDouble(), withinPercentage(1e-7));
    }

    @ParameterizedTest
    @CsvSource({"logistic, YB, LOGIT", "poisson, YC, LOG"})
    void standardised_means_add_up_influences_by_clinic(String key, String outcome, Link link) {
        JsonNode golden = GOLDEN.get(key);
        ComparedOptions compared = compared(DATA.column(outcome));
        StandardisedMeans.Found found =
                new StandardisedMeans(compared, link).fit().orElseThrow();

        matrix(found.coefficients().covariance(), golden.get("robust"), 1e-9);
        matrix(found.means().covariance(), golden.get("covariance"), 1e-9);
        if (link == Link.LOGIT) {
            matrix(new StandardisedRisks(compared).fit().orElseThrow().covariance(), golden.get("covariance"), 1e-9);
        }
    }

    @Test
    void proportional_odds_add_up_influences_by_clinic() {
        JsonNode golden = GOLDEN.get("ordinal");
        Column y = DATA.column("Y");
        Column score = Column.of(y.size(), i -> Math.clamp(Math.rint((y.get(i) - 8) / 1.5), 0, 4));
        ProportionalOdds.Found found =
                new ProportionalOdds(compared(score)).fit().orElseThrow();

        matrix(found.means().covariance(), golden.get("covariance"), 1e-6);
        matrix(found.coefficients().covariance(), golden.get("robust"), 1e-6);
    }

    @Test
    void no_more_clusters_than_terms_are_too_few() {
        var few = Grouping.of(4, DATA.rows(), i -> i % 4);

        assertThat(new AnalysisOfCovariance(
                                compared(DATA.column("Y"), DATA.design(List.of("X1", "X2")), few), ErrorVariance.EQUAL)
                        .fit())
                .isEqualTo(new Fitting.NotFitted<AdjustedMeans>(new Diagnosis.TooFewClusters(4, 4)));
    }

    private static void matrix(Matrix actual, JsonNode expected, double tolerance) {
        for (int i = 0; i < actual.rows(); i++) {
            for (int j = 0; j < actual.columns(); j++) {
                assertThat(actual.get(i, j))
                        .as(i + ", " + j)
                        .isCloseTo(expected.get(i).get(j).asDouble(), within(tolerance));
            }
        }
    }
}
