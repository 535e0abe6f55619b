package org.stegvis.exchange.planned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stegvis.estimation.result.Numbers;
import org.stegvis.estimation.result.Result;
import tools.jackson.databind.JsonNode;

/// From protocol, mapping and data file to results, as a user goes: against geepack 1.3.9 and R's glm.
///
/// The tests on other people's data are skipped where the folder `shared/goldens` is absent.
class PlannedAnalysesReference {
    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("p", "1"),
            Map.entry("m", "-1"),
            Map.entry("plus", "1"),
            Map.entry("minus", "-1"),
            Map.entry("behaviour", "1"),
            Map.entry("medication", "-1"),
            Map.entry("spoken", "1"),
            Map.entry("device", "-1"),
            Map.entry("intensify", "1"),
            Map.entry("add", "-1"),
            Map.entry("add-device", "-1"));

    @ParameterizedTest
    @CsvSource({"cont, cont", "cont_cov, cont-cov", "bin, bin", "bin_cov, bin-cov"})
    void own_data_with_the_second_randomisation_for_non_responders(String key, String analysis) {
        var study = Study.read(
                Places.resource("own-proto.yaml"),
                Places.resource("own-proto.columns.yaml"),
                Places.own("own_proto_n750_s101.csv"));
        checkBoth(study, analysis, own("own_proto_n750_s101_" + key));
    }

    @ParameterizedTest
    @CsvSource({
        "adhd_dtrlearn2_cont, regimes-end, regimes-modelled",
        "adhd_dtrlearn2_cont_cov, regimes-adjusted, regimes-adjusted-modelled",
        "adhd_dtrlearn2_bin, regimes-good, regimes-good-modelled",
        "adhd_dtrlearn2_bin_cov, regimes-good-adjusted, regimes-good-adjusted-modelled"
    })
    void adhd(String key, String known, String modelled) {
        checkBoth(others("adhd-teaching", "adhd_dtrlearn2.csv"), known, modelled, others(key));
    }

    @Test
    void autism_where_three_regimes_are_embedded() {
        checkBoth(
                others("autism-teaching", "autism_catie2023.csv"),
                "regimes-week24",
                "regimes-week24-modelled",
                others("autism_catie_cont"));
    }

    @Test
    void own_data_with_everybody_randomised_twice() {
        var study = Study.read(
                Places.resource("own-general.yaml"),
                Places.resource("own-general.columns.yaml"),
                Places.own("own_general_n600_s505.csv"));
        checkTwiceRandomised(study.regimes("known"), own("own_general_n600_s505_w4"));
    }

    @Test
    void codiacs_with_known_weights() {
        checkTwiceRandomised(others("codiacs", "codiacs.csv").regimes("regimes-week26"), others("codiacs_known_w4"));
    }

    /// The reference takes the observed proportions as known, so only the values are comparable: our standard
    /// errors allow for the estimation, and are no larger.
    @Test
    void codiacs_with_observed_proportions() {
        Result.Found result = others("codiacs", "codiacs.csv").regimes("regimes-week26-observed");
        JsonNode rows = others("codiacs_nonparam_w").get("regime_means");
        List<String> labels = twiceRandomised(result);
        for (JsonNode row : rows) {
            int at = labels.indexOf(row.get("label").asString());
            var ours = result.values().values().get(at).estimate();
            double expected = row.get("estimate").asDouble();
            assertThat(ours.estimate()).isCloseTo(expected, within(1e-9 * Math.abs(expected)));
            assertThat(ours.se()).isLessThanOrEqualTo(row.get("se").asDouble() * (1 + 1e-9));
        }
    }

    @Test
    void the_second_option_that_the_adhd_data_hold_for_responders_is_left_out_by_the_mapping() {
        var study = others("adhd-teaching", "adhd_dtrlearn2.csv");

        assertThat(study.regimes("regimes-end").numbers()).isEqualTo(new Numbers(150, 150, 0, 0, 201));
    }

    private static void checkBoth(Study study, String analysis, JsonNode golden) {
        checkBoth(study, analysis, analysis + "-modelled", golden);
    }

    private static void checkBoth(Study study, String knownId, String modelledId, JsonNode golden) {
        Result.Found known = study.regimes(knownId);
        var asKnown = new Golden(golden.get("known_weights"), labels(known));
        asKnown.checkValues(known);
        asKnown.checkPairs(known);
        asKnown.checkEquality(known);
        assertThat(known.numbers().rows())
                .isEqualTo(golden.get("known_weights").get("n_rows").asInt());

        Result.Found modelled = study.regimes(modelledId);
        var adjusted = new Golden(golden.get("estimated_weights").get("adjusted"), labels(modelled));
        adjusted.checkValues(modelled);
        adjusted.checkPairs(modelled);
    }

    /// The covariance has full rank in a sample, yet two of the eight values follow from the others, and the test
    /// is of six, as SMARTAR's on the same data.
    private static void checkTwiceRandomised(Result.Found result, JsonNode numbers) {
        var golden = new Golden(numbers, twiceRandomised(result));
        golden.checkValues(result);
        golden.checkPairs(result);
        assertThat(result.values().equality().tested())
                .isEqualTo(numbers.get("vcov_rank").asInt() - 1);
        assertThat(result.values().equality().df()).isEqualTo(5);
    }

    /// `behaviour/add` is `(1,-1)` in the reference; a first option that nobody is randomised after, `(-1,.)`.
    private static List<String> labels(Result.Found result) {
        return Study.regimes(result).stream()
                .map(regime -> {
                    String[] options = regime.id().text().split("/", -1);
                    boolean once = options.length == 1 || options[0].equals("device");
                    return "(" + CODES.get(options[0]) + "," + (once ? "." : CODES.get(options[1])) + ")";
                })
                .toList();
    }

    /// The reference names the option without response before the one with it.
    private static List<String> twiceRandomised(Result.Found result) {
        Pattern codes = Pattern.compile("\\D*([01])\\D*([01])\\D*([01])");
        return Study.regimes(result).stream()
                .map(regime -> {
                    Matcher matcher = codes.matcher(regime.id().text());
                    assertThat(matcher.matches()).as(regime.id().text()).isTrue();
                    return "(%s;%s,%s)".formatted(matcher.group(1), matcher.group(3), matcher.group(2));
                })
                .toList();
    }

    private static Study others(String trial, String data) {
        return Study.read(
                Places.trial(trial + ".yaml"),
                Places.trial(trial + ".columns.yaml"),
                Places.others("data").resolve(data));
    }

    private static JsonNode others(String key) {
        return Places.results(Places.others("a_weighted_replicated.json")).get(key);
    }

    private static JsonNode own(String key) {
        return Places.results(Places.own("weighted_replicated_own.json")).get(key);
    }
}
