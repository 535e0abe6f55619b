package org.stegvis.estimation.tailoring;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.imputation.Streams;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Fitting.Fitted;
import org.stegvis.estimation.linear.Grouping;

/// The m-out-of-n bootstrap for decisions before the last: right where the best option of a later decision is not
/// told for some, because it draws fewer participants the more there are of them.
///
/// `m = n^((1 + ξ (1 - p)) / (1 + ξ))`, p the degree of non-regularity ([Regularity]) and ξ the tuning. With l and u
/// the percentiles of `√m (θ* - θ)` the interval is from `θ - u/√m` to `θ - l/√m`, and the test that θ is zero is its
/// inversion. Without non-regularity m is n. Probabilities of allocation are taken as given. Clusters are drawn
/// whole, n being their number.
///
/// Source: CHAKRABORTY, LABER & ZHAO 2013, Biometrics 69, 714-723. Calibration: `MOutOfNCalibration`.
///
/// @param all the coefficients with their sandwich covariance
/// @param clusters of the participants
/// @param tuning ξ, positive; 0.05 to 0.1 covers best in the settings of the paper
public record MOutOfN(
        BackwardInduction induction,
        Learned learned,
        JointEstimate all,
        Grouping clusters,
        double tuning,
        int resamples) {
    /// With fewer samples left than this share, intervals mean nothing.
    private static final double ENOUGH = 0.5;

    public MOutOfN {
        if (!(tuning > 0) || resamples < 50) {
            throw new IllegalArgumentException("tuning is %s and resamples %d; they must be above 0 and at least 50."
                    .formatted(tuning, resamples));
        }
    }

    /// What the samples say.
    ///
    /// @param irregular the degree of non-regularity
    /// @param drawn m
    /// @param failed samples in which a model could not be fitted
    /// @param deviations for each coefficient `θ* - θ`, ascending
    public record Found(double irregular, int drawn, int failed, List<double[]> deviations) {
        public Found {
            deviations = List.copyOf(deviations);
        }

        /// The estimate of one coefficient with its interval and test.
        public Estimate estimate(double value, int coefficient, Level level) {
            double[] sorted = deviations.get(coefficient);
            int count = sorted.length;
            double tail = (1 - level.value()) / 2;
            double mean = Arrays.stream(sorted).average().orElse(Double.NaN);
            double squares = Arrays.stream(sorted)
                    .map(each -> (each - mean) * (each - mean))
                    .sum();
            double se = Math.sqrt(squares / (count - 1));
            long above = Arrays.stream(sorted).filter(each -> each >= value).count();
            double share = (1.0 + Math.min(above, count - above)) / (1.0 + count);
            return new Estimate(
                    value,
                    se,
                    value / se,
                    Math.min(1, 2 * share),
                    value - quantile(sorted, 1 - tail),
                    value - quantile(sorted, tail),
                    level.value(),
                    Reference.normal());
        }

        /// Between order statistics as R's type 7.
        private static double quantile(double[] sorted, double probability) {
            double place = probability * (sorted.length - 1);
            int below = (int) Math.floor(place);
            int above = Math.min(below + 1, sorted.length - 1);
            return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
        }

        /// Whether enough samples could be fitted.
        public boolean isEnough() {
            int count = deviations.isEmpty() ? 0 : deviations.getFirst().length;
            return count >= 2 && count >= ENOUGH * (count + failed);
        }
    }

    public Found run(Streams streams) {
        double irregular = new Regularity(learned, all, Regularity.LEVEL).irregularShare();
        int units = clusters.groups();
        int drawn = (int) Math.floor(Math.pow(units, (1 + tuning * (1 - irregular)) / (1 + tuning)) + 1e-9);
        int[][] members = members(clusters);
        List<List<int[]>> places = induction.places();
        List<double @Nullable []> found = IntStream.range(0, resamples)
                .parallel()
                .<double @Nullable []>mapToObj(b -> refitted(streams.of(b), drawn, members, places))
                .toList();
        double[][] kept = found.stream().filter(Objects::nonNull).toArray(double[][]::new);
        List<double[]> deviations = IntStream.range(0, all.size())
                .mapToObj(j -> Arrays.stream(kept)
                        .mapToDouble(each -> each[j] - all.values().get(j))
                        .sorted()
                        .toArray())
                .toList();
        return new Found(irregular, drawn, resamples - kept.length, deviations);
    }

    /// The members of each cluster.
    static int[][] members(Grouping clusters) {
        int[] order = clusters.order();
        int[] counts = clusters.counts();
        var members = new int[counts.length][];
        int start = 0;
        for (int c = 0; c < counts.length; c++) {
            members[c] = Arrays.copyOfRange(order, start, start + counts[c]);
            start += counts[c];
        }
        return members;
    }

    private double @Nullable [] refitted(RandomGenerator random, int drawn, int[][] members, List<List<int[]>> places) {
        int[] sample = IntStream.range(0, drawn)
                .flatMap(k -> IntStream.of(members[random.nextInt(members.length)]))
                .toArray();
        if (!(induction.sample(sample, places).fit() instanceof Fitted<Learned>(var again))) {
            return null;
        }
        return again.choices().stream()
                .map(Learned.Choice::coefficients)
                .map(Column::toArray)
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }
}
