package org.stegvis.estimation.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Link;

/// Differences of standardised means: coverage of the truth within three Monte Carlo standard errors. The logistic
/// and Poisson models are wrong (the covariate acts by its square too), and need not be right.
class RegressionCalibration {
    private static final int TRIALS = 500;
    private static final int N = 300;

    private record Trial(ComparedOptions compared) {
        static Trial of(String kind, int n, RandomGenerator random) {
            var x = new double[n];
            var y = new double[n];
            for (int i = 0; i < n; i++) {
                x[i] = random.nextGaussian();
                double eta = -0.4 + 0.5 * x[i] + 0.2 * x[i] * x[i] + (i % 2 == 1 ? 0.5 : 0);
                y[i] = switch (kind) {
                    case "logistic" -> random.nextDouble() < 1 / (1 + Math.exp(-eta)) ? 1 : 0;
                    case "poisson" -> poisson(Math.exp(Math.min(eta, 3)), random);
                    default -> score(0.5 * x[i] + (i % 2 == 1 ? 0.5 : 0), random);
                };
            }
            return new Trial(new ComparedOptions(
                    List.of("a", "b"),
                    Grouping.of(2, n, i -> i % 2),
                    Column.of(y),
                    Design.empty(n).and("x", Column.of(x))));
        }

        /// By proportional odds, which this model needs to be right.
        private static double score(double eta, RandomGenerator random) {
            double u = random.nextDouble();
            return Math.clamp(Math.floor(eta + Math.log(u / (1 - u)) + 2), 0, 4);
        }

        private static double poisson(double mean, RandomGenerator random) {
            int count = 0;
            double product = random.nextDouble();
            while (product > Math.exp(-mean)) {
                count++;
                product *= random.nextDouble();
            }
            return count;
        }

        JointEstimate means(String kind) {
            return switch (kind) {
                case "logistic" ->
                    new StandardisedMeans(compared, Link.LOGIT)
                            .fit()
                            .orElseThrow()
                            .means();
                case "poisson" ->
                    new StandardisedMeans(compared, Link.LOG)
                            .fit()
                            .orElseThrow()
                            .means();
                default -> new ProportionalOdds(compared).fit().orElseThrow().means();
            };
        }

        double crude() {
            ToDoubleFunction<Integer> mean = arm -> {
                double sum = 0;
                for (int i = arm; i < compared.participants(); i += 2) {
                    sum += compared.outcome().get(i);
                }
                int each = compared.participants() / 2;
                return sum / each;
            };
            return mean.applyAsDouble(0) - mean.applyAsDouble(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"logistic", "poisson", "ordinal"})
    void intervals_for_differences_cover_the_truth(String kind) {
        double truth = Trial.of(kind, 400_000, new SplittableRandom(1)).crude();
        int covered = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            Estimate difference = Trial.of(kind, N, new SplittableRandom(50 + trial))
                    .means(kind)
                    .contrast(0, 1, Level.OF_95_PERCENT)
                    .difference();
            covered += difference.lower() <= truth && truth <= difference.upper() ? 1 : 0;
        }
        assertThat(Math.abs(covered / (double) TRIALS - 0.95)).isLessThan(3 * Math.sqrt(0.05 * 0.95 / TRIALS));
    }
}
