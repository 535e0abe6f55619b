package org.stegvis.protocol.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.file.Edited;
import org.stegvis.protocol.file.Reading;
import org.stegvis.protocol.yaml.Finding;

/// What a reviewer would ask about the back-pain protocol with one thing changed.
class ReviewTest {
    private static final String FIRST =
            "options: [pt, cbt]\n    allocate: {procedure: permuted-blocks, sizes: [2, 4, 6]";

    @Test
    void the_protocol_as_it_is_raises_no_question() {
        assertThat(Review.of(Trials.backPain())).isEmpty();
    }

    @Test
    void a_tailoring_variable_that_comes_after_the_decision() {
        assertAsked(
                Edited.backPain().with("odi@week10) / odi@baseline", "odi@week26) / odi@baseline"),
                "103:15",
                "decisions.second.response",
                "'odi@week26', measured after the decision at 'week10'");
    }

    @Test
    void a_route_that_nobody_can_take() {
        assertAsked(
                Edited.backPain().with("not response and first = cbt", "response and first = cbt"),
                "decisions.second.routes[2]",
                "a route that nobody can take");
    }

    @Test
    void routes_that_overlap() {
        assertAsked(
                Edited.backPain().with("not response and first = cbt", "not response"),
                "decisions.second.routes[2]",
                "a route that may hold together with the second one, for instance where non-response, first = pt");
    }

    @Test
    void a_class_and_option_without_a_route() {
        assertAsked(
                Edited.backPain().with("not response and first = cbt", "not response and first = cbt and age < 40"),
                "decisions.second.routes",
                "no route where age = 40.0, non-response, first = cbt");
    }

    /// Two conditions on the same number, and what is asked about them as the two last routes.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "odi@week10 < 30 | odi@week10 >= 30 | ",
                "odi@week10 < 30 | 30 <= odi@week10 | ",
                "odi@week10 < 30 | not odi@week10 < 30 | ",
                "odi@week10 < odi@baseline | odi@baseline <= odi@week10 | ",
                "change(odi, baseline, week10) < -5 | change(odi, baseline, week10) >= -5 | ",
                "odi@week10 <= 30 | odi@week10 >= 30 | a route that may hold together",
                "odi@week10 < 30 | odi@week10 > 30 | no route where",
                "odi@week10 < 30 | odi@week10 > 40 | no route where",
                "odi@week10 <= 100 | odi@week10 > 100 | a route that nobody can take",
                "odi@week10 < 30 and odi@week10 > 40 | otherwise | a route that nobody can take",
                "missing(odi@week10) | not missing(odi@week10) | ",
                "red-flags | not red-flags | ",
                "site = utah or site = intermountain | site = johns-hopkins | ",
                "site = utah | site != utah and site != intermountain | no route where",
                "at-least(1, red-flags, sex = male) | not red-flags and sex = female | ",
                "at-least(2, red-flags, sex = male) | not red-flags or sex = female | ",
                "at-least(2, red-flags, sex = male) | not red-flags | no route where",
            })
    void thresholds_on_one_number_are_understood(String one, String other, @Nullable String asked) {
        Reading reading = Edited.backPain()
                .with("not response and first = pt\n", one + "\n")
                .with("when: response\n        continue: true\n      - when:", "when:")
                .with("not response and first = cbt", other)
                .read();
        var found = ((Reading.Accepted) reading)
                .warnings().stream()
                        .filter(finding -> finding.path().startsWith("decisions.second.routes"))
                        .map(Finding::found)
                        .toList();
        if (asked == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).anyMatch(each -> each.startsWith(asked));
        }
    }

    @Test
    void too_many_combinations_are_admitted() {
        var many = new StringBuilder("odi@week10 < 1");
        for (int i = 2; i < 40; i++) {
            many.append(" or odi@week10 + ").append(i).append(" < 1");
        }
        assertAsked(
                Edited.backPain().with("when: response\n", "when: " + many + "\n"),
                "decisions.second.routes",
                "more than 200000 combinations of facts");
    }

    @Test
    void an_option_that_is_open_to_nobody() {
        assertAsked(
                Edited.backPain()
                        .with("options: [cbt, more]", "options: [cbt, {option: more, available-if: first = cbt}]"),
                "decisions.second.routes[1].options",
                "the option 'more', which is open to nobody on this route");
    }

    @Test
    void primary_analyses_that_spend_more_than_there_is() {
        assertAsked(
                Edited.backPain().with("alpha: 0.01", "alpha: 0.02"),
                "12:10",
                "trial.alpha",
                "primary analyses that spend 0.06 together");
    }

    @Test
    void an_outcome_from_before_the_comparison() {
        assertAsked(
                Edited.backPain().with("outcome: odi@week52", "outcome: odi@week10"),
                "analyses.switch-week52.outcome",
                "'odi@week10', measured no later than what is compared is decided ('week10')");
    }

    @Test
    void a_covariate_that_the_treatment_can_change() {
        assertAsked(
                Edited.backPain().with("adjust: [odi@baseline, site]", "adjust: [odi@week10, site]"),
                "analyses.function-week10.adjust",
                "'odi@week10', measured after 'baseline', where the comparison begins");
    }

    @Test
    void an_option_left_out_of_the_groups() {
        assertAsked(
                Edited.backPain()
                        .with("{switch: [pt, cbt], mindfulness: [more]}", "{switch: [pt], mindfulness: [more]}"),
                "analyses.switch-week52.groups",
                "options in no group: cbt");
    }

    @Test
    void a_treatment_that_is_never_offered() {
        assertAsked(
                Edited.backPain().with("characteristics:", "  spare: {title: Spare}\n\ncharacteristics:"),
                "treatments.spare",
                "a treatment that no decision offers");
    }

    @Test
    void a_measure_that_nobody_uses_and_one_that_nobody_collects() {
        Edited edited =
                Edited.backPain().with("visits:", "  sleep: {title: Sleep, scale: count, better: higher}\n\nvisits:");
        assertAsked(edited, "measures.sleep", "a measure that no visit collects");
        assertAsked(
                edited.with("collect: [odi, pain]", "collect: [odi, pain, sleep]"),
                "measures.sleep",
                "a measure that is collected and never used");
    }

    @Test
    void a_criterion_on_what_is_measured_after_enrolment() {
        assertAsked(
                Edited.backPain().with("odi@baseline > 24", "odi@week10 > 24"),
                "eligibility.disability",
                "'odi@week10', measured after 'baseline', where the first decision is taken");
    }

    @Test
    void a_randomisation_of_one_option() {
        assertAsked(
                Edited.backPain().with("options: [cbt, more]", "options: [cbt]"),
                "decisions.second.routes[1].allocate",
                "a randomisation of one option");
    }

    @Test
    void blocks_of_one_size_with_unequal_shares() {
        assertAsked(
                Edited.backPain()
                        .with(FIRST, "options: {pt: 2, cbt: 1}\n    allocate: {procedure: permuted-blocks, sizes: [3]"),
                "decisions.first.routes[0].allocate.sizes",
                "blocks of one size with unequal shares");
    }

    private static void assertAsked(Edited edited, String path, String found) {
        assertAsked(edited, "", path, found);
    }

    private static void assertAsked(Edited edited, String place, String path, String found) {
        Reading reading = edited.read();
        assertThat(reading.findings()).filteredOn(Finding::isError).isEmpty();
        assertThat(reading.findings())
                .as(reading.findings().toString())
                .anyMatch(finding -> finding.path().equals(path)
                        && finding.found().startsWith(found)
                        && finding.place().toString().startsWith("f:" + place));
    }
}
