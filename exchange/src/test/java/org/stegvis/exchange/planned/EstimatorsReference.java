package org.stegvis.exchange.planned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.result.Quantity;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import tools.jackson.databind.JsonNode;

/// Every estimator of regimes from protocol and file to result, against R: `crosscheck/regime_estimators.R`
/// (geepack 1.3.9 and stacked estimating equations with exact derivatives) and `crosscheck/longitudinal.R`
/// (matrices, participant by participant).
class EstimatorsReference {
    private static final double TOLERANCE = 1e-9;

    /// Their numbers are in TailoringReference and SandwichReference.
    private static final Set<String> LEARNED = Set.of("q-learning", "g-estimation", "dwols");

    static Stream<String> estimators() {
        return keys("regime_estimators.json").filter(key -> !key.startsWith("clustered"));
    }

    static Stream<String> clustered() {
        return keys("regime_estimators.json").filter(key -> key.startsWith("clustered"));
    }

    static Stream<String> overTime() {
        return keys("longitudinal.json");
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void agrees_with_r(String analysis) {
        check(
                own("own-estimators", "own_clustered_n750.csv").regimes(analysis),
                numbers("regime_estimators.json", analysis));
    }

    @ParameterizedTest
    @MethodSource("clustered")
    void agrees_with_r_where_participants_are_clustered(String analysis) {
        check(
                own("own-clustered", "own_clustered_n750.csv").regimes(analysis),
                numbers("regime_estimators.json", analysis));
    }

    @ParameterizedTest
    @MethodSource("overTime")
    void agrees_with_r_over_time(String analysis) {
        Result.Found result = own("own-course", "own_long_n400_s303.csv").regimes(analysis);
        JsonNode golden = numbers("longitudinal.json", analysis);
        for (int j = 0; j < 6; j++) {
            check(
                    result.values(new Quantity.AtVisit("t" + j)),
                    golden.get("visits").get(j));
        }
        check(result.values(new Quantity.Area("t0", "t5")), golden.get("area"));
    }

    @Test
    void every_analysis_of_these_files_has_its_reference() {
        assertThat(own("own-estimators", "own_clustered_n750.csv").protocol().analyses())
                .extracting(each -> each.id())
                .filteredOn(id -> !LEARNED.contains(id))
                .containsExactlyInAnyOrderElementsOf(estimators().toList());
        assertThat(own("own-clustered", "own_clustered_n750.csv").protocol().analyses())
                .extracting(each -> each.id())
                .containsExactlyInAnyOrderElementsOf(clustered().toList());
    }

    /// The largest relative difference of a value or standard error from a file of reference numbers.
    static double largestDifference(String file) {
        double largest = 0;
        for (String key : keys(file).toList()) {
            JsonNode golden = numbers(file, key);
            boolean overTime = golden.has("area");
            String study = overTime ? "own-course" : key.startsWith("clustered") ? "own-clustered" : "own-estimators";
            String data = overTime ? "own_long_n400_s303.csv" : "own_clustered_n750.csv";
            Result.Found found = own(study, data).regimes(key);
            Section.Values values = overTime ? found.values(new Quantity.Area("t0", "t5")) : found.values();
            JsonNode expected = overTime ? golden.get("area") : golden;
            for (int d = 0; d < values.values().size(); d++) {
                Estimate actual = values.values().get(d).estimate();
                double value = expected.get("values").get(d).asDouble();
                double se = expected.get("se").get(d).asDouble();
                largest = Math.max(largest, Math.abs(actual.estimate() - value) / Math.abs(value));
                largest = Math.max(largest, Math.abs(actual.se() - se) / se);
            }
        }
        return largest;
    }

    private static void check(Result.Found result, JsonNode golden) {
        check(result.values(), golden);
        Section.Values found = result.values();
        JsonNode df = golden.get("df");
        for (int k = 0; k < found.contrasts().size(); k++) {
            Estimate actual = found.contrasts().get(k).difference();
            double size = Math.abs(found.values().getFirst().estimate().estimate());
            near(
                    "contrast " + k,
                    actual.estimate(),
                    golden.get("contrasts").get(k).asDouble(),
                    size);
            near(
                    "contrast se " + k,
                    actual.se(),
                    golden.get("contrast_se").get(k).asDouble(),
                    0);
            assertThat(actual.reference())
                    .isEqualTo(df.isNumber() ? new Reference.StudentT(df.asDouble()) : Reference.normal());
        }
    }

    private static void check(Section.Values found, JsonNode golden) {
        for (int d = 0; d < found.values().size(); d++) {
            Estimate actual = found.values().get(d).estimate();
            near("value " + d, actual.estimate(), golden.get("values").get(d).asDouble(), 0);
            near("se " + d, actual.se(), golden.get("se").get(d).asDouble(), 0);
        }
    }

    private static void near(String what, double actual, double expected, double scale) {
        assertThat(actual).as(what).isCloseTo(expected, within(TOLERANCE * Math.max(Math.abs(expected), scale)));
    }

    private static Study own(String protocol, String data) {
        return Study.read(
                Places.resource(protocol + ".yaml"), Places.resource(protocol + ".columns.yaml"), Places.own(data));
    }

    private static Stream<String> keys(String file) {
        List<String> keys = new ArrayList<>(Places.results(Places.own(file)).propertyNames());
        return keys.stream();
    }

    private static JsonNode numbers(String file, String key) {
        return Places.results(Places.own(file)).get(key);
    }
}
