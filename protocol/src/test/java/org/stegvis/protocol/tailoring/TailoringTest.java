package org.stegvis.protocol.tailoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.file.Edited;
import org.stegvis.protocol.file.Reading;
import org.stegvis.protocol.instrument.Answer;
import org.stegvis.protocol.instrument.Instrument;
import org.stegvis.protocol.instrument.Item;
import org.stegvis.protocol.instrument.ScoreResult;
import org.stegvis.protocol.instrument.Scoring;
import org.stegvis.protocol.instrument.file.Instruments;

/// What the second decision of the back-pain trial says, and decisions with several occasions.
class TailoringTest {
    private static final Decision SECOND = Trials.backPain().decision("second");
    private static final Somebody ON_PT = Somebody.UNKNOWN.with("first", "pt");

    private static Ruling second(double before, double after) {
        return Tailoring.of(SECOND).over(ON_PT.with("odi@baseline", before).with("odi@week10", after));
    }

    private static Decision changed(String from, String to) {
        return protocol(Edited.backPain().with(from, to)).decision("second");
    }

    private static Protocol protocol(Edited edited) {
        return ((Reading.Accepted) edited.read()).protocol();
    }

    private static String classOf(Ruling ruling) {
        return String.valueOf(((Ruling.Routed) ruling).responseClass());
    }

    @ParameterizedTest
    @CsvSource({"40, 20, response", "40, 20.5, non-response", "40, 0, response", "40, 60, non-response"})
    void half_or_more_of_the_baseline_score_gone_is_response(double before, double after, String told) {
        assertThat(classOf(second(before, after))).isEqualTo(told);
    }

    /// Every pair of sums of one and the same number of sections in which exactly half is gone.
    @Test
    void exactly_half_is_response_whatever_the_percentages_round_to() {
        for (int sections = 8; sections <= 10; sections++) {
            for (int sum = 2; sum <= 5 * sections; sum += 2) {
                int half = sum / 2;
                double before = 100.0 * sum / (5 * sections);
                double after = 100.0 * half / (5 * sections);
                assertThat(classOf(second(before, after)))
                        .as("%d of %d", sum, sections)
                        .isEqualTo("response");
                double oneMore = 100.0 * (half + 1) / (5 * sections);
                assertThat(classOf(second(before, oneMore))).isEqualTo("non-response");
            }
        }
    }

    @Test
    void percentages_and_not_sums_count_where_other_sections_are_missing() {
        // 20 of 50 points, then 9 of 40: fewer than half of the points, but 22.5 % is more than half of 40 %.
        double before = odi(10, 20);
        double after = odi(8, 9);

        assertThat(before).isEqualTo(40);
        assertThat(after).isEqualTo(22.5);
        assertThat(classOf(second(before, after))).isEqualTo("non-response");
        assertThat(classOf(second(before, odi(8, 8)))).isEqualTo("response");
    }

    private static double odi(int answered, int sum) {
        Instrument odi = Instruments.builtIn().find("odi").orElseThrow();
        Map<String, Answer> answers = new LinkedHashMap<>();
        int left = sum;
        for (Item item : odi.items().subList(0, answered)) {
            int value = Math.min(left, item.responses().highest());
            answers.put(item.code(), Answer.of(value));
            left -= value;
        }
        return ((ScoreResult.Scored) Scoring.score(odi, odi.firstScore().id(), answers)).value();
    }

    @Test
    void a_responder_continues_and_a_non_responder_takes_the_route_of_the_first_treatment() {
        assertThat(second(40, 10)).isEqualTo(new Ruling.Routed("week10", "response", 0, new Action.Continue()));
        assertThat(((Ruling.Routed) second(40, 39)).route()).isEqualTo(1);
        assertThat(((Ruling.Routed) Tailoring.of(SECOND)
                                .over(Somebody.UNKNOWN
                                        .with("first", "cbt")
                                        .with("odi@baseline", 40)
                                        .with("odi@week10", 39)))
                        .route())
                .isEqualTo(2);
    }

    @Test
    void a_missing_score_waits_leaves_or_counts_as_the_protocol_says() {
        var missing = ON_PT.with("odi@baseline", 40);

        assertThat(Tailoring.of(SECOND).over(missing))
                .isEqualTo(new Ruling.Waiting("week10", Set.of(new Reference.Measured("odi", "week10"))));
        assertThat(Tailoring.of(changed("if-missing: wait", "if-missing: leave"))
                        .over(missing))
                .isEqualTo(new Ruling.Routed("week10", null, Ruling.Routed.NO_ROUTE, new Action.Leave()));
        var counted = (Ruling.Routed) Tailoring.of(changed("if-missing: wait", "if-missing: non-response"))
                .over(missing);
        assertThat(counted.responseClass()).isEqualTo("non-response");
        assertThat(counted.route()).isEqualTo(1);
    }

    @Test
    void a_rule_that_cannot_be_worked_out_waits_for_a_correction() {
        assertThat(second(0, 10)).isInstanceOf(Ruling.Waiting.class);
    }

    @Test
    void a_decision_is_not_taken_before_its_visit_is_over() {
        var known = ON_PT.with("odi@baseline", 40).with("odi@week10", 39);

        assertThat(Tailoring.of(SECOND).soFar(known, visit -> Coming.AHEAD)).isEqualTo(new Ruling.NotHere(true));
        assertThat(Tailoring.of(SECOND).soFar(known, visit -> Coming.NEVER)).isEqualTo(new Ruling.NotHere(false));
    }

    @Test
    void the_class_that_was_recorded_counts_and_not_what_the_values_say_now() {
        var recorded = ON_PT.with("odi@baseline", 40).with("odi@week10", 10).with("second.class", "non-response");

        assertThat(classOf(Tailoring.of(SECOND).over(recorded))).isEqualTo("non-response");
    }

    private static final Decision EARLY = protocol(Edited.backPain()
                    .with("    at: week10\n", "    at: [week10, week26]\n    as-soon-as: not response\n")
                    .with(
                            "(odi@baseline - odi@week10) / odi@baseline >= 0.5",
                            "(odi@baseline - odi@now) / odi@baseline >= 0.5"))
            .decision("second");

    @Test
    void what_brings_a_decision_forward_does_so_at_the_first_visit_where_it_holds() {
        var atOnce = ON_PT.with("odi@baseline", 40).with("odi@week10", 39).with("odi@week26", 10);

        assertThat(((Ruling.Routed) Tailoring.of(EARLY).over(atOnce)).visit()).isEqualTo("week10");
    }

    @Test
    void else_the_decision_is_taken_at_the_last_visit() {
        var later = ON_PT.with("odi@baseline", 40).with("odi@week10", 10).with("odi@week26", 30);
        Ruling ruling = Tailoring.of(EARLY).over(later);

        assertThat(((Ruling.Routed) ruling).visit()).isEqualTo("week26");
        assertThat(classOf(ruling)).isEqualTo("non-response");
        assertThat(Tailoring.of(EARLY).soFar(later, visit -> visit.equals("week10") ? Coming.OVER : Coming.AHEAD))
                .isEqualTo(new Ruling.NotHere(true));
    }

    @Test
    void a_last_visit_that_never_comes_leaves_the_one_before_it_as_the_last() {
        var known = ON_PT.with("odi@baseline", 40).with("odi@week10", 10);
        Ruling ruling = Tailoring.of(EARLY).over(known, visit -> !visit.equals("week26"));

        assertThat(((Ruling.Routed) ruling).visit()).isEqualTo("week10");
        assertThat(List.of(classOf(ruling))).containsExactly("response");
    }
}
