package org.stegvis.protocol.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stegvis.protocol.instrument.Forms.answers;
import static org.stegvis.protocol.instrument.Forms.builtIn;
import static org.stegvis.protocol.instrument.Forms.first;
import static org.stegvis.protocol.instrument.Forms.withSum;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stegvis.protocol.instrument.ScoreResult.Misfit;
import org.stegvis.protocol.instrument.ScoreResult.NotScorable;
import org.stegvis.protocol.instrument.ScoreResult.Reason;
import org.stegvis.protocol.instrument.ScoreResult.Rejected;
import org.stegvis.protocol.instrument.ScoreResult.Scored;
import org.stegvis.protocol.instrument.file.Instruments;

/// The traps of scoring.
class ScoringTest {
    private final Instrument odi = builtIn("odi");
    private final Instrument rolandMorris = builtIn("roland-morris");

    @Test
    void oswestry_with_all_sections_moves_in_steps_of_two() {
        for (int sum = 0; sum <= 50; sum++) {
            assertThat(first(odi, withSum(odi, 10, sum))).isEqualTo(2.0 * sum);
        }
        assertThat(odi.firstScore().step()).hasValue(2.0);
    }

    @Test
    void oswestry_24_is_exactly_24_so_that_a_strict_limit_excludes_it() {
        assertThat(first(odi, withSum(odi, 10, 12))).isEqualTo(24.0);
        assertThat(first(odi, withSum(odi, 10, 12)) > 24).isFalse();
        assertThat(first(odi, withSum(odi, 10, 13)) > 24).isTrue();
    }

    @Test
    void pain_of_exactly_4_is_exactly_4() {
        Instrument pain = builtIn("pain-mean-of-three");
        assertThat(first(pain, answers(pain, 4, 2, 6))).isEqualTo(4.0);
        assertThat(first(pain, answers(pain, 4, 2, 7)) > 4).isTrue();
    }

    /// Also with different sections missing at the two visits: the percentages decide as the fractions do, for all
    /// of them.
    @Test
    void half_of_the_baseline_is_response_for_all_sums_and_all_numbers_of_sections() {
        for (int answered0 = 8; answered0 <= 10; answered0++) {
            for (int answered10 = 8; answered10 <= 10; answered10++) {
                for (int sum0 = 1; sum0 <= 5 * answered0; sum0++) {
                    double baseline = first(odi, withSum(odi, answered0, sum0));
                    for (int sum10 = 0; sum10 <= 5 * answered10; sum10++) {
                        double week10 = first(odi, withSum(odi, answered10, sum10));
                        boolean exactly = 2 * sum10 * answered0 <= sum0 * answered10;
                        assertThat((baseline - week10) / baseline >= 0.5)
                                .as("%d of %d sections, then %d of %d", sum0, answered0, sum10, answered10)
                                .isEqualTo(exactly);
                    }
                }
            }
        }
    }

    @Test
    void with_different_sections_missing_percentages_and_not_sums_are_compared() {
        double baseline = first(odi, withSum(odi, 10, 20));
        Map<String, Answer> week10 = withSum(odi, 9, 9);
        assertThat(baseline).isEqualTo(40.0);
        assertThat(first(odi, week10)).isEqualTo(20.0);
        assertThat(first(odi, withSum(odi, 8, 10)))
                .as("half of the sum is not half of the score")
                .isEqualTo(25.0);
    }

    @Test
    void of_two_ticked_oswestry_boxes_the_higher_counts() {
        var answers = new HashMap<>(withSum(odi, 10, 0));
        answers.put("lifting", Answer.of(1, 4));
        assertThat(first(odi, answers)).isEqualTo(8.0);
    }

    @Test
    void two_ticked_boxes_are_rejected_where_the_instrument_has_no_rule_for_them() {
        Instrument phq = builtIn("phq-9");
        var answers = new HashMap<>(withSum(phq, 9, 0));
        answers.put("phq2", Answer.of(1, 2));
        assertThat(Scoring.score(phq, "total", answers))
                .isEqualTo(new Rejected(List.of(new Misfit("phq2", "1, 2", "one whole number from 0 to 3"))));
    }

    @Test
    void oswestry_needs_eight_sections() {
        assertThat(Scoring.score(odi, "total", withSum(odi, 8, 20))).isEqualTo(new Scored(50, 8));
        assertThat(Scoring.score(odi, "total", withSum(odi, 7, 20)))
                .isEqualTo(new NotScorable(Reason.TOO_FEW_ANSWERED, List.of("sex-life", "social-life", "travelling")));
    }

    @Test
    void an_oswestry_section_marked_not_applicable_is_missing_and_not_zero() {
        var answers = new HashMap<>(withSum(odi, 10, 50));
        answers.put("sex-life", new Answer.NotApplicable());
        assertThat(Scoring.score(odi, "total", answers)).isEqualTo(new Scored(100, 9));
    }

    @Test
    void in_roland_morris_not_applicable_and_unmarked_count_as_not_ticked() {
        var answers = new HashMap<String, Answer>();
        answers.put("rm1", Answer.of(1));
        answers.put("rm2", new Answer.NotApplicable());
        answers.put("rm3", new Answer.Unmarked());
        assertThat(Scoring.score(rolandMorris, "total", answers)).isEqualTo(new Scored(1, 24));
    }

    @Test
    void a_form_without_any_mark_gives_no_score_and_not_zero() {
        for (Instrument instrument : Instruments.builtIn().all()) {
            assertThat(Scoring.scores(instrument, Map.of()).values())
                    .as(instrument.id())
                    .allSatisfy(result -> assertThat(result)
                            .isInstanceOfSatisfying(
                                    NotScorable.class,
                                    no -> assertThat(no.reason()).isEqualTo(Reason.NOTHING_ANSWERED)));
        }
        assertThat(first(rolandMorris, withSum(rolandMorris, 24, 0))).isEqualTo(0);
    }

    @Test
    void missing_items_of_a_sum_count_as_the_mean_of_the_others() {
        Instrument phq = builtIn("phq-9");
        assertThat(Scoring.score(phq, "total", withSum(phq, 7, 10))).isEqualTo(new Scored(90.0 / 7, 7));
        assertThat(Scoring.score(phq, "total", withSum(phq, 6, 10))).isInstanceOf(NotScorable.class);
    }

    @Test
    void all_answers_out_of_range_and_all_unknown_items_are_named_together() {
        Map<String, Answer> answers = Map.of(
                "pain-intensity",
                Answer.of(6),
                "lifting",
                Answer.of(-1, 2),
                "sitting",
                Answer.of(3),
                "driving",
                Answer.of(1));
        assertThat(Scoring.score(odi, "total", answers))
                .isEqualTo(new Rejected(List.of(
                        new Misfit("pain-intensity", "6", "whole numbers from 0 to 5"),
                        new Misfit("lifting", "-1, 2", "whole numbers from 0 to 5"),
                        new Misfit("driving", "driving", "an item of odi"))));
    }

    @Test
    void a_promis_domain_needs_all_four_items_and_its_table() {
        Instrument promis = builtIn("promis-29");
        var three = Map.of("pfa11", Answer.of(5), "pfa21", Answer.of(5), "pfa23", Answer.of(5));
        assertThat(Scoring.score(promis, "physical-function", three))
                .isEqualTo(new NotScorable(Reason.TOO_FEW_ANSWERED, List.of("pfa53")));
        var four = new HashMap<>(three);
        four.put("pfa53", Answer.of(5));
        assertThat(Scoring.score(promis, "physical-function", four))
                .isEqualTo(new NotScorable(Reason.TABLE_NOT_LOADED, List.of()));
    }

    @Test
    void an_unknown_score_is_a_fault_that_names_the_scores() {
        assertThatThrownBy(() -> Scoring.score(odi, "sum", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The score 'sum' of instrument 'odi' must be one of [total].");
    }
}
