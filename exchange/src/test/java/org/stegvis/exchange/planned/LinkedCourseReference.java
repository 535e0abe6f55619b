package org.stegvis.exchange.planned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.Ratio;
import org.stegvis.estimation.result.Quantity;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import tools.jackson.databind.JsonNode;

/// Regimes over time with the logit and the log link, from protocol and data file: against geepack with weights on
/// replicated rows, `crosscheck/linked_course.R`.
class LinkedCourseReference {
    private static final JsonNode GOLDEN = Places.results(Places.own("linked_course.json"));
    private static final Study STUDY = Study.read(
            Places.resource("own-linked-course.yaml"),
            Places.resource("own-linked-course.columns.yaml"),
            Places.own("own_course_n400.csv"));

    private static void check(Section.Values found, JsonNode golden) {
        for (int d = 0; d < 4; d++) {
            // Regimes come in the order of the protocol, as in the script.
            Estimate actual = found.values().get(d).estimate();
            near(actual.estimate(), golden.get("values").get(d).asDouble());
            near(actual.se(), golden.get("se").get(d).asDouble());
        }
    }

    private static void near(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-8 * Math.abs(expected)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes-independence", "yes-ar1", "count-independence", "count-ar1"})
    void values_areas_and_ratios_agree_with_geepack(String analysis) {
        Result.Found found = STUDY.regimes(analysis);
        JsonNode golden = GOLDEN.get(analysis);
        for (int j = 0; j < 6; j++) {
            check(
                    found.values(new Quantity.AtVisit("t" + j)),
                    golden.get("visits").get(j));
        }
        check(found.values(new Quantity.Area("t0", "t5")), golden.get("area"));
        Ratio ratio = switch (found.values().ratios()) {
            case Section.Ratios.OfOdds(var odds) -> odds.get(2);
            case Section.Ratios.OfMeans(var means) -> means.get(2);
            case Section.Ratios.None none -> throw new AssertionError("no ratios");
            case Section.Ratios.OfRisks risks -> throw new AssertionError("ratios of risks");
        };
        near(ratio.ratio(), golden.get("ratio_first_last").get(0).asDouble());
        double half = 1.959963984540054 * golden.get("ratio_first_last").get(1).asDouble();
        near(ratio.upper(), golden.get("ratio_first_last").get(0).asDouble() * Math.exp(half));
        if (golden.get("rho").isNumber()) {
            double rho = found.sections(Section.Parameters.class).stream()
                    .filter(each -> each.of().equals("working-correlation"))
                    .findFirst()
                    .orElseThrow()
                    .values()
                    .getFirst()
                    .value();
            near(rho, golden.get("rho").asDouble());
        }
    }

    @Test
    void before_they_part_regimes_have_no_ratio() {
        var start = STUDY.regimes("yes-independence").values(new Quantity.AtVisit("t0"));
        assertThat(start.ratios()).isEqualTo(new Section.Ratios.OfOdds(List.of()));
        assertThat(start.contrasts()).isEmpty();
    }

    /// With a mean of its own at each visit, the last one is that of an analysis of the last visit alone.
    @Test
    void free_means_at_a_visit_are_those_of_that_visit_alone() {
        Section.Values alone = STUDY.regimes("yes-one-visit").values();
        Section.Values course = STUDY.regimes("yes-free").values(new Quantity.AtVisit("t5"));
        for (int d = 0; d < 4; d++) {
            near(
                    course.values().get(d).estimate().estimate(),
                    alone.values().get(d).estimate().estimate());
            near(
                    course.values().get(d).estimate().se(),
                    alone.values().get(d).estimate().se());
        }
    }

    @Test
    void a_correction_widens_intervals() {
        Estimate corrected =
                STUDY.regimes("yes-corrected").values().values().getFirst().estimate();
        Estimate plain = STUDY.regimes("yes-ar1").values().values().getFirst().estimate();
        assertThat(corrected.se()).isBetween(0.9 * plain.se(), 1.3 * plain.se());
        assertThat(corrected.upper() - corrected.estimate()).isGreaterThan(1.96 * corrected.se());
    }
}
