package org.stegvis.design.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stegvis.design.size.TwoStage.Rerandomised;
import org.stegvis.estimation.linear.Column;

/// The power of the formulas against simulated trials of the model that they state, judged by Monte Carlo
/// error; the sizes are large enough that two points remain for the normal approximation.
class SizeCalibration {
    private static final int REPLICATES = 3_000;

    @Test
    void continuous_outcome_unequal_allocation_and_response() {
        var design = new TwoStage(Rerandomised.NON_RESPONDERS, 0.6, 0.5, 0.35, 0.3, 0.55).design();
        check(design, 0, 2, 0.35, 0, new Outcome.Continuous(1));
    }

    @Test
    void regimes_that_start_alike() {
        var design = TwoStage.balanced(Rerandomised.EVERYONE, 0.4).design();
        check(design, 0, 1, 0.5, 0, new Outcome.Continuous(1));
    }

    @Test
    void binary_outcome_by_the_log_odds_and_by_the_difference() {
        var design = TwoStage.balanced(Rerandomised.NON_RESPONDERS, 0.4).design();
        check(design, 0, 2, 0.5, 0.35, new Outcome.LogOdds());
        check(design, 0, 2, 0.5, 0.35, new Outcome.RiskDifference());
    }

    @Test
    void clusters() {
        var design = TwoStage.balanced(Rerandomised.NON_RESPONDERS, 0.3).design();
        check(design, 0, 2, 0.25, 0, new Outcome.Clustered(1, 12, 0.08, 0));
    }

    /// The analysis gains all of the factor 1 - r², and less than the sharp factor promises, because the
    /// measurement at the second randomisation has a mean of its own after each first option.
    @Test
    void three_measurements() {
        var outcome = new Outcome.Longitudinal(1, 0.5, Outcome.Longitudinal.Bound.CONSERVATIVE);
        var sharp = new Outcome.Longitudinal(1, 0.5, Outcome.Longitudinal.Bound.SHARP);
        EmbeddedDesign design =
                TwoStage.balanced(Rerandomised.NON_RESPONDERS, 0.4).design();
        var criterion = Criterion.twoSided(0.05);
        var question = TwoValues.regimes(design, 0, 2, 0.35, 0, outcome, criterion);
        int n = (int) Math.ceil(question.participants(0.8));
        Confirmation found = Confirmation.of(
                design,
                Column.of(0.35, Double.NaN, 0, Double.NaN),
                outcome,
                new Confirmation.Repeats(n, 1_000, 8),
                Confirmation.twoValues(outcome, criterion));
        assertThat(found.power())
                .isBetween(
                        0.8 - 4 * found.error(),
                        TwoValues.regimes(design, 0, 2, 0.35, 0, sharp, criterion)
                                        .power(n)
                                + 4 * found.error());
        assertThat(found.bias()).isCloseTo(0, within(4 * Math.sqrt(3.2 / n / 1_000)));
    }

    @Test
    void three_measurements_without_a_difference_reject_as_often_as_alpha_says() {
        var outcome = new Outcome.Longitudinal(1, 0.6, Outcome.Longitudinal.Bound.CONSERVATIVE);
        EmbeddedDesign design = TwoStage.balanced(Rerandomised.EVERYONE, 0.5).design();
        Confirmation found = Confirmation.of(
                design,
                Column.constant(8, 1),
                outcome,
                new Confirmation.Repeats(800, 600, 9),
                Confirmation.allRegimes(design, 0.05));
        assertThat(found.power()).isCloseTo(0.05, within(4 * found.error() + 0.01));
    }

    /// Both stages, and the group that belongs to neither option.
    @Test
    void two_groups_of_a_stage() {
        for (Outcome outcome : List.of(
                new Outcome.Continuous(1),
                new Outcome.Longitudinal(1, 0.5, Outcome.Longitudinal.Bound.SHARP),
                new Outcome.Longitudinal(1, 0.5, Outcome.Longitudinal.Bound.CONSERVATIVE))) {
            boolean isSharp =
                    outcome instanceof Outcome.Longitudinal l && l.bound() == Outcome.Longitudinal.Bound.SHARP;
            var question = TwoValues.groups(
                    isSharp ? TwoValues.Kind.SECOND_STAGE : TwoValues.Kind.FIRST_STAGE,
                    List.of("a", "b"),
                    0.25,
                    0.35,
                    0.4,
                    0,
                    outcome,
                    Criterion.twoSided(0.05));
            int n = (int) Math.ceil(question.participants(0.8));
            Confirmation found = Confirmation.of(
                    question.groups(),
                    Column.of(0.4, 0),
                    outcome,
                    new Confirmation.Repeats(n, 800, 4),
                    Confirmation.twoValues(outcome, question.criterion()));
            assertThat(found.power()).as("%s", outcome).isCloseTo(question.power(n), within(4 * found.error() + 0.02));
        }
    }

    @Test
    void intervals_are_as_narrow_as_precision_says() {
        EmbeddedDesign design =
                TwoStage.balanced(Rerandomised.NON_RESPONDERS, 0.4).design().only(0, 2);
        var outcome = new Outcome.Continuous(1);
        EstimatedVariance variance = EstimatedVariance.difference(design, 0, 1, 0, outcome);
        assertThat(variance.unit())
                .isEqualTo(TwoValues.regimes(design, 0, 1, 0, 0, outcome, Criterion.twoSided(0.05))
                        .unitVariance());
        for (double assurance : new double[] {0.6, 0.9}) {
            var question = new Precision("a difference", variance, 0.25, 0.95);
            int n = (int) Math.ceil(question.participants(assurance));
            Confirmation found = Confirmation.of(
                    design,
                    Column.of(0, 0),
                    outcome,
                    new Confirmation.Repeats(n, 1_000, 4),
                    Confirmation.precise(outcome, 0.25, 0.95));
            assertThat(found.power()).isCloseTo(assurance, within(4 * found.error() + 0.02));
        }
    }

    @Test
    void whoever_waits_hears_of_each_trial() {
        var design = TwoStage.balanced(Rerandomised.NON_RESPONDERS, 0.4).design();
        var heard = new ArrayList<String>();
        var repeats = new Confirmation.Repeats(40, 3, 1, (done, wanted) -> heard.add(done + "/" + wanted));
        Confirmation.of(
                design,
                Column.constant(4, 0),
                new Outcome.Continuous(1),
                repeats,
                Confirmation.allRegimes(design, 0.05));
        assertThat(heard).containsExactly("1/3", "2/3", "3/3");
    }

    @Test
    void all_regimes() {
        var design = TwoStage.balanced(Rerandomised.NON_RESPONDERS, 0.4).design();
        var values = List.of(0.5, 0.3, 0.1, 0.0);
        var question = AllRegimes.of(design, values, design.inflation(), 0.05);
        int n = (int) Math.ceil(question.participants(0.8));
        Confirmation found = Confirmation.of(
                design,
                Column.of(4, values::get),
                new Outcome.Continuous(1),
                new Confirmation.Repeats(n, REPLICATES, 5),
                Confirmation.allRegimes(design, 0.05));
        assertThat(found.power()).isCloseTo(question.power(n), within(4 * found.error() + 0.02));
    }

    /// The formula is a lower bound: a regime may fall behind another than the best.
    @Test
    void the_best_regime() {
        var design = TwoStage.balanced(Rerandomised.NON_RESPONDERS, 0.4).design();
        var shortfall = List.of(0.0, 0.3, 0.5, 0.6);
        var question = BestRegimes.of(design.names(), shortfall, design.inflation(), 0.3, 0.05);
        int n = (int) Math.ceil(question.participants(0.8));
        Confirmation found = Confirmation.of(
                design,
                Column.of(4, g -> -shortfall.get(g)),
                new Outcome.Continuous(1),
                new Confirmation.Repeats(n, 2_000, 6),
                question.judge());
        assertThat(found.power()).isBetween(question.power(n) - 4 * found.error() - 0.02, 0.95);
    }

    @Test
    void without_a_difference_the_type_one_error_is_alpha() {
        var design = TwoStage.balanced(Rerandomised.NON_RESPONDERS, 0.4).design();
        Confirmation found = Confirmation.of(
                design,
                Column.constant(4, 0.2),
                new Outcome.Continuous(1),
                new Confirmation.Repeats(600, REPLICATES, 7),
                Confirmation.allRegimes(design, 0.05));
        assertThat(found.power()).isCloseTo(0.05, within(4 * found.error() + 0.005));
        assertThat(found.bias()).isCloseTo(0, within(4 * Math.sqrt(2 * 1.6 / 600 / REPLICATES)));
    }

    /// Response tells nothing of the time to the event; an event before the decision keeps its participant
    /// from it.
    @Test
    void time_to_event_with_events_before_the_decision() {
        var whole = TwoStage.balanced(Rerandomised.NON_RESPONDERS, 0.4).design();
        var criterion = Criterion.twoSided(0.05);
        var question = TwoValues.regimes(whole, 0, 2, 0.5, 0.3, new Outcome.TimeToEvent(0.4), criterion);
        int n = (int) Math.ceil(question.participants(0.8));
        var trials = new WeightedCoxTrials(n, new double[] {0.5, 0.3}, 0.4, 0.4, 11);
        int shown = 0;
        for (int replicate = 0; replicate < 1_500; replicate++) {
            shown += Math.abs(trials.statistic()) > criterion.critical() ? 1 : 0;
        }
        assertThat(shown / 1_500.0).as("n %d", n).isCloseTo(0.8, within(4 * Math.sqrt(0.16 / 1_500) + 0.02));
    }

    private static void check(EmbeddedDesign whole, int g, int h, double of, double versus, Outcome outcome) {
        var criterion = Criterion.twoSided(0.05);
        EmbeddedDesign design = whole.only(g, h);
        var question = TwoValues.regimes(design, 0, 1, of, versus, outcome, criterion);
        int n = (int) Math.ceil(question.participants(0.8));
        Confirmation found = Confirmation.of(
                design,
                Column.of(of, versus),
                outcome,
                new Confirmation.Repeats(n, REPLICATES, 4),
                Confirmation.twoValues(outcome, criterion));
        assertThat(found.power())
                .as("%s, n %d", outcome, n)
                .isCloseTo(question.power(n), within(4 * found.error() + 0.02));
    }
}
