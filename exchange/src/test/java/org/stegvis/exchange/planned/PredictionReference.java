package org.stegvis.exchange.planned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.result.Prediction;
import org.stegvis.protocol.expression.Reference;
import tools.jackson.databind.JsonNode;

/// What a model of regimes says of one person, from protocol and file to result, against geepack 1.3.9 and
/// weighted moments in R: `crosscheck/prediction.R`.
class PredictionReference {
    private static final Reference X1 = new Reference.Characteristic("x1");
    private static final Reference X2 = new Reference.Characteristic("x2");

    @ParameterizedTest
    @CsvSource({"wr-cov, continuous", "wr-logit-cov, binary"})
    void agrees_with_geepack(String analysis, String key) {
        Prediction prediction = prediction(analysis);
        JsonNode golden = Places.results(Places.own("prediction.json")).get(key);
        Matrix covariance = prediction.model().covariance();
        for (int i = 0; i < covariance.rows(); i++) {
            for (int j = 0; j < covariance.columns(); j++) {
                double scale = Math.sqrt(covariance.get(i, i) * covariance.get(j, j));
                near(
                        "covariance",
                        covariance.get(i, j),
                        golden.get("covariance").get(i).get(j),
                        scale);
            }
        }
        for (JsonNode person : golden.get("persons")) {
            JsonNode x = person.get("x");
            List<NamedEstimate> said =
                    prediction.of(person(x.get(0).asDouble(), x.get(1).asDouble()));
            for (int d = 0; d < said.size(); d++) {
                var estimate = said.get(d).estimate();
                double mean = person.get("mean").get(d).asDouble();
                near("mean", estimate.estimate(), person.get("mean").get(d), 0);
                double slope = key.equals("binary") ? mean * (1 - mean) : 1;
                assertThat(estimate.se())
                        .as("se")
                        .isCloseTo(slope * person.get("se").get(d).asDouble(), within(1e-9));
                double half = 1.959963984540054 * person.get("se").get(d).asDouble();
                double upper = person.get("link").get(d).asDouble() + half;
                assertThat(estimate.upper())
                        .as("upper")
                        .isCloseTo(key.equals("binary") ? 1 / (1 + Math.exp(-upper)) : upper, within(1e-9));
            }
        }
        for (int d = 0; d < prediction.spread().size(); d++) {
            Prediction.Spread spread = prediction.spread().get(d);
            JsonNode expected = golden.get("spread").get(d);
            assertThat(spread.participants()).isEqualTo(expected.get("n").asInt());
            near("sd", spread.sd(), expected.get("sd"), 0);
            near("lower", spread.lower(), expected.get("lower"), 0);
            near("upper", spread.upper(), expected.get("upper"), 0);
        }
        var ends = new ArrayList<Double>();
        prediction.covariates().forEach(each -> {
            var number = (Prediction.Covariate.Number) each;
            ends.addAll(List.of(number.mean(), number.least(), number.greatest()));
        });
        near("mean of x1", ends.getFirst(), golden.get("means").get(0), 0);
        near("least x1", ends.get(1), golden.get("least").get(0), 0);
        near("greatest x1", ends.get(2), golden.get("greatest").get(0), 0);
        assertThatThrownBy(() -> prediction.of(person(ends.get(2) + 0.1, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x1");
    }

    private static Prediction prediction(String analysis) {
        Study study = Study.read(
                Places.resource("own-prediction.yaml"),
                Places.resource("own-estimators.columns.yaml"),
                Places.own("own_clustered_n750.csv"));
        return study.regimes(analysis).sections(Prediction.class).getFirst();
    }

    private static Map<Reference, Prediction.Value> person(double x1, double x2) {
        return Map.of(X1, new Prediction.Value.Number(x1), X2, new Prediction.Value.Number(x2));
    }

    private static void near(String what, double actual, JsonNode expected, double scale) {
        double wanted = expected.asDouble();
        assertThat(actual).as(what).isCloseTo(wanted, within(1e-9 * Math.max(Math.abs(wanted), scale)));
    }
}
