package org.stegvis.design.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.stegvis.design.size.TwoStage.Rerandomised;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;

class SizeLaws {

    @Property(tries = 200)
    void a_size_gives_the_power_it_was_asked_for(
            @ForAll Rerandomised who,
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double response,
            @ForAll @DoubleRange(min = 0.2, max = 0.8) double first,
            @ForAll @DoubleRange(min = 0.1, max = 2) double effect,
            @ForAll @DoubleRange(min = 0.2, max = 0.99) double power) {
        var design = new TwoStage(who, first, 0.4, 0.6, response, response / 2).design();
        int[] pair = design.firstPair();
        for (Outcome outcome : List.of(
                new Outcome.Continuous(1.3),
                new Outcome.Longitudinal(2, 0.5, Outcome.Longitudinal.Bound.SHARP),
                new Outcome.Clustered(1, 10, 0.1, 0.3))) {
            var question = TwoValues.regimes(design, pair[0], pair[1], effect, 0, outcome, Criterion.twoSided(0.05));
            double n = question.participants(power);
            assertThat(question.power(n)).isCloseTo(power, within(1e-9));
            assertThat(question.power(1.1 * n)).isGreaterThan(power);
            var easier =
                    TwoValues.regimes(design, pair[0], pair[1], 1.1 * effect, 0, outcome, Criterion.twoSided(0.05));
            assertThat(easier.participants(power)).isCloseTo(n / 1.21, withinPercentage(1e-8));
        }
    }

    @Property(tries = 50)
    void where_everybody_responds_a_smart_is_a_two_arm_trial(
            @ForAll @DoubleRange(min = 0.2, max = 0.8) double first,
            @ForAll @DoubleRange(min = 0.05, max = 0.9) double p) {
        var design = new TwoStage(Rerandomised.NON_RESPONDERS, first, 0.5, 0.5, 1, 1).design();
        int[] pair = design.firstPair();
        for (Outcome outcome : List.of(
                new Outcome.Continuous(1),
                new Outcome.LogOdds(),
                new Outcome.RiskDifference(),
                new Outcome.TimeToEvent(0.3))) {
            var smart = TwoValues.regimes(design, pair[0], pair[1], p + 0.05, p, outcome, Criterion.twoSided(0.05));
            var arms = TwoValues.groups(
                    TwoValues.Kind.FIRST_STAGE,
                    List.of("a", "b"),
                    first,
                    1 - first,
                    p + 0.05,
                    p,
                    outcome,
                    Criterion.twoSided(0.05));
            assertThat(smart.participants(0.8)).isCloseTo(arms.participants(0.8), withinPercentage(1e-9));
        }
    }

    @Property(tries = 50)
    void two_arms_with_events_are_schoenfelds_one_over_d_and_one_over_d(
            @ForAll @DoubleRange(min = 0.1, max = 0.6) double p) {
        var arms = TwoValues.groups(
                TwoValues.Kind.FIRST_STAGE,
                List.of("a", "b"),
                0.5,
                0.5,
                p + 0.1,
                p,
                new Outcome.TimeToEvent(0),
                Criterion.twoSided(0.05));
        double n = arms.participants(0.9);
        double information = 1 / (1 / (n / 2 * (p + 0.1)) + 1 / (n / 2 * p));
        assertThat(arms.effect() * Math.sqrt(information))
                .isCloseTo(1.959963984540054 + 1.2815515655446004, within(1e-9));
    }

    @Property(tries = 50)
    void the_order_of_the_regimes_does_not_matter(
            @ForAll @DoubleRange(min = 0.1, max = 0.9) double response, @ForAll Rerandomised who) {
        EmbeddedDesign design = TwoStage.balanced(who, response).design();
        int k = design.size();
        int[] order = IntStream.range(0, k).map(i -> k - 1 - i).toArray();
        EmbeddedDesign turned = design.only(order);
        List<Double> values = IntStream.range(0, k)
                .mapToObj(g -> design.regimes().get(g).first().equals("a") ? 1.0 : 0.0)
                .toList();
        List<Double> valuesTurned = IntStream.of(order).mapToObj(values::get).toList();
        var one = AllRegimes.of(design, values, design.inflation(), 0.05);
        var other = AllRegimes.of(turned, valuesTurned, turned.inflation(), 0.05);
        assertThat(one.df()).isEqualTo(other.df());
        assertThat(one.perParticipant()).isCloseTo(other.perParticipant(), withinPercentage(1e-8));
    }

    /// With a difference between first options only, the global test of a two-regime design is the pairwise
    /// test squared.
    @Property(tries = 30)
    void a_global_test_of_two_regimes_is_their_comparison(@ForAll @DoubleRange(min = 0.2, max = 1) double effect) {
        EmbeddedDesign design =
                TwoStage.balanced(Rerandomised.NON_RESPONDERS, 0.4).design().only(0, 2);
        var all = AllRegimes.of(design, List.of(effect, 0.0), design.inflation(), 0.05);
        var pair = TwoValues.regimes(design, 0, 1, effect, 0, new Outcome.Continuous(1), Criterion.twoSided(0.05));
        assertThat(all.df()).isEqualTo(1);
        assertThat(all.participants(0.8)).isCloseTo(pair.participants(0.8), withinPercentage(0.01));
    }

    @Property(tries = 30)
    void path_means_give_back_the_values(
            @ForAll Rerandomised who, @ForAll @DoubleRange(min = 0.1, max = 0.9) double response) {
        EmbeddedDesign design = TwoStage.balanced(who, response).design();
        Column means = Column.of(design.paths().size(), p -> Math.sin(3.0 * p));
        Column values = Column.of(design.size(), g -> value(design, means, g));
        Column found = design.pathMeans(values);
        for (int g = 0; g < design.size(); g++) {
            assertThat(value(design, found, g)).isCloseTo(values.get(g), within(1e-8));
        }
    }

    @Property(tries = 30)
    void the_power_to_find_the_best_of_two_is_a_one_sided_test(@ForAll @DoubleRange(min = 20, max = 200) double n) {
        var best = BestRegimes.of(List.of("a", "b"), List.of(0.0, 0.3), Matrix.identity(2), 0.3, 0.05);
        var test = TwoValues.groups(
                TwoValues.Kind.FIRST_STAGE,
                List.of("a", "b"),
                0.5,
                0.5,
                0.3,
                0,
                new Outcome.Continuous(Math.sqrt(0.5)),
                Criterion.oneSided(0.05));
        assertThat(best.power(n)).isCloseTo(test.power(n), within(1e-9));
    }

    @Property(tries = 30)
    void assurance_costs_participants_and_gives_the_margin(
            @ForAll @DoubleRange(min = 0.1, max = 0.5) double margin,
            @ForAll @DoubleRange(min = 0.6, max = 0.95) double assurance) {
        var precision = new Precision("a difference", EstimatedVariance.ofMean(4), margin, 0.95);
        double n = precision.participants(assurance);
        assertThat(n).isGreaterThan(precision.participants());
        assertThat(precision.power(n)).isCloseTo(assurance, within(1e-6));
        assertThat(precision.margin(precision.participants())).isCloseTo(margin, withinPercentage(1e-9));
    }

    private static double value(EmbeddedDesign design, Column means, int g) {
        double sum = 0;
        for (int p = 0; p < means.size(); p++) {
            TrialPath path = design.paths().get(p);
            sum += path.regimes().contains(g) ? path.share() * means.get(p) : 0;
        }
        return sum;
    }
}
