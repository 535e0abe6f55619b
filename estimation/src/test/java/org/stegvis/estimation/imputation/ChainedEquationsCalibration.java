package org.stegvis.estimation.imputation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.linear.Column;

/// A mean of an outcome that is missing by what was seen before: coverage of the pooled interval and bias against the
/// truth, where complete cases are far off.
class ChainedEquationsCalibration {
    private static final int TRIALS = 400;
    private static final int N = 300;
    private static final int SETS = 10;

    static Stream<Variable> steps() {
        return Stream.of(Variable.normal("y"), Variable.matched("y"), Variable.categories("y", 2));
    }

    private static double outcome(Variable kind, double x, RandomGenerator random) {
        return kind.kind() instanceof Variable.Kind.Categories
                ? (random.nextDouble() < 1 / (1 + Math.exp(-x)) ? 1 : 0)
                : 10 + 2 * x + random.nextGaussian();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void pooled_intervals_cover_the_truth_where_complete_cases_do_not(Variable kind) {
        double truth = kind.kind() instanceof Variable.Kind.Categories ? 0.5 : 10;
        int covered = 0;
        double sum = 0;
        double squares = 0;
        double complete = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            var random = new SplittableRandom(77 + trial);
            var x = new double[N];
            var y = new double[N];
            for (int i = 0; i < N; i++) {
                x[i] = random.nextGaussian();
                double value = outcome(kind, x[i], random);
                y[i] = random.nextDouble() < 1 / (1 + Math.exp(1 - 1.5 * x[i])) ? Double.NaN : value;
            }
            var data = new IncompleteData(List.of(Variable.normal("x"), kind), List.of(Column.of(x), Column.of(y)));
            var chain = new ChainedEquations(data, Structure.none(N), 1);
            var estimates = new double[SETS];
            var errors = new double[SETS];
            for (int set = 0; set < SETS; set++) {
                Column imputed =
                        chain.complete(Streams.seeded(trial).of(set)).values().get(1);
                estimates[set] = imputed.mean();
                errors[set] = error(imputed);
            }
            Estimate pooled = Pooled.of(estimates, errors, N - 1).at(Level.OF_95_PERCENT);
            covered += pooled.lower() <= truth && truth <= pooled.upper() ? 1 : 0;
            sum += pooled.estimate();
            squares += pooled.estimate() * pooled.estimate();
            complete += mean(y) / TRIALS;
        }
        double mean = sum / TRIALS;
        double sd = Math.sqrt(squares / TRIALS - mean * mean);
        // Matching on five donors loses some of the tails in so small a sample.
        boolean matched = kind.kind() instanceof Variable.Kind.Matched;
        double bias = matched ? 0.1 : 3 * sd / Math.sqrt(TRIALS);
        assertThat(Math.abs(mean - truth)).as("bias").isLessThan(bias);
        assertThat(Math.abs(complete - truth)).as("bias of complete cases").isGreaterThan(4 * bias);
        double tolerance = 3 * Math.sqrt(0.05 * 0.95 / TRIALS) + (matched ? 0.03 : 0);
        assertThat(Math.abs(covered / (double) TRIALS - 0.95)).as("coverage").isLessThan(tolerance);
    }

    private static double error(Column values) {
        double mean = values.mean();
        double square = 0;
        for (int i = 0; i < values.size(); i++) {
            square += (values.get(i) - mean) * (values.get(i) - mean);
        }
        return Math.sqrt(square / (values.size() - 1) / values.size());
    }

    private static double mean(double[] values) {
        double sum = 0;
        int count = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                sum += value;
                count++;
            }
        }
        return sum / count;
    }
}
