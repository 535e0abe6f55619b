package org.stegvis.design.interim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.stegvis.design.interim.Boundaries.Sides;
import org.stegvis.design.interim.GroupSequential.Futility;
import org.stegvis.estimation.linear.Matrix;

class InterimLaws {

    @Property(tries = 40)
    void the_type_one_error_is_alpha_for_any_shape_and_number_of_looks(
            @ForAll @IntRange(min = 1, max = 8) int looks,
            @ForAll Sides sides,
            @ForAll @DoubleRange(min = 0.01, max = 0.1) double alpha) {
        for (Shape shape : shapes()) {
            Boundaries found = new GroupSequential(Looks.equal(looks), alpha, sides, shape).boundaries();
            // The probability to cross the upper boundary first; a two-sided test has as much below.
            assertThat(found.rejection(0)).as("%s", shape).isCloseTo(alpha, within(1e-9));
        }
    }

    @Property(tries = 10)
    void one_look_is_the_ordinary_test(@ForAll @DoubleRange(min = 0.01, max = 0.1) double alpha) {
        for (Shape shape : shapes()) {
            double z = new GroupSequential(Looks.equal(1), alpha, Sides.TWO, shape)
                    .boundaries()
                    .upper()
                    .getFirst();
            assertThat(NormalDistribution.of(0, 1).survivalProbability(z)).isCloseTo(alpha / 2, within(1e-10));
        }
    }

    @Property(tries = 15)
    void stopping_probabilities_add_to_one_and_power_rises(
            @ForAll @IntRange(min = 2, max = 5) int looks, @ForAll @DoubleRange(min = 0, max = 4) double drift) {
        var design = new GroupSequential(Looks.equal(looks), 0.025, Sides.ONE, new Shape.Spent(new Spending.Pocock()));
        Boundaries found = design.withFutility(
                        new Futility(new Spending.ObrienFleming(), 0.8, Futility.Kind.NON_BINDING))
                .boundaries();
        assertThat(found.stops(drift).stream()
                        .mapToDouble(stop -> stop.up() + stop.down())
                        .sum())
                .isCloseTo(1, within(1e-10));
        assertThat(found.rejection(drift + 0.1)).isGreaterThan(found.rejection(drift));
        assertThat(found.rejection(0)).isLessThanOrEqualTo(0.025 + 1e-10);
    }

    @Test
    void binding_futility_keeps_alpha_exactly_and_gives_the_power() {
        var design =
                new GroupSequential(Looks.equal(4), 0.025, Sides.ONE, new Shape.Spent(new Spending.ObrienFleming()));
        var found = design.withFutility(new Futility(new Spending.HwangShihDeCani(-2), 0.85, Futility.Kind.BINDING));
        assertThat(found.boundaries().rejection(0)).isCloseTo(0.025, within(1e-9));
        assertThat(found.boundaries().rejection(found.drift())).isCloseTo(0.85, within(1e-9));
        assertThat(design.inflation(found.drift(), 0.85)).isBetween(1.0, 1.3);
    }

    @Test
    void published_constants_of_pocock_and_obrien_fleming() {
        // JENNISON & TURNBULL 2000, tables 2.1 and 2.3, five looks, two-sided 0.05.
        var pocock = new GroupSequential(Looks.equal(5), 0.05, Sides.TWO, Shape.POCOCK).boundaries();
        var obrien = new GroupSequential(Looks.equal(5), 0.05, Sides.TWO, Shape.OBRIEN_FLEMING).boundaries();
        assertThat(pocock.upper().get(2)).isCloseTo(2.413, within(5e-4));
        assertThat(obrien.upper().get(4)).isCloseTo(2.040, within(5e-4));
    }

    @Test
    void fifty_looks_are_no_trouble() {
        Boundaries found = new GroupSequential(
                        Looks.equal(50), 0.05, Sides.TWO, new Shape.Spent(new Spending.ObrienFleming()))
                .boundaries();
        assertThat(found.rejection(0)).isCloseTo(0.05, within(1e-8));
    }

    @Property(tries = 20)
    void conditional_power_just_before_the_end_is_the_textbook_formula(
            @ForAll @DoubleRange(min = -1, max = 3) double z, @ForAll @DoubleRange(min = 0, max = 4) double drift) {
        Boundaries found = new GroupSequential(Looks.equal(2), 0.025, Sides.ONE, new Shape.Spent(new Spending.Pocock()))
                .boundaries();
        var remaining = new Remaining(found, 0, z);
        double c = found.upper().get(1);
        var normal = NormalDistribution.of(0, 1);
        double expected = normal.survivalProbability((c - z * Math.sqrt(0.5) - drift * 0.5) / Math.sqrt(0.5));
        assertThat(remaining.conditionalPower(drift)).isCloseTo(expected, within(1e-12));
        // With a flat prior S(1) is normal about z / √t with variance (1 - t) / t.
        double predictive = normal.survivalProbability((c - z / Math.sqrt(0.5)) / 1);
        assertThat(remaining.predictivePower()).isCloseTo(predictive, within(1e-9));
    }

    @Property(tries = 15)
    void a_trial_that_goes_to_its_only_look_has_the_ordinary_interval(
            @ForAll @DoubleRange(min = -2, max = 5) double z) {
        Boundaries found = new GroupSequential(Looks.equal(1), 0.025, Sides.ONE, Shape.POCOCK).boundaries();
        var stopped = new Stopped(found, 0, z);
        assertThat(stopped.medianUnbiased()).isCloseTo(z, within(1e-8));
        assertThat(stopped.interval(0.95).lower()).isCloseTo(z - 1.959963984540054, within(1e-8));
        assertThat(stopped.repeated().upper()).isCloseTo(z + 1.959963984540054, within(1e-8));
    }

    @Property(tries = 15)
    void an_early_stop_is_pulled_in(@ForAll @DoubleRange(min = 0, max = 1.5) double beyond) {
        Boundaries found = new GroupSequential(Looks.equal(3), 0.025, Sides.ONE, Shape.POCOCK).boundaries();
        var stopped = new Stopped(found, 1, found.upper().get(1) + beyond);
        assertThat(stopped.medianUnbiased()).isLessThan(stopped.naive());
        assertThat(stopped.interval(0.95).lower()).isLessThan(stopped.medianUnbiased());
        assertThat(stopped.p()).isLessThan(0.025);
    }

    @Test
    void a_test_of_one_contrast_has_the_two_sided_boundaries() {
        var looks = new Looks(List.of(0.3, 0.7, 1.0));
        for (Spending spending : List.of(new Spending.ObrienFleming(), new Spending.KimDeMets(2))) {
            var two = new GroupSequential(looks, 0.05, Sides.TWO, new Shape.Spent(spending)).boundaries();
            var global = GlobalBoundaries.of(looks, 1, 0.05, new Shape.Spent(spending));
            var joint = JointBoundaries.of(looks, Matrix.identity(1), 0.05, spending);
            for (int k = 0; k < 3; k++) {
                assertThat(Math.sqrt(global.critical().get(k)))
                        .isCloseTo(two.upper().get(k), within(1e-6));
                assertThat(joint.critical().get(k)).isCloseTo(two.upper().get(k), within(1e-3));
            }
        }
        var classical = GlobalBoundaries.of(looks, 1, 0.05, Shape.OBRIEN_FLEMING);
        var two = new GroupSequential(looks, 0.05, Sides.TWO, Shape.OBRIEN_FLEMING).boundaries();
        assertThat(Math.sqrt(classical.critical().get(2))).isCloseTo(two.upper().get(2), within(1e-6));
    }

    @Test
    void correlated_contrasts_cost_less_than_bonferroni_and_more_than_one() {
        var looks = Looks.equal(2);
        Matrix correlated = Matrix.of(3, 3, (i, j) -> i == j ? 1 : 0.5);
        double joint = JointBoundaries.of(looks, correlated, 0.05, new Spending.Pocock())
                .critical()
                .get(1);
        double one = new GroupSequential(looks, 0.05, Sides.TWO, new Shape.Spent(new Spending.Pocock()))
                .boundaries()
                .upper()
                .get(1);
        double third = new GroupSequential(looks, 0.05 / 3, Sides.TWO, new Shape.Spent(new Spending.Pocock()))
                .boundaries()
                .upper()
                .get(1);
        assertThat(joint).isBetween(one, third);
    }

    @Test
    void looks_out_of_order_are_refused() {
        assertThatThrownBy(() -> new Looks(List.of(0.5, 0.4, 1.0))).hasMessageContaining("must rise");
        assertThatThrownBy(() -> new Looks(List.of(0.5, 0.9))).hasMessageContaining("must be 1");
    }

    private static List<Shape> shapes() {
        return Stream.concat(
                        Stream.of(
                                        new Spending.ObrienFleming(),
                                        new Spending.Pocock(),
                                        new Spending.KimDeMets(1.5),
                                        new Spending.HwangShihDeCani(-3))
                                .map(Shape.Spent::new),
                        Stream.of(Shape.POCOCK, Shape.OBRIEN_FLEMING, new Shape.HaybittlePeto(3.5)))
                .toList();
    }
}
