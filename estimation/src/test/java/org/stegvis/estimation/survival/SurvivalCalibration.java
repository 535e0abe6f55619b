package org.stegvis.estimation.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Matrix;

/// A made-up trial with a second randomisation at time 1 of half of those alive, whose curves are known in closed form:
/// coverage of curves and restricted means, where loss has nothing to do with the event and where a covariate
/// drives both, and the size of the log-rank test.
class SurvivalCalibration {
    private static final int N = 300;
    private static final int TRIALS = 120;
    private static final double HORIZON = 3;
    private static final List<String> NAMES = List.of("a/c", "a/d", "b/c", "b/d");

    /// @param effect whether options make a difference
    /// @param related whether a covariate drives both event and loss
    private record Made(boolean effect, boolean related) {

        double early(int first, int x) {
            return (effect && first == 1 ? 0.15 : 0.25) * (related ? 1 + 2 * x : 1);
        }

        double late(boolean again, int second, int x) {
            double rate = again ? effect && second == 1 ? 0.2 : 0.5 : 0.3;
            return rate * (related ? 1 + 2 * x : 1);
        }

        double survival(int regime, double time) {
            double sum = 0;
            for (int x = 0; x < 2; x++) {
                double early = early(regime / 2, x);
                double there = Math.exp(-early * Math.min(1, time));
                double left = Math.max(0, time - 1);
                double stays =
                        0.5 * Math.exp(-late(false, 0, x) * left) + 0.5 * Math.exp(-late(true, regime % 2, x) * left);
                sum += there * stays / 2;
            }
            return sum;
        }

        double mean(int regime) {
            int steps = 3000;
            double sum = 0;
            for (int k = 0; k < steps; k++) {
                sum += survival(regime, (k + 0.5) * HORIZON / steps) * HORIZON / steps;
            }
            return sum;
        }
    }

    private record Data(FollowUp followUp, Matrix weights, Design covariates) {
        WeightedSurvival.Found found(Staying staying) {
            return new WeightedSurvival(
                            NAMES, followUp, weights, staying, Grouping.each(N), Matrix.of(N, 0, (i, j) -> 0), HORIZON)
                    .estimate();
        }
    }

    @Test
    void curves_and_means_cover_where_loss_is_unrelated() {
        int covered = 0;
        var made = new Made(true, false);
        for (int trial = 0; trial < TRIALS; trial++) {
            WeightedSurvival.Found found =
                    data(made, new SplittableRandom(10 + trial)).found(Staying.unrelated());
            covered += covered(found, made);
        }
        // Eight intervals a trial, which go together; three Monte Carlo errors as if there were two.
        double share = covered / (8.0 * TRIALS);
        assertThat(share).isCloseTo(0.95, within(3 * Math.sqrt(0.95 * 0.05 / (2 * TRIALS))));
    }

    @Test
    void weights_for_staying_cover_where_a_covariate_drives_both() {
        int covered = 0;
        int unweighted = 0;
        var made = new Made(true, true);
        for (int trial = 0; trial < TRIALS; trial++) {
            Data data = data(made, new SplittableRandom(500 + trial));
            Staying staying =
                    new CensoringModel(data.followUp(), data.covariates()).fit().orElseThrow();
            covered += covered(data.found(staying), made);
            unweighted += covered(data.found(Staying.unrelated()), made);
        }
        assertThat(covered / (8.0 * TRIALS)).as("weighted").isBetween(0.91, 0.99);
        assertThat(unweighted / (8.0 * TRIALS)).as("unweighted").isLessThan(0.9);
    }

    @Test
    void the_log_rank_test_has_its_size() {
        int rejected = 0;
        int trials = 2 * TRIALS;
        for (int trial = 0; trial < trials; trial++) {
            rejected += data(new Made(false, false), new SplittableRandom(9000 + trial))
                                    .found(Staying.unrelated())
                                    .logRank()
                                    .p()
                            < 0.05
                    ? 1
                    : 0;
        }
        assertThat(rejected / (double) trials).isCloseTo(0.05, within(3 * Math.sqrt(0.05 * 0.95 / trials)));
    }

    private static int covered(WeightedSurvival.Found found, Made made) {
        int covered = 0;
        for (int d = 0; d < 4; d++) {
            covered += covers(found.survival(), d, made.survival(d, HORIZON)) + covers(found.means(), d, made.mean(d));
        }
        return covered;
    }

    private static int covers(JointEstimate joint, int d, double truth) {
        Estimate estimate = joint.estimate(d, Level.OF_95_PERCENT);
        return estimate.lower() <= truth && truth <= estimate.upper() ? 1 : 0;
    }

    private static Data data(Made made, RandomGenerator random) {
        var times = new double[N];
        var events = new double[N];
        var weights = new double[N][4];
        var xs = new double[N];
        for (int i = 0; i < N; i++) {
            int x = random.nextInt(2);
            int first = random.nextInt(2);
            int second = random.nextInt(2);
            boolean again = random.nextBoolean();
            double time = exponential(random, made.early(first, x));
            if (time > 1) {
                time = 1 + exponential(random, made.late(again, second, x));
            }
            double loss = made.related() ? exponential(random, x == 1 ? 0.5 : 0.05) : 1 + 5 * random.nextDouble();
            xs[i] = x;
            times[i] = Math.min(Math.min(time, loss), 6);
            events[i] = time <= Math.min(loss, 6) ? 1 : 0;
            boolean isAgain = again && times[i] > 1;
            for (int d = 0; d < 4; d++) {
                boolean follows = first == d / 2 && (!isAgain || second == d % 2);
                weights[i][d] = follows ? isAgain ? 4 : 2 : 0;
            }
        }
        return new Data(
                new FollowUp(Column.of(times), Column.of(events)),
                Matrix.ofRows(weights),
                Design.empty(N).and("x", Column.of(xs)));
    }

    private static double exponential(RandomGenerator random, double rate) {
        return -Math.log(1 - random.nextDouble()) / rate;
    }
}
