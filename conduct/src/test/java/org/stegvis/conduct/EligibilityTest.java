package org.stegvis.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.expression.Reference;

/// Who may enter the back-pain trial.
class EligibilityTest {
    private static Step next(Histories so) {
        return Engine.next(Trials.backPain(), so.history());
    }

    private static Step.Stop ineligible(String... criteria) {
        return new Step.Stop(new Step.Reason.Ineligible(List.of(criteria)));
    }

    @Test
    void more_than_24_and_more_than_4_are_eligible() {
        assertThat(next(Histories.assessed(24.1, 4.1))).isEqualTo(new Step.Enrol());
    }

    @Test
    void exactly_24_is_no_eligible_disability() {
        assertThat(next(Histories.assessed(24, 6))).isEqualTo(ineligible("disability"));
    }

    @Test
    void exactly_4_is_no_eligible_pain() {
        assertThat(next(Histories.assessed(40, 4))).isEqualTo(ineligible("pain"));
    }

    @Test
    void every_criterion_that_fails_is_named() {
        assertThat(next(Histories.assessed(24, 4))).isEqualTo(ineligible("disability", "pain"));
    }

    @Test
    void who_fails_at_screening_is_not_asked_for_consent() {
        var tooOld = Histories.nobody().and(new Event.Screened(Histories.ENROLMENT, Histories.characteristics(65)));

        assertThat(next(tooOld)).isEqualTo(ineligible("age"));
    }

    @Test
    void a_characteristic_that_was_not_told_holds_up_enrolment_and_nothing_before_it() {
        var untold = Histories.characteristics(40);
        untold.remove("age");
        var screened = Histories.nobody().and(new Event.Screened(Histories.ENROLMENT, untold));

        assertThat(next(screened)).isEqualTo(new Step.Consent());
        var assessed = screened.and(new Event.Consented(Histories.ENROLMENT))
                .and(Histories.assessment(Histories.ENROLMENT, "baseline", 40, 6));
        assertThat(next(assessed))
                .isEqualTo(new Step.Wait(Step.Wait.ELIGIBILITY, Set.of(new Reference.Characteristic("age"))));
        assertThat(next(assessed.and(new Event.Screened(Histories.ENROLMENT, Map.of("age", new Value.Number(40))))))
                .isEqualTo(new Step.Enrol());
    }

    @Test
    void eligibility_that_is_lost_by_a_correction_after_enrolment_changes_nothing() {
        var corrected = Histories.allocatedTo("pt")
                .and(new Event.Corrected(
                        Histories.day(1),
                        new Reference.Measured("odi", "baseline"),
                        new Value.Number(20),
                        "typing error"));

        assertThat(next(corrected)).isInstanceOf(Step.Collect.class);
    }
}
