package org.stegvis.exchange.planned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import tools.jackson.databind.JsonNode;

/// Values of regimes at an interim look, from protocol and file, against `crosscheck/interim_regimes.R`:
/// the program of Manschot, Laber and Davidian, and stacked estimating equations by the 2K + 1 levels of
/// coarsening.
///
/// Standard errors that stacked equations give differ from those by influences in terms that vanish as 1/n;
/// with 318 participants by up to a ninth, with 12,457 of the same kind by less than one per cent.
class InterimRegimesReference {
    private static final double IN_SMALL_SAMPLES = 0.12;

    private static Study all() {
        return study("own-interim");
    }

    private static Study study(String name) {
        return Study.read(
                Places.resource(name + ".yaml"),
                Places.resource(name + ".columns.yaml"),
                Places.own("own_interim_n500.csv"));
    }

    private static JsonNode numbers(String name) {
        return Places.results(Places.own("interim_regimes.json")).get(name);
    }

    private static void sameValues(Result.Found found, JsonNode golden) {
        for (int d = 0; d < 4; d++) {
            assertThat(value(found, d).estimate())
                    .isCloseTo(golden.get("values").get(d).asDouble(), within(1e-9));
        }
    }

    private static void nearErrors(Result.Found found, JsonNode golden) {
        for (int d = 0; d < 4; d++) {
            double se = Math.sqrt(golden.get("covariance").get(d).get(d).asDouble());
            assertThat(value(found, d).se() / se).isCloseTo(1, within(IN_SMALL_SAMPLES));
        }
    }

    private static Estimate value(Result.Found found, int regime) {
        return found.values().values().get(regime).estimate();
    }

    @Test
    void values_are_those_of_the_program_of_the_authors() {
        Result.Found found = all().regimes("observed");
        sameValues(found, numbers("all-again-authors"));
        nearErrors(found, numbers("all-again-authors"));
        JsonNode reached = numbers("all-again-authors").get("reached");
        assertThat(found.sections(Section.Progress.class).getFirst().reached())
                .extracting(Section.Reached::participants)
                .containsExactly(
                        reached.get(0).asInt(),
                        reached.get(1).asInt(),
                        reached.get(2).asInt());
    }

    @Test
    void values_are_theirs_where_responders_are_not_randomised_again() {
        sameValues(study("own-interim-some").regimes("plain"), numbers("some-again-authors"));
    }

    @Test
    void values_without_regressions_are_theirs() {
        sameValues(all().regimes("weighting"), numbers("all-again-weighting-authors"));
        nearErrors(all().regimes("weighting"), numbers("all-again-weighting-authors"));
    }

    @Test
    void values_and_errors_are_those_of_stacked_equations() {
        sameValues(all().regimes("observed"), numbers("all-again-observed"));
        nearErrors(all().regimes("observed"), numbers("all-again-observed"));
        sameValues(all().regimes("known"), numbers("all-again-known"));
        nearErrors(all().regimes("known"), numbers("all-again-known"));
    }

    @Test
    void weighting_alone_is_horvitz_and_thompson_of_those_who_have_finished() {
        Result.Found interim = all().regimes("weighting-known");
        Result.Found finished = all().regimes("finished-weighting");
        for (int d = 0; d < 4; d++) {
            assertThat(value(interim, d).estimate())
                    .isCloseTo(value(finished, d).estimate(), within(1e-12));
            assertThat(value(interim, d).se()).isCloseTo(value(finished, d).se(), within(1e-12));
        }
    }

    @Test
    void those_on_the_way_add_information() {
        Result.Found interim = all().regimes("known");
        Result.Found finished = all().regimes("finished");
        for (int d = 0; d < 4; d++) {
            assertThat(value(interim, d).se()).isLessThan(value(finished, d).se());
        }
        Section.Progress progress = interim.sections(Section.Progress.class).getFirst();
        // 229 of 500 have finished: more than those alone, less than all 318 enrolled.
        assertThat(progress.fractions())
                .extracting(Section.Fraction::fraction)
                .allSatisfy(each -> assertThat(each).isBetween(229 / 500.0, 318 / 500.0));
    }
}
