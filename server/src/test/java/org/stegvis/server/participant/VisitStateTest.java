package org.stegvis.server.participant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.History;
import org.stegvis.conduct.ParticipantId;
import org.stegvis.conduct.Value;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Trials;

/// What becomes of week 10 of the back-pain trial, whose window is from 7 days before to 21 days after.
class VisitStateTest {
    private static final LocalDate START = LocalDate.of(2026, 1, 5);
    private static final LocalDate WEEK_10 = START.plusWeeks(10);
    private static final Protocol PROTOCOL = Trials.backPain();

    @Test
    void before_in_and_after_its_window_it_is_to_come_due_and_overdue() {
        assertThat(at(WEEK_10.minusDays(8))).isEqualTo(VisitState.LATER);
        assertThat(at(WEEK_10.minusDays(7))).isEqualTo(VisitState.DUE);
        assertThat(at(WEEK_10.plusDays(21))).isEqualTo(VisitState.DUE);
        assertThat(at(WEEK_10.plusDays(22))).isEqualTo(VisitState.OVERDUE);
    }

    @Test
    void what_was_answered_is_complete_or_partial_whatever_the_day() {
        Event one = new Event.Assessed(WEEK_10, "week10", Map.of("odi", new Value.Number(20)));
        Event both =
                new Event.Assessed(WEEK_10, "week10", Map.of("odi", new Value.Number(20), "pain", new Value.Number(3)));
        assertThat(at(WEEK_10, one)).isEqualTo(VisitState.PARTIAL);
        assertThat(at(WEEK_10, both)).isEqualTo(VisitState.COMPLETE);
        assertThat(at(WEEK_10, new Event.Missed(WEEK_10, "week10"))).isEqualTo(VisitState.MISSED);
    }

    @Test
    void after_a_withdrawal_the_visits_until_then_count_as_lost_and_later_ones_are_not_theirs() {
        Event withdrawn = new Event.Withdrawn(START.plusWeeks(2), "moved");
        assertThat(at(WEEK_10, withdrawn)).isEqualTo(VisitState.WITHDRAWN);
        assertThat(at(WEEK_10.minusDays(1), withdrawn)).isEqualTo(VisitState.NOT_THEIRS);
    }

    private static VisitState at(LocalDate today, Event... more) {
        var events = new ArrayList<Event>(List.of(new Event.Enrolled(START)));
        events.addAll(List.of(more));
        return VisitState.of(History.of(new ParticipantId("P"), events).facts(), PROTOCOL.visit("week10"), today);
    }
}
