package org.stegvis.design.interim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.stegvis.design.interim.Boundaries.Sides;
import org.stegvis.estimation.linear.Matrix;

/// Simulated trials: the type I error of tests that change the trial at a look, and the coverage of intervals
/// after stopping, judged by their Monte Carlo error.
class InterimCalibration {
    private static final double ALPHA = 0.025;
    private static final Looks LOOKS = new Looks(List.of(0.5, 1.0));
    private static final double CRITICAL = 1.959963984540054;

    @Test
    void intervals_after_stopping_cover_and_the_estimate_is_median_unbiased() {
        Boundaries boundaries = new GroupSequential(LOOKS, ALPHA, Sides.ONE, Shape.POCOCK).boundaries();
        var random = new Random(1);
        double drift = 2.5;
        int replicates = 4_000;
        int covered = 0;
        int above = 0;
        double naive = 0;
        for (int replicate = 0; replicate < replicates; replicate++) {
            double first = drift * Math.sqrt(0.5) + random.nextGaussian();
            double last = Math.sqrt(0.5) * (first + drift * Math.sqrt(0.5) + random.nextGaussian());
            boolean early = first >= boundaries.upper().get(0);
            var stopped = new Stopped(boundaries, early ? 0 : 1, early ? first : last);
            covered += stopped.asExtreme(drift) > 0.025 && stopped.asExtreme(drift) < 0.975 ? 1 : 0;
            above += stopped.asExtreme(drift) < 0.5 ? 1 : 0;
            naive += stopped.naive() / replicates;
        }
        assertThat(covered / (double) replicates).isCloseTo(0.95, within(4 * Math.sqrt(0.05 * 0.95 / replicates)));
        assertThat(above / (double) replicates).isCloseTo(0.5, within(4 * Math.sqrt(0.25 / replicates)));
        assertThat(naive).as("the naive estimate is biased").isGreaterThan(drift + 0.1);
    }

    @Test
    void a_size_that_follows_the_data_keeps_the_error_and_the_plain_test_does_not() {
        var stages = new StageWise(LOOKS);
        var random = new Random(2);
        int replicates = 400_000;
        int combined = 0;
        int plain = 0;
        for (int replicate = 0; replicate < replicates; replicate++) {
            double first = random.nextGaussian();
            double times = stages.reestimated(first, CRITICAL, first / Math.sqrt(0.5), 0.9, 0.2, 8);
            double second = random.nextGaussian();
            combined += stages.combined(List.of(first, second)) > CRITICAL ? 1 : 0;
            plain +=
                    (first * Math.sqrt(0.5) + second * Math.sqrt(0.5 * times)) / Math.sqrt(0.5 + 0.5 * times) > CRITICAL
                            ? 1
                            : 0;
        }
        double error = 4 * Math.sqrt(ALPHA * (1 - ALPHA) / replicates);
        assertThat(combined / (double) replicates).isCloseTo(ALPHA, within(error));
        assertThat(plain / (double) replicates).isGreaterThan(ALPHA + error);
    }

    /// Three regimes against one comparator, of which the best at the look goes on alone.
    @Test
    void dropping_all_regimes_but_the_best_keeps_the_family_wise_error() {
        Matrix covariance = Matrix.of(3, 3, (i, j) -> i == j ? 1 : 0.5);
        var test = new ClosedTest(new StageWise(LOOKS), covariance, CRITICAL);
        var random = new Random(3);
        int replicates = 60_000;
        int closed = 0;
        int naive = 0;
        for (int replicate = 0; replicate < replicates; replicate++) {
            List<Double> first = correlated(random, 3);
            List<Double> second = correlated(random, 3);
            int best = first.indexOf(first.stream().max(Double::compare).orElseThrow());
            List<Double> kept = new ArrayList<>(List.of(Double.NaN, Double.NaN, Double.NaN));
            kept.set(best, second.get(best));
            closed += test.rejected(List.of(first, kept)).contains(true) ? 1 : 0;
            naive += Math.sqrt(0.5) * (first.get(best) + second.get(best)) > CRITICAL ? 1 : 0;
        }
        double error = 4 * Math.sqrt(ALPHA * (1 - ALPHA) / replicates);
        assertThat(closed / (double) replicates).isBetween(0.3 * ALPHA, ALPHA + error);
        assertThat(naive / (double) replicates).as("without correction").isGreaterThan(ALPHA + error);
    }

    /// Everybody, and a subgroup of half of them whose data are part of everybody's: the population is
    /// narrowed where the subgroup looks better.
    @Test
    void narrowing_the_population_keeps_the_family_wise_error() {
        double share = 0.5;
        Matrix covariance = Matrix.of(2, 2, (i, j) -> i == j ? 1 : Math.sqrt(share));
        var test = new ClosedTest(new StageWise(LOOKS), covariance, CRITICAL);
        var random = new Random(4);
        int replicates = 100_000;
        int rejected = 0;
        for (int replicate = 0; replicate < replicates; replicate++) {
            List<Double> first = nested(random, share);
            List<Double> second = nested(random, share);
            boolean narrow = first.get(1) > first.get(0) + 0.3;
            List<Double> kept = narrow ? Arrays.asList(Double.NaN, second.get(1)) : second;
            rejected += test.rejected(List.of(first, kept)).contains(true) ? 1 : 0;
        }
        assertThat(rejected / (double) replicates)
                .isBetween(0.5 * ALPHA, ALPHA + 4 * Math.sqrt(ALPHA * (1 - ALPHA) / replicates));
    }

    /// Four regimes in two blocks; the Wald statistic of their three contrasts at two looks.
    @Test
    void looking_twice_at_all_regimes_keeps_the_error() {
        var boundaries = GlobalBoundaries.of(LOOKS, 3, 0.05, new Shape.Spent(new Spending.Pocock()));
        var random = new Random(5);
        int replicates = 200_000;
        int crossed = 0;
        for (int replicate = 0; replicate < replicates; replicate++) {
            double first = 0;
            double last = 0;
            for (int i = 0; i < 3; i++) {
                double early = random.nextGaussian();
                double late = Math.sqrt(0.5) * (early + random.nextGaussian());
                first += early * early;
                last += late * late;
            }
            crossed += first > boundaries.critical().get(0)
                            || last > boundaries.critical().get(1)
                    ? 1
                    : 0;
        }
        assertThat(crossed / (double) replicates).isCloseTo(0.05, within(4 * Math.sqrt(0.05 * 0.95 / replicates)));
    }

    /// Standardised differences from one comparator.
    private static List<Double> correlated(Random random, int count) {
        double common = random.nextGaussian();
        var z = new ArrayList<Double>();
        for (int i = 0; i < count; i++) {
            z.add(Math.sqrt(0.5) * (common + random.nextGaussian()));
        }
        return z;
    }

    private static List<Double> nested(Random random, double share) {
        double inside = random.nextGaussian();
        double outside = random.nextGaussian();
        return List.of(Math.sqrt(share) * inside + Math.sqrt(1 - share) * outside, inside);
    }
}
