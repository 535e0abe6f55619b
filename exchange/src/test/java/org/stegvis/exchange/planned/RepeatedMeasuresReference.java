package org.stegvis.exchange.planned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.GlobalTest;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.result.Quantity;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import tools.jackson.databind.JsonNode;

/// From protocol, mapping and data file to the contrast of options at the last visit: against mmrm 0.3.18 (1e-3), a
/// restricted likelihood iterated to the end (1e-9), and nlme 3.1-162 (1e-3).
class RepeatedMeasuresReference {
    private static final Study STUDY = Study.read(
            Places.resource("own-long.yaml"),
            Places.resource("own-long.columns.yaml"),
            Places.own("own_long_n400_s303.csv"));
    private static final JsonNode GOLDEN =
            Places.results(Places.own("mixed_own.json")).get("own_long_s303");

    @ParameterizedTest
    @CsvSource({
        "usual, mmrm_us_Kenward-Roger-Linear",
        "us-kenward-roger, mmrm_us_Kenward-Roger",
        "toep-satterthwaite, mmrm_toep_Satterthwaite"
    })
    void contrast_at_the_last_visit_agrees_with_mmrm(String analysis, String key) {
        JsonNode golden = GOLDEN.get(key).get("contrast_at_last");
        Result.Found found = STUDY.regimes(analysis);
        // The reference is p less m; sides come in the order of the protocol.
        Estimate contrast = found.values().contrast("m", "p");

        close(-contrast.estimate(), golden.get("est"), 1e-3);
        close(contrast.se(), golden.get("se"), 1e-3);
        close(-contrast.statistic(), golden.get("t_stat"), 1e-3);
        close(((Reference.StudentT) contrast.reference()).df(), golden.get("df"), 1e-3);
        assertThat(found.values().quantity()).isEqualTo(new Quantity.AtVisit("v5"));
        assertThat(found.numbers().inData()).isEqualTo(400);
        assertThat(found.numbers().rows()).isEqualTo(1924);
    }

    @Test
    void estimate_agrees_with_a_restricted_likelihood_iterated_to_the_end() {
        JsonNode golden = GOLDEN.get("own_reml_un").get("contrast_wald");
        assertThat(-STUDY.regimes("usual").values().contrast("m", "p").estimate())
                .isCloseTo(
                        golden.get("estimate").asDouble(),
                        within(1e-9 * Math.abs(golden.get("estimate").asDouble())));
    }

    @Test
    void constrained_longitudinal_analysis_agrees_with_nlme() {
        JsonNode golden = Places.results(Places.own("mixed.json")).get("clda_reml");
        Result.Found found = STUDY.regimes("constrained");
        for (int v = 1; v <= 5; v++) {
            Section.Values values = found.values(new Quantity.AtVisit("v" + v));
            close(-values.contrast("m", "p").estimate(), golden.get("coef").get("t" + v), 2e-3);
        }
        assertThat(found.sections(Section.Values.class)).hasSize(5);
        assertThat(found.sections(Section.Coefficients.class)
                        .getFirst()
                        .estimates()
                        .getFirst()
                        .name())
                .isEqualTo("mean@v0");
    }

    @Test
    void each_analysis_gives_every_visit_and_one_test_a_visit() {
        for (String analysis : new String[] {"usual", "lines", "among-non-responders"}) {
            Result.Found found = STUDY.regimes(analysis);
            for (Section.Values values : found.sections(Section.Values.class)) {
                assertThat(((GlobalTest.F) values.equality()).p())
                        .isCloseTo(values.contrasts().getFirst().difference().p(), within(1e-9));
            }
        }
        assertThat(STUDY.regimes("among-non-responders").sections(Section.Values.class))
                .hasSize(3);
    }

    private static void close(double actual, JsonNode expected, double tolerance) {
        assertThat(actual).isCloseTo(expected.asDouble(), within(tolerance * Math.abs(expected.asDouble())));
    }
}
