package org.stegvis.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.file.Edited;
import org.stegvis.protocol.file.Reading;
import org.stegvis.protocol.regime.EmbeddedRegimes;

/// Entry at a later stage needs no word of its own: the first decision lets some go on, and the second has an
/// occasion for them at baseline. Here men enter the back-pain trial as non-responders.
class LaterEntryTest {
    private static final Protocol PROTOCOL = ((Reading.Accepted) Edited.backPain()
                    .with(
                            "    options: [pt, cbt]\n    allocate: {procedure: permuted-blocks, sizes: [2, 4, 6], strata: [site]}",
                            """
                                routes:
                                  - {when: sex = female, options: [pt, cbt], allocate: {procedure: simple}}
                                  - {when: sex = male, continue: true}
                            """.stripTrailing())
                    .with(
                            "    at: week10\n    response: (",
                            "    at: [{visit: baseline, when: sex = male}, {visit: week10, when: sex = female}]\n"
                                    + "    response: sex = female and (")
                    .with("      - when: not response and first = cbt\n", """
                                  - when: not response and first = none
                                    options: [pt, cbt, more]
                                    allocate: {procedure: simple}
                                  - when: not response and first = cbt
                            """)
                    .read())
            .protocol();

    private static Histories enrolled(String sex) {
        var told = Histories.characteristics(40);
        told.put("sex", new Value.Name(sex));
        return Histories.nobody()
                .and(new Event.Screened(Histories.ENROLMENT, told))
                .and(new Event.Consented(Histories.ENROLMENT))
                .and(Histories.assessment(Histories.ENROLMENT, "baseline", 40, 6))
                .and(new Event.Enrolled(Histories.ENROLMENT));
    }

    @Test
    void who_enters_at_the_second_stage_is_decided_there_at_once() {
        var entrant = enrolled("male");
        assertThat(Engine.next(PROTOCOL, entrant.history())).isEqualTo(new Step.Continue("first", "baseline", 1, null));

        var decided = entrant.and(new Event.Continued(Histories.ENROLMENT, "first", "baseline", 1, null));
        var step = (Step.Allocate) Engine.next(PROTOCOL, decided.history());
        assertThat(step.decision()).isEqualTo("second");
        assertThat(step.visit()).isEqualTo("baseline");
        assertThat(step.offering().open()).extracting(offer -> offer.option()).containsExactly("pt", "cbt", "more");
    }

    @Test
    void the_others_go_the_usual_way() {
        assertThat(Engine.next(PROTOCOL, enrolled("female").history()))
                .isInstanceOfSatisfying(
                        Step.Allocate.class, step -> assertThat(step.decision()).isEqualTo("first"));
    }

    @Test
    void a_regime_then_says_what_those_who_enter_later_get_as_well() {
        assertThat(EmbeddedRegimes.of(PROTOCOL)).hasSize(2 * 2 * 3);
        assertThat(Set.copyOf(EmbeddedRegimes.of(PROTOCOL))).hasSize(12);
    }
}
