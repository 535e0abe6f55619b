package org.stegvis.exchange.planned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.result.Quantity;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import tools.jackson.databind.JsonNode;

/// Regimes over time, against geepack 1.3.9 run to full convergence: means at each visit, contrasts at the
/// last, areas under the curve, with known weights, under three working correlations. Skipped where the
/// folder `shared/goldens` is absent.
class LongitudinalReference {
    private static final double TOLERANCE = 1e-9;

    @ParameterizedTest
    @ValueSource(strings = {"independence", "ar1", "exchangeable"})
    void own_data_with_dropping_out(String structure) {
        Study study = Study.read(
                Places.resource("own-course.yaml"),
                Places.resource("own-course.columns.yaml"),
                Places.own("own_long_n400_s303.csv"));
        var labels = List.of("(1,1)", "(1,-1)", "(-1,1)", "(-1,-1)");
        JsonNode golden = golden("own_long_n400_s303");
        check(
                study.regimes("known-" + structure),
                golden.get("known_weights"),
                structure,
                labels,
                List.of("0", "1", "2", "3", "4", "5"));
        checkModelled(
                study.regimes("modelled-" + structure),
                golden.get("estimated_weights").get(structure),
                labels,
                "5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"independence", "ar1", "exchangeable"})
    void autism_with_three_regimes(String structure) {
        Study study = Study.read(
                Places.resource("autism-long.yaml"),
                Places.resource("autism-long.columns.yaml"),
                Places.others("data").resolve("autism_catie2023.csv"));
        var labels = List.of("(1,1)", "(1,-1)", "(-1,.)");
        JsonNode golden = golden("autism_catie");
        check(
                study.regimes("known-" + structure),
                golden.get("known_weights"),
                structure,
                labels,
                List.of("0", "12", "36"));
        checkModelled(
                study.regimes("modelled-" + structure),
                golden.get("estimated_weights").get(structure),
                labels,
                "36");
    }

    private static void check(
            Result.Found result, JsonNode golden, String structure, List<String> labels, List<String> times) {
        JsonNode fit = golden.get(structure);
        List<String> visits = result.analysis().outcome().visits();
        for (int j = 0; j < visits.size(); j++) {
            Section.Values found = result.values(new Quantity.AtVisit(visits.get(j)));
            for (int d = 0; d < labels.size(); d++) {
                check(
                        found.values().get(d).estimate(),
                        row(fit.get("regime_time_means_link"), labels.get(d) + "@" + times.get(j)),
                        0);
            }
        }
        Section.Values area = result.values(new Quantity.Area(visits.getFirst(), visits.getLast()));
        for (int d = 0; d < labels.size(); d++) {
            check(area.values().get(d).estimate(), row(fit.get("auc_link"), labels.get(d)), 0);
        }
        int k = 0;
        for (int d = 0; d < labels.size(); d++) {
            for (int e = d + 1; e < labels.size(); e++) {
                String at = "@" + times.getLast();
                check(
                        result.values().contrasts().get(k).difference(),
                        row(fit.get("pairwise_final_time_link"), labels.get(d) + at + " - " + labels.get(e) + at),
                        1);
                check(
                        area.contrasts().get(k++).difference(),
                        row(fit.get("auc_pairwise_link"), labels.get(d) + " - " + labels.get(e)),
                        1);
            }
        }
        double variance = result.sections(Section.Parameters.class)
                .getLast()
                .values()
                .getFirst()
                .value();
        near("scale", variance, golden.get("pearson_scale_s2").asDouble(), 0);
        if (!structure.equals("independence")) {
            double rho = result.sections(Section.Parameters.class)
                    .getFirst()
                    .values()
                    .getFirst()
                    .value();
            near(
                    "rho",
                    rho,
                    golden.get(structure.equals("ar1") ? "rho_ar1" : "rho_exch").asDouble(),
                    0.1);
        }
    }

    /// The reference allows for the estimation of the weights in the contrasts at the last visit only; its
    /// other standard errors take the weights as known, so there only the estimates are compared.
    private static void checkModelled(Result.Found result, JsonNode fit, List<String> labels, String last) {
        Section.Values found = result.values();
        Section.Values area = result.values(new Quantity.Area(
                result.analysis().outcome().visits().getFirst(),
                result.analysis().outcome().visits().getLast()));
        JsonNode adjusted = fit.get("adjusted_for_estimated_weights").get("pairwise_final_time_link");
        int k = 0;
        for (int d = 0; d < labels.size(); d++) {
            near(
                    labels.get(d),
                    area.values().get(d).estimate().estimate(),
                    row(fit.get("auc_link"), labels.get(d)).get("estimate").asDouble(),
                    0);
            for (int e = d + 1; e < labels.size(); e++) {
                check(
                        found.contrasts().get(k++).difference(),
                        row(adjusted, labels.get(d) + "@" + last + " - " + labels.get(e) + "@" + last),
                        1);
            }
        }
    }

    private static void check(Estimate actual, JsonNode expected, double scale) {
        near("estimate", actual.estimate(), expected.get("estimate").asDouble(), scale);
        near("se", actual.se(), expected.get("se").asDouble(), 0);
        near("lower", actual.lower(), expected.get("lower").asDouble(), Math.max(scale, actual.se()));
        near("upper", actual.upper(), expected.get("upper").asDouble(), Math.max(scale, actual.se()));
    }

    private static JsonNode row(JsonNode rows, String label) {
        for (JsonNode row : rows) {
            if (row.get("label").asString().equals(label)) {
                return row;
            }
        }
        throw new AssertionError("The reference has no row '" + label + "'.");
    }

    private static JsonNode golden(String key) {
        return Places.results(Places.others("b_longitudinal.json")).get(key);
    }

    private static void near(String what, double actual, double expected, double scale) {
        assertThat(actual).as(what).isCloseTo(expected, within(TOLERANCE * Math.max(Math.abs(expected), scale)));
    }
}
