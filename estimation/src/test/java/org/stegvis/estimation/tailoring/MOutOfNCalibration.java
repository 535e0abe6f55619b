package org.stegvis.estimation.tailoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stegvis.estimation.imputation.Streams;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Matrix;

/// Coverage of the first effect where no second option is better for anybody (p = 1), for half (p = 1/2), and where
/// one is better for all (p = 0): the settings 1, 3 and 6 of CHAKRABORTY, LABER & ZHAO 2013.
///
/// The paper's generative model: O1, A1, A2 are -1 or 1 with probability 1/2, O2 is 1 with probability
/// `expit(δ1 O1 + δ2 A1)`, and `y = γ1 + γ2 O1 + γ3 A1 + γ4 O1 A1 + γ5 A2 + γ6 O2 A2 + γ7 A1 A2 + N(0, 1)`.
/// With `-Dstegvis.trials=1000` the numbers of docs/validation/tailoring.md.
class MOutOfNCalibration {
    private static final int N = 300;
    private static final int TRIALS = Integer.getInteger("stegvis.trials", 60);
    private static final int RESAMPLES = Integer.getInteger("stegvis.resamples", 100);

    private record Setting(String name, double[] gamma, double[] delta) {

        /// The effect of A1 on what the best second option gives.
        double effect() {
            double sum = 0;
            for (double a1 : new double[] {-1, 1}) {
                for (double o1 : new double[] {-1, 1}) {
                    double p = 1 / (1 + Math.exp(-delta[0] * o1 - delta[1] * a1));
                    double up = Math.abs(gamma[4] + gamma[5] + gamma[6] * a1);
                    double down = Math.abs(gamma[4] - gamma[5] + gamma[6] * a1);
                    sum += a1 * (gamma[2] * a1 + gamma[3] * o1 * a1 + p * up + (1 - p) * down) / 2;
                }
            }
            return sum;
        }
    }

    private static final List<Setting> SETTINGS = List.of(
            new Setting("no second option is better", new double[7], new double[] {0.5, 0.5}),
            new Setting("for half none is better", new double[] {0, 0, -0.5, 0, 0.5, 0, 0.5}, new double[] {0.5, 0.5}),
            new Setting(
                    "one is better for all", new double[] {0, 0, -0.5, 0, 0.25, 0.5, 0.5}, new double[] {0.1, 0.1}));

    /// @param width mean width of the interval
    private record Coverage(int byBootstrap, int bySandwich, double irregular, double width, double sandwichWidth) {}

    @Test
    void bootstrap_intervals_cover_with_and_without_irregularity() {
        for (Setting setting : SETTINGS) {
            Coverage found = coverage(setting);
            double share = found.byBootstrap() / (double) TRIALS;
            if (System.getProperty("stegvis.trials") != null) {
                System.out.printf(
                        "%s: irregular %.2f, m-out-of-n covers %.3f (width %.3f), sandwich %.3f (width %.3f)%n",
                        setting.name(),
                        found.irregular(),
                        share,
                        found.width(),
                        found.bySandwich() / (double) TRIALS,
                        found.sandwichWidth());
            }
            double error = Math.sqrt(0.95 * 0.05 / TRIALS);
            assertThat(share).as(setting.name()).isGreaterThan(0.95 - 3 * error);
        }
    }

    @Test
    void the_double_bootstrap_takes_a_tuning_of_the_grid_and_the_smallest_where_it_does_not_matter() {
        BackwardInduction induction = made(SETTINGS.getFirst(), new SplittableRandom(1));
        double found = tuning(induction);
        assertThat(found).isIn(DoubleBootstrap.GRID);
        assertThat(tuning(induction)).as("by the same stream").isEqualTo(found);
        // Where one second option is far better for all, as many are drawn as there are, whatever the tuning.
        var told = new Setting("told", new double[] {0, 0, -0.5, 0, 5, 0, 0.5}, new double[] {0.5, 0.5});
        assertThat(tuning(made(told, new SplittableRandom(1)))).isEqualTo(DoubleBootstrap.GRID.getFirst());
    }

    private static double tuning(BackwardInduction induction) {
        Learned learned = induction.fit().orElseThrow();
        JointEstimate all = new Sandwich(
                        learned,
                        induction.equation(),
                        induction.onwards(),
                        Grouping.each(N),
                        Matrix.of(N, 0, (i, j) -> 0))
                .all();
        int before =
                learned.stages().getFirst().choices().getFirst().coefficients().size();
        return new DoubleBootstrap(induction, learned, all, Grouping.each(N), before, Level.OF_95_PERCENT, 20, 50)
                .tuning(Streams.seeded(3));
    }

    private static Coverage coverage(Setting setting) {
        int covered = 0;
        int sandwich = 0;
        double irregular = 0;
        double width = 0;
        double other = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            BackwardInduction induction = made(setting, new SplittableRandom(7000 + trial));
            Learned learned = induction.fit().orElseThrow();
            JointEstimate all = new Sandwich(
                            learned,
                            induction.equation(),
                            induction.onwards(),
                            Grouping.each(N),
                            Matrix.of(N, 0, (i, j) -> 0))
                    .all();
            int place = all.names().indexOf("first: 1 v -1");
            var bootstrap =
                    new MOutOfN(induction, learned, all, Grouping.each(N), 0.1, RESAMPLES).run(Streams.seeded(trial));
            Estimate estimate = bootstrap.estimate(all.values().get(place), place, Level.OF_95_PERCENT);
            Estimate plain = all.estimate(place, Level.OF_95_PERCENT);
            irregular += bootstrap.irregular() / TRIALS;
            width += (estimate.upper() - estimate.lower()) / TRIALS;
            other += (plain.upper() - plain.lower()) / TRIALS;
            covered += covers(estimate, setting.effect());
            sandwich += covers(plain, setting.effect());
        }
        return new Coverage(covered, sandwich, irregular, width, other);
    }

    private static int covers(Estimate estimate, double truth) {
        return estimate.lower() <= truth && truth <= estimate.upper() ? 1 : 0;
    }

    private static BackwardInduction made(Setting setting, RandomGenerator random) {
        var o1 = signs(random);
        var a1 = signs(random);
        var a2 = signs(random);
        var o2 = new double[N];
        var y = new double[N];
        double[] g = setting.gamma();
        for (int i = 0; i < N; i++) {
            double p = 1 / (1 + Math.exp(-setting.delta()[0] * o1[i] - setting.delta()[1] * a1[i]));
            o2[i] = random.nextDouble() < p ? 1 : -1;
            y[i] = g[0]
                    + g[1] * o1[i]
                    + g[2] * a1[i]
                    + g[3] * o1[i] * a1[i]
                    + g[4] * a2[i]
                    + g[5] * o2[i] * a2[i]
                    + g[6] * a1[i] * a2[i]
                    + random.nextGaussian();
        }
        Design first = Design.intercept(N).and("O1", Column.of(o1));
        Design second = Design.intercept(N).and("O2", Column.of(o2)).and("A1", Column.of(a1));
        Column product = Column.of(N, i -> o1[i] * a1[i]);
        return new BackwardInduction(
                List.of(
                        List.of(point("first", a1, first, first)),
                        List.of(point(
                                "second", a2, second.and("O1", Column.of(o1)).and("O1 A1", product), second))),
                Column.of(y),
                true,
                Equation.LEAST_SQUARES,
                Onwards.PREDICTED);
    }

    private static double[] signs(RandomGenerator random) {
        return IntStream.range(0, N)
                .mapToDouble(i -> random.nextBoolean() ? 1 : -1)
                .toArray();
    }

    private static ChoicePoint point(String name, double[] option, Design free, Design moderators) {
        return new ChoicePoint(
                name,
                List.of("-1", "1"),
                IntStream.range(0, N).toArray(),
                Grouping.of(2, N, i -> option[i] > 0 ? 1 : 0),
                free,
                moderators,
                Matrix.of(N, 2, (i, j) -> 0.5));
    }
}
