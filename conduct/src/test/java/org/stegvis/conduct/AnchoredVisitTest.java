package org.stegvis.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stegvis.conduct.projection.Projection;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.file.Edited;
import org.stegvis.protocol.file.Reading;
import org.stegvis.protocol.tailoring.Offering.How;

/// Visits counted from a decision: the last visit of the back-pain trial, now so many weeks after the second decision.
class AnchoredVisitTest {
    private static final List<String> BOTH = List.of("odi", "pain");

    private static Protocol week52(String as) {
        return ((Reading.Accepted) Edited.backPain().with("    week: 52\n", as).read()).protocol();
    }

    /// 30 weeks after the second decision.
    private static Protocol thirtyWeeksAfter() {
        return week52("    after: second\n    week: 30\n");
    }

    private static Histories switched(int week) {
        return Histories.nonResponderTo("pt")
                .and(new Event.Allocated(
                        Histories.day(week), "second", "week10", 1, "non-response", "more", How.BY_CHANCE, 0.5));
    }

    private static Histories responder(int week) {
        return Histories.responderTo("pt")
                .and(new Event.Continued(Histories.day(week), "second", "week10", 0, "response"));
    }

    @Test
    void its_day_is_counted_from_the_day_of_the_decision() {
        var timetable = Timetable.of(thirtyWeeksAfter());

        assertThat(timetable.due("week52", switched(12).history().facts())).isEqualTo(Histories.day(42));
        assertThat(timetable.due("week52", responder(10).history().facts())).isEqualTo(Histories.day(40));
        assertThat(timetable.due("week26", switched(12).history().facts())).isEqualTo(Histories.day(26));
    }

    @Test
    void it_has_no_day_before_the_decision() {
        var facts = Histories.nonResponderTo("pt").history().facts();

        assertThat(Timetable.of(thirtyWeeksAfter()).due("week52", facts)).isNull();
    }

    @Test
    void visits_come_in_the_order_of_their_days() {
        Protocol early = week52("    after: second\n    week: 8\n");

        assertThat(Engine.next(early, switched(12).history())).isEqualTo(new Step.Collect("week52", BOTH));
        assertThat(Engine.next(early, switched(20).history())).isEqualTo(new Step.Collect("week26", BOTH));
        assertThat(Engine.next(early, switched(18).history()))
                .as("on the same day, as the protocol plans them")
                .isEqualTo(new Step.Collect("week52", BOTH));
    }

    @Test
    void it_waits_with_its_decision() {
        var waiting = Histories.allocatedTo("pt").missed(10).measured(26, 30, 4);
        var due = new Step.Wait("second", Set.of(new Reference.Measured("odi", "week10")));

        assertThat(Engine.next(thirtyWeeksAfter(), waiting.history())).isEqualTo(due);
        var late = waiting.measured(10, 36, 5)
                .and(new Event.Allocated(
                        Histories.day(30), "second", "week10", 1, "non-response", "more", How.BY_CHANCE, 0.5));
        assertThat(Engine.next(thirtyWeeksAfter(), late.history())).isEqualTo(new Step.Collect("week52", BOTH));
    }

    @Test
    void it_comes_also_to_those_who_continue_or_leave_unless_the_protocol_says_otherwise() {
        Protocol toAll = thirtyWeeksAfter();
        Protocol toSome = week52("    after: second\n    when: second != none\n    week: 30\n");
        var responder = responder(10).measured(26, 20, 3);
        var left = Histories.nonResponderTo("pt")
                .and(new Event.Left(Histories.day(10), "second", "week10", -1, null))
                .measured(26, 20, 3);

        assertThat(Engine.next(toAll, responder.history())).isEqualTo(new Step.Collect("week52", BOTH));
        assertThat(Engine.next(toAll, left.history())).isEqualTo(new Step.Collect("week52", BOTH));
        assertThat(Engine.next(toSome, responder.history())).isEqualTo(new Step.Stop(new Step.Reason.Completed()));
        assertThat(Engine.next(toSome, switched(10).measured(26, 20, 3).history()))
                .isEqualTo(new Step.Collect("week52", BOTH));
    }

    @Test
    void a_correction_moves_no_visit() {
        var corrected = switched(12)
                .and(new Event.Corrected(
                        Histories.day(13), new Reference.Measured("odi", "week10"), new Value.Number(10), "misread"));

        assertThat(Timetable.of(thirtyWeeksAfter())
                        .due("week52", corrected.history().facts()))
                .isEqualTo(Histories.day(42));
    }

    @Test
    void the_data_tell_the_week_of_the_decision_and_what_was_measured() {
        var done = switched(12).measured(26, 30, 4).and(Histories.assessment(Histories.day(42), "week52", 22, 3));
        var data = Projection.of(thirtyWeeksAfter()).toData(List.of(done.history()));

        assertThat(data.numbers("second.week").at(0)).isEqualTo(12);
        assertThat(data.numbers("odi@week52").at(0)).isEqualTo(22);
    }
}
