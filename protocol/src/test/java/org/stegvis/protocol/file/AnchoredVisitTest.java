package org.stegvis.protocol.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stegvis.protocol.Chronology;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.yaml.Finding;

/// Visits counted from a decision, as they are written.
class AnchoredVisitTest {
    private static final String WEEK_52 = "    week: 52\n";

    private static Edited week52(String as) {
        return Edited.backPain().with(WEEK_52, as);
    }

    @Test
    void a_visit_after_a_decision_is_counted_from_it_and_planned_behind_its_last_occasion() {
        Protocol protocol = accepted(week52("    after: second\n    week: 42\n"));
        Chronology chronology = protocol.chronology();

        assertThat(protocol.visit("week52").after()).isEqualTo("second");
        assertThat(protocol.visit("week52").day()).isEqualTo(42 * 7);
        assertThat(chronology.week("week52")).isEqualTo(52);
        assertThat(chronology.visits()).extracting(Visit::id).containsExactly("baseline", "week10", "week26", "week52");
    }

    @Test
    void the_plan_puts_a_visit_where_its_decision_is_and_not_where_the_file_has_it() {
        Protocol protocol = accepted(week52("    after: second\n    week: 4\n"));

        assertThat(protocol.chronology().visits())
                .extracting(Visit::id)
                .containsExactly("baseline", "week10", "week52", "week26");
    }

    @Test
    void the_longest_way_counts_where_a_decision_has_several_occasions() {
        Chronology chronology = Trials.named("star-d").chronology();

        assertThat(List.of("end-2", "end-2a", "end-3", "end-4"))
                .extracting(chronology::week)
                .containsExactly(12.0, 24.0, 36.0, 48.0);
    }

    @Test
    void such_a_visit_may_come_to_some_only_by_their_options_and_classes() {
        accepted(week52("    after: second\n    when: second != none\n    week: 42\n"));
        accepted(week52("    after: second\n    when: second.response or first = pt\n    week: 42\n"));
    }

    @Test
    void what_cannot_be_is_told() {
        assertTold(week52("    after: secnd\n    week: 42\n"), "secnd", "a decision", "second");
        assertTold(
                week52("    when: second != none\n    week: 52\n"),
                "'when' at a visit counted from enrolment",
                "Visits counted from enrolment come to everybody.");
        assertTold(week52("    after: second\n    week: -1\n"), "found -1, expected a number from 0 to 5200");
        assertTold(
                week52("    after: second\n    when: odi@week10 > 20\n    week: 42\n"),
                "'odi@week10'",
                "options and classes of decisions up to 'second'");
        assertTold(
                week52("    after: first\n    when: second != none\n    week: 52\n"),
                "a decision that is taken earlier; 'second' is not");
    }

    @Test
    void a_decision_is_not_taken_at_a_visit_that_is_counted_from_it_or_from_a_later_one() {
        assertTold(
                Edited.backPain().with("    week: 10\n", "    after: second\n    week: 10\n"),
                "'week10', which is counted from 'second'");
        assertTold(
                Edited.backPain().with("    week: 0\n", "    after: second\n    week: 0\n"),
                "'baseline', which is counted from 'second'");
    }

    @Test
    void a_reviewer_asks_about_a_rule_on_what_is_counted_from_the_decision_itself() {
        assertAsked(
                week52("    after: second\n    week: 0\n")
                        .with("odi@week10) / odi@baseline", "odi@week52) / odi@baseline"),
                "'odi@week52', measured after the decision at 'week10'");
    }

    @Test
    void a_reviewer_asks_about_an_outcome_at_a_visit_that_comes_to_some_only() {
        assertAsked(
                week52("    after: second\n    when: second.response\n    week: 42\n"),
                "'odi@week52', measured only where 'week52' comes");
    }

    @Test
    void an_outcome_that_is_there_for_all_who_are_compared_raises_no_question() {
        Reading reading = Edited.trial("calgb-8923").read();

        assertThat(reading.findings()).extracting(Finding::found).noneMatch(found -> found.contains("year2-again"));
    }

    @Test
    void the_week_of_the_decision_becomes_a_column() {
        Protocol anchored = accepted(week52("    after: second\n    week: 42\n"));

        assertThat(columns(anchored)).contains("second.week").doesNotContain("first.week");
        assertThat(columns(Trials.backPain())).doesNotContain("second.week");
    }

    private static List<String> columns(Protocol protocol) {
        return TrialColumns.of(protocol).stream()
                .map(TrialColumns.Specification::name)
                .toList();
    }

    private static Protocol accepted(Edited edited) {
        return edited.read() instanceof Reading.Accepted accepted
                ? accepted.protocol()
                : fail(edited.read().findings().toString());
    }

    private static void assertAsked(Edited edited, String found) {
        Reading reading = edited.read();
        assertThat(reading).isInstanceOf(Reading.Accepted.class);
        assertThat(reading.findings()).extracting(Finding::found).contains(found);
    }

    private static void assertTold(Edited edited, String... parts) {
        Reading reading = edited.read();
        assertThat(reading).isInstanceOf(Reading.Rejected.class);
        assertThat(reading.findings().toString()).contains(parts);
    }
}
