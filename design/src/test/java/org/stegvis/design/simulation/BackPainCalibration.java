package org.stegvis.design.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.stegvis.design.simulation.TrueEffects.Contrast;
import org.stegvis.protocol.data.TrialData;

/// The made-up participants of the back-pain trial against what was published of the real ones.
///
/// Tolerance of a published effect: four Monte Carlo standard errors, which must themselves be small.
class BackPainCalibration {
    private static final Trials.Trial TRIAL = Trials.trial("back-pain");
    private static final TrueEffects TRUTH =
            Truth.of(TRIAL.protocol(), TRIAL.scenario()).run(60_000, 1);
    private static final TrialData DATA = TRIAL.simulation().run(40_000, 2026).data();

    @Test
    void physical_therapy_lowers_disability_at_week_10_by_2_8_points_more() {
        isPublished(TRUTH.analysis("function-week10").contrast("pt", "cbt"), -2.8, 0.05);
    }

    @Test
    void physical_therapy_lowers_pain_at_week_10_by_0_32_points_more() {
        isPublished(TRUTH.analysis("pain-week10").contrast("pt", "cbt"), -0.32, 0.005);
    }

    @Test
    void the_switch_lowers_disability_of_non_responders_at_week_52_by_0_43_points_more_than_mindfulness() {
        isPublished(TRUTH.analysis("switch-week52").contrast("switch", "mindfulness"), -0.43, 0.02);
    }

    @Test
    void the_switch_leaves_pain_of_non_responders_at_week_52_higher_by_0_05() {
        isPublished(TRUTH.analysis("switch-pain-week52").contrast("switch", "mindfulness"), 0.05, 0.005);
    }

    @Test
    void disability_changes_from_baseline_by_8_9_and_6_1_points() {
        double baseline = mean("odi@baseline");
        var week10 = TRUTH.analysis("function-week10");

        assertThat(week10.value("pt").value() - baseline).isCloseTo(-8.9, within(0.2));
        assertThat(week10.value("cbt").value() - baseline).isCloseTo(-6.1, within(0.2));
    }

    @Test
    void pain_changes_by_1_2_points_after_physical_therapy() {
        assertThat(TRUTH.analysis("pain-week10").value("pt").value() - mean("pain@baseline"))
                .isCloseTo(-1.2, within(0.15));
    }

    @Test
    void disability_of_non_responders_changes_by_about_5_points_more() {
        double[] changes = changes("odi@week10", "odi@week52", "non-response");

        assertThat(mean(changes)).isCloseTo(-5.1, within(0.4));
    }

    @Test
    void the_first_treatments_do_not_differ_at_one_year() {
        int[] pt = rows("first", "pt");
        int[] cbt = rows("first", "cbt");
        double difference = mean(numbers("odi@week52", pt)) - mean(numbers("odi@week52", cbt));
        double standardError = Math.sqrt(2 * 15.0 * 15.0 / (DATA.size() / 2.0 * 0.75));

        assertThat(difference).isCloseTo(0, within(3 * standardError));
        assertThat(TRUTH.analysis("regimes-week52")
                        .contrast("pt/more", "cbt/more")
                        .value())
                .isCloseTo(0, within(0.1));
        assertThat(TRUTH.analysis("regimes-week52").contrast("pt/cbt", "cbt/pt").value())
                .isCloseTo(0, within(0.1));
    }

    @Test
    void those_enrolled_are_as_disabled_and_in_pain_as_assumed() {
        double[] change = changes("odi@baseline", "odi@week10", null);

        assertThat(mean("odi@baseline")).isCloseTo(44, within(1.0));
        assertThat(mean("pain@baseline")).isCloseTo(6, within(0.3));
        assertThat(standardDeviation(change)).isCloseTo(15, within(1.0));
        assertThat(DoubleStream.of(numbers("odi@baseline", all()))).allMatch(odi -> odi > 24 && odi % 2 == 0);
        assertThat(DoubleStream.of(numbers("pain@week10", all())))
                .allMatch(pain -> Math.abs(pain * 3 - Math.rint(pain * 3)) < 1e-12);
    }

    @Test
    void fewer_begin_cognitive_therapy_and_second_treatments() {
        double pt = mean(numbers("first.started", rows("first", "pt")));
        double cbt = mean(numbers("first.started", rows("first", "cbt")));
        double second = mean(numbers("second.started", all()));

        assertThat(pt).isGreaterThan(cbt + 0.1);
        assertThat(cbt).isGreaterThan(second);
    }

    private static void isPublished(Contrast contrast, double published, double largestTolerance) {
        Offset<Double> tolerance = within(4 * contrast.standardError());
        assertThat(contrast.value()).isCloseTo(published, tolerance);
        assertThat(4 * contrast.standardError()).isLessThan(largestTolerance);
    }

    private static int[] all() {
        return IntStream.range(0, DATA.size()).toArray();
    }

    private static int[] rows(String column, String level) {
        return IntStream.range(0, DATA.size())
                .filter(row -> level.equals(DATA.levels(column).at(row)))
                .toArray();
    }

    private static double[] numbers(String column, int[] rows) {
        return IntStream.of(rows)
                .mapToDouble(row -> DATA.numbers(column).at(row))
                .filter(number -> !Double.isNaN(number))
                .toArray();
    }

    private static double[] changes(String from, String to, @Nullable String responseClass) {
        return IntStream.of(responseClass == null ? all() : rows("second.class", responseClass))
                .mapToDouble(
                        row -> DATA.numbers(to).at(row) - DATA.numbers(from).at(row))
                .filter(change -> !Double.isNaN(change))
                .toArray();
    }

    private static double mean(String column) {
        return mean(numbers(column, all()));
    }

    private static double mean(double[] numbers) {
        return IntStream.range(0, numbers.length).mapToDouble(i -> numbers[i]).sum() / numbers.length;
    }

    private static double standardDeviation(double[] numbers) {
        double mean = mean(numbers);
        double squares = IntStream.range(0, numbers.length)
                .mapToDouble(i -> (numbers[i] - mean) * (numbers[i] - mean))
                .sum();
        return Math.sqrt(squares / (numbers.length - 1));
    }
}
