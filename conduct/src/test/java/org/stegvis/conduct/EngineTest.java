package org.stegvis.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.file.Edited;
import org.stegvis.protocol.file.Reading;
import org.stegvis.protocol.tailoring.Offering.How;
import org.stegvis.protocol.tailoring.Ruling;

/// What the engine says at each point of the back-pain trial.
class EngineTest {
    private static final Reference ODI_AT_WEEK_10 = new Reference.Measured("odi", "week10");
    private static final List<String> BOTH = List.of("odi", "pain");

    private static Step next(Histories so) {
        return Engine.next(Trials.backPain(), so.history());
    }

    private static Protocol changed(String from, String to) {
        return ((Reading.Accepted) Edited.backPain().with(from, to).read()).protocol();
    }

    private static List<String> offered(Step step) {
        return ((Step.Allocate) step)
                .offering().open().stream().map(Action.Offer::option).toList();
    }

    @Test
    void the_way_in_is_screening_consent_baseline_and_enrolment() {
        var nobody = Histories.nobody();
        assertThat(next(nobody)).isEqualTo(new Step.Screen());
        var screened = nobody.and(new Event.Screened(Histories.ENROLMENT, Histories.characteristics(40)));
        assertThat(next(screened)).isEqualTo(new Step.Consent());
        var consented = screened.and(new Event.Consented(Histories.ENROLMENT));
        assertThat(next(consented)).isEqualTo(new Step.Collect("baseline", BOTH));
        assertThat(next(Histories.assessed(40, 6))).isEqualTo(new Step.Enrol());
    }

    @Test
    void the_enrolled_are_allocated_to_the_first_treatment_within_their_site() {
        var step = (Step.Allocate) next(Histories.enrolled());

        assertThat(offered(step)).containsExactly("pt", "cbt");
        assertThat(step.stratum()).isEqualTo(Map.of("site", "utah"));
        assertThat(step.visit()).isEqualTo("baseline");
    }

    @Test
    void after_the_allocation_week_10_comes() {
        assertThat(next(Histories.allocatedTo("pt"))).isEqualTo(new Step.Collect("week10", BOTH));
    }

    @Test
    void non_responder_to_pt_is_offered_cbt_or_mindfulness() {
        assertThat(offered(next(Histories.nonResponderTo("pt")))).containsExactly("cbt", "more");
    }

    @Test
    void who_wants_no_more_treatment_is_not_allocated_again_and_visits_go_on() {
        var stopped = Histories.nonResponderTo("pt")
                .and(new Event.TreatmentWithdrawn(Histories.ENROLMENT.plusDays(75), "own wish"));
        assertThat(next(stopped)).isEqualTo(new Step.Collect("week26", BOTH));
    }

    @Test
    void non_responder_to_cbt_is_offered_pt_or_mindfulness() {
        assertThat(offered(next(Histories.nonResponderTo("cbt")))).containsExactly("pt", "more");
    }

    @Test
    void exactly_half_is_response_and_a_responder_continues() {
        assertThat(next(Histories.responderTo("pt"))).isEqualTo(new Step.Continue("second", "week10", 0, "response"));
    }

    @Test
    void a_participant_without_the_week_10_score_waits_and_is_followed_all_the_same() {
        var missed = Histories.allocatedTo("pt").missed(10);

        assertThat(next(missed)).isEqualTo(new Step.Collect("week26", BOTH));
        assertThat(next(missed.measured(26, 30, 4).measured(52, 30, 4)))
                .isEqualTo(new Step.Wait("second", Set.of(ODI_AT_WEEK_10)));
    }

    @Test
    void a_late_score_lets_the_decision_be_taken() {
        var late = Histories.allocatedTo("pt").missed(10).measured(26, 30, 4).measured(10, 36, 5);

        assertThat(offered(next(late))).containsExactly("cbt", "more");
    }

    @Test
    void a_missing_score_counts_as_non_response_where_the_protocol_says_so() {
        Protocol protocol = changed("if-missing: wait", "if-missing: non-response");
        var step = (Step.Allocate)
                Engine.next(protocol, Histories.allocatedTo("pt").missed(10).history());

        assertThat(offered(step)).containsExactly("cbt", "more");
        assertThat(step.responseClass()).isEqualTo("non-response");
    }

    @Test
    void a_missing_score_lets_the_participant_leave_where_the_protocol_says_so() {
        Protocol protocol = changed("if-missing: wait", "if-missing: leave");
        Histories missed = Histories.allocatedTo("pt").missed(10);

        assertThat(Engine.next(protocol, missed.history()))
                .isEqualTo(new Step.Leave("second", "week10", Ruling.Routed.NO_ROUTE, null));
        var left = missed.and(new Event.Left(Histories.day(13), "second", "week10", -1, null));
        assertThat(Engine.next(protocol, left.history())).isEqualTo(new Step.Collect("week26", BOTH));
    }

    @Test
    void a_score_that_is_corrected_before_the_decision_is_the_one_that_counts() {
        var corrected = Histories.nonResponderTo("pt")
                .and(new Event.Corrected(Histories.day(10), ODI_AT_WEEK_10, new Value.Number(20), "box ticked twice"));

        assertThat(next(corrected)).isInstanceOf(Step.Continue.class);
    }

    @Test
    void a_score_that_is_corrected_after_the_allocation_does_not_decide_again() {
        var allocated = Histories.nonResponderTo("pt")
                .and(new Event.Allocated(
                        Histories.day(10), "second", "week10", 1, "non-response", "more", How.BY_CHANCE, 0.5));
        var corrected = allocated.and(
                new Event.Corrected(Histories.day(11), ODI_AT_WEEK_10, new Value.Number(20), "box ticked twice"));

        assertThat(next(corrected)).isEqualTo(next(allocated)).isEqualTo(new Step.Collect("week26", BOTH));
        assertThat(corrected.history().facts().level(new Reference.OptionAt("second")))
                .isEqualTo("more");
        assertThat(corrected.history().facts().level(new Reference.ClassAt("second")))
                .isEqualTo("non-response");
    }

    @Test
    void who_withdraws_is_asked_for_nothing_more() {
        var withdrawn = Histories.nonResponderTo("pt").and(new Event.Withdrawn(Histories.day(11), "own wish"));

        assertThat(next(withdrawn)).isEqualTo(new Step.Stop(new Step.Reason.Withdrawn()));
    }

    @Test
    void who_declines_is_asked_for_nothing_more_until_they_consent_after_all() {
        var screened = Histories.nobody()
                .and(new Event.Screened(Histories.ENROLMENT.minusDays(14), Histories.characteristics(40)));
        var declined = screened.and(new Event.Declined(Histories.ENROLMENT.minusDays(13), "no time"));

        assertThat(next(screened)).isEqualTo(new Step.Consent());
        assertThat(next(declined)).isEqualTo(new Step.Stop(new Step.Reason.Declined()));
        assertThat(next(declined.and(new Event.Consented(Histories.ENROLMENT.minusDays(7)))))
                .isEqualTo(new Step.Collect("baseline", BOTH));
    }

    @Test
    void the_trial_is_over_when_the_last_visit_is() {
        var all = Histories.responderTo("pt")
                .and(new Event.Continued(Histories.day(10), "second", "week10", 0, "response"))
                .measured(26, 20, 3)
                .measured(52, 20, 3);

        assertThat(next(all)).isEqualTo(new Step.Stop(new Step.Reason.Completed()));
    }

    @Test
    void a_yes_no_fact_an_earlier_option_and_the_class_make_a_stratum() {
        Protocol protocol = changed(
                "options: [cbt, more]\n        allocate: {procedure: permuted-blocks, sizes: [2, 4, 6], strata: [site]",
                "options: [cbt, more]\n        allocate: {procedure: permuted-blocks, sizes: [2, 4, 6], strata: [red-flags, first, class]");
        var step = (Step.Allocate)
                Engine.next(protocol, Histories.nonResponderTo("pt").history());

        assertThat(step.stratum()).isEqualTo(Map.of("red-flags", "no", "first", "pt", "second.class", "non-response"));
    }

    @Test
    void a_stratum_that_cannot_be_told_holds_up_the_allocation() {
        var untold = Histories.characteristics(40);
        untold.remove("site");
        var enrolled = Histories.nobody()
                .and(new Event.Screened(Histories.ENROLMENT, untold))
                .and(new Event.Consented(Histories.ENROLMENT))
                .and(Histories.assessment(Histories.ENROLMENT, "baseline", 40, 6))
                .and(new Event.Enrolled(Histories.ENROLMENT))
                .missed(10)
                .missed(26)
                .missed(52);

        assertThat(next(enrolled)).isEqualTo(new Step.Wait("first", Set.of(new Reference.Characteristic("site"))));
    }
}
