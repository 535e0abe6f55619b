package org.stegvis.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegvis.estimation.inference.Contrast;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.estimation.result.Quantity;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.estimation.result.Warning;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialData;

/// Visits counted from a decision are analysed over time as the same visits counted from enrolment (which are held to
/// geepack by `LongitudinalReference`), and one in the week of its decision as an outcome at that visit alone.
class RegimesOverTimeTwice {
    private static final TrialData DATA = MadeUpSmart.data(300, true, new Random(11));
    private static final String FROM_ENROLMENT = "middle: {week: 8, collect: [y]}\n  end: {week: 16, collect: [y]}";
    private static final String FROM_DECISION =
            "middle: {week: 8, collect: [y]}\n  end: {after: second, week: 8, collect: [y]}";
    private static final String AT_ONCE =
            "middle: {week: 8, collect: [y]}\n  end: {after: second, week: 0, collect: [y]}";

    @ParameterizedTest
    @ValueSource(strings = {"free", "piecewise-linear"})
    void weeks_after_a_decision_are_weeks_from_enrolment(String time) {
        Result.Found found = found(FROM_DECISION, "time: " + time);
        Result.Found wanted = found(FROM_ENROLMENT, "time: " + time);

        List<Section.Values> values = found.sections(Section.Values.class);
        List<Section.Values> others = wanted.sections(Section.Values.class);
        assertThat(values).hasSameSizeAs(others);
        for (int i = 0; i < values.size(); i++) {
            assertThat(values.get(i).values()).isEqualTo(others.get(i).values());
            assertThat(values.get(i).contrasts()).isEqualTo(others.get(i).contrasts());
            assertThat(values.get(i).equality()).isEqualTo(others.get(i).equality());
        }
    }

    @Test
    void regimes_have_parted_at_a_visit_after_the_decision_in_its_week() {
        Section.Values found = found(AT_ONCE, "time: free").values(new Quantity.AtVisit("end"));
        Section.Values alone = alone(AT_ONCE);

        for (int d = 0; d < 4; d++) {
            same(found.values().get(d), alone.values().get(d));
        }
        assertThat(found.contrasts()).hasSize(6);
        for (int c = 0; c < 6; c++) {
            Contrast each = alone.contrasts().get(c);
            assertThat(found.contrasts().get(c).difference().se())
                    .isCloseTo(each.difference().se(), within(1e-9));
        }
        assertThat(found.equality().df()).isEqualTo(3);
    }

    /// Lines go on from where they are: what was given at a decision cannot have parted them where no time has gone by.
    @Test
    void lines_have_not_parted_in_the_week_of_the_decision() {
        Result.Found found = found(AT_ONCE, "time: piecewise-linear");

        assertThat(found.values(new Quantity.AtVisit("end")).contrasts())
                .extracting(each -> each.of() + " - " + each.versus())
                .containsExactly("a/c - b/c", "a/c - b/d", "a/d - b/c", "a/d - b/d");
        assertThat(found.warnings()).doesNotHaveAnyElementsOfTypes(Warning.NoDifference.class);
    }

    private static void same(NamedEstimate one, NamedEstimate other) {
        assertThat(one.name()).isEqualTo(other.name());
        assertThat(one.estimate().estimate()).isCloseTo(other.estimate().estimate(), within(1e-9));
        assertThat(one.estimate().se()).isCloseTo(other.estimate().se(), within(1e-9));
    }

    private static Result.Found found(String visits, String time) {
        return run(protocol(visits, time), "course");
    }

    private static Section.Values alone(String visits) {
        return run(protocol(visits, "time: free"), "alone").values();
    }

    private static Result.Found run(Protocol protocol, String analysis) {
        Result result = PlannedAnalyses.of(protocol)
                .run(DATA, List.of(protocol.analysis(analysis)))
                .getFirst();
        assertThat(result).isInstanceOf(Result.Found.class);
        return (Result.Found) result;
    }

    private static Protocol protocol(String visits, String time) {
        return MadeUpSmart.visiting(FROM_ENROLMENT, visits, """
                analyses:
                  course:
                    compare: regimes
                    outcome: {measure: y, visits: [start, early, middle, end]}
                    estimator: {method: longitudinal, correlation: independence, %s}
                  alone: {compare: regimes, outcome: y@end}
                """.formatted(time));
    }
}
