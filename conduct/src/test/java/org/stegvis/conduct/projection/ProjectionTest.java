package org.stegvis.conduct.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.Histories;
import org.stegvis.conduct.Value;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.tailoring.Offering.How;

/// How what happened becomes a row of data.
class ProjectionTest {

    private static TrialData data(Histories... all) {
        return Projection.of(Trials.backPain())
                .toData(List.of(all).stream().map(Histories::history).toList());
    }

    private static Histories switched() {
        return Histories.nonResponderTo("pt")
                .and(new Event.Allocated(
                        Histories.day(10), "second", "week10", 1, "non-response", "more", How.BY_CHANCE, 0.5));
    }

    @Test
    void only_the_enrolled_have_a_row() {
        assertThat(data(Histories.nobody(), Histories.assessed(40, 6), Histories.enrolled())
                        .size())
                .isEqualTo(1);
    }

    @Test
    void the_columns_are_those_that_the_protocol_implies() {
        assertThat(data(switched()).columnNames())
                .isEqualTo(TrialColumns.of(Trials.backPain()).stream()
                        .map(TrialColumns.Specification::name)
                        .toList());
    }

    @Test
    void an_allocation_tells_option_class_how_and_probability() {
        TrialData data = data(switched());

        assertThat(data.levels("first").at(0)).isEqualTo("pt");
        assertThat(data.levels("second").at(0)).isEqualTo("more");
        assertThat(data.levels("second.class").at(0)).isEqualTo("non-response");
        assertThat(data.levels("second.how").at(0)).isEqualTo("chance");
        assertThat(data.numbers("second.probability").at(0)).isEqualTo(0.5);
    }

    @Test
    void who_goes_on_has_a_class_and_no_option() {
        TrialData data = data(Histories.responderTo("pt")
                .and(new Event.Continued(Histories.day(10), "second", "week10", 0, "response")));

        assertThat(data.levels("second.class").at(0)).isEqualTo("response");
        assertThat(data.levels("second").isMissing(0)).isTrue();
        assertThat(data.numbers("second.probability").isMissing(0)).isTrue();
    }

    @Test
    void what_was_not_told_is_missing() {
        TrialData data = data(switched().missed(26));

        assertThat(data.numbers("odi@week26").isMissing(0)).isTrue();
        assertThat(data.numbers("odi@week10").at(0)).isEqualTo(36);
    }

    @Test
    void a_correction_changes_the_value_and_not_what_was_decided_on_it() {
        TrialData data = data(switched()
                .and(new Event.Corrected(
                        Histories.day(11), new Reference.Measured("odi", "week10"), new Value.Number(10), "misread")));

        assertThat(data.numbers("odi@week10").at(0)).isEqualTo(10);
        assertThat(data.levels("second.class").at(0)).isEqualTo("non-response");
        assertThat(data.levels("second").at(0)).isEqualTo("more");
    }

    @Test
    void a_treatment_was_started_with_its_first_session_and_completed_with_its_last() {
        TrialData data = data(
                switched().and(new Event.Treated(Histories.day(9), "first", 8, true)),
                switched().and(new Event.Treated(Histories.day(9), "first", 2, false)),
                switched().and(new Event.Treated(Histories.day(9), "first", 0, false)));

        assertThat(data.numbers("first.started").toArray()).containsExactly(1, 1, 0);
        assertThat(data.numbers("first.completed").toArray()).containsExactly(1, 0, 0);
        assertThat(data.numbers("second.started").isMissing(0)).isTrue();
    }

    @Test
    void a_withdrawal_is_told_in_weeks_from_enrolment() {
        TrialData data = data(switched().and(new Event.Withdrawn(Histories.day(20), "own wish")), switched());

        assertThat(data.numbers(TrialColumns.WITHDRAWN).at(0)).isEqualTo(20);
        assertThat(data.numbers(TrialColumns.WITHDRAWN).isMissing(1)).isTrue();
    }
}
