package org.stegvis.estimation.tailoring;

import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.imputation.Streams;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.linear.Fitting.Fitted;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Matrix;

/// Chooses the tuning ξ of the m-out-of-n bootstrap from the data: the smallest of a grid at which, in samples of all
/// participants from the participants, the intervals cover the estimates of the data themselves as often as they say.
///
/// Each sample has intervals by an m-out-of-n bootstrap of its own, with its own degree of non-regularity. Where none
/// covers often enough it is the one that covers most often. Coverage is the mean over the coefficients before the last
/// decision.
///
/// Source: CHAKRABORTY, LABER & ZHAO 2013, Biometrics 69, 714-723, the algorithm of their choice of the
/// tuning parameter by the double bootstrap. Calibration: `MOutOfNCalibration`.
///
/// @param all the coefficients with their sandwich covariance
/// @param clusters of the participants
/// @param before how many of the coefficients belong to decisions before the last
/// @param level of the intervals
/// @param samples from the data
/// @param within samples from each of them
public record DoubleBootstrap(
        BackwardInduction induction,
        Learned learned,
        JointEstimate all,
        Grouping clusters,
        int before,
        Level level,
        int samples,
        int within) {
    /// The values of ξ that are tried.
    public static final List<Double> GRID = List.of(0.025, 0.05, 0.1, 0.2, 0.4, 0.8);

    /// With 200 samples, and 100 from each.
    public DoubleBootstrap(
            BackwardInduction induction,
            Learned learned,
            JointEstimate all,
            Grouping clusters,
            int before,
            Level level) {
        this(induction, learned, all, clusters, before, level, 200, 100);
    }

    /// A sample with what was learned from it.
    private record Sample(
            BackwardInduction induction, Learned learned, JointEstimate all, Grouping clusters, long seed) {}

    /// ξ.
    public double tuning(Streams streams) {
        List<List<int[]>> places = induction.places();
        int[][] members = MOutOfN.members(clusters);
        List<Sample> drawn = IntStream.range(0, samples)
                .parallel()
                .<@Nullable Sample>mapToObj(b -> sample(streams.of(b), members, places))
                .filter(Objects::nonNull)
                .toList();
        double best = GRID.getFirst();
        double most = -1;
        for (double tuning : GRID) {
            double covered = drawn.parallelStream()
                            .mapToInt(sample -> covered(sample, tuning))
                            .sum()
                    / ((double) Math.max(1, drawn.size()) * before);
            if (covered > most) {
                most = covered;
                best = tuning;
            }
            if (covered >= level.value()) {
                break;
            }
        }
        return best;
    }

    private @Nullable Sample sample(RandomGenerator random, int[][] members, List<List<int[]>> places) {
        int units = members.length;
        int[] drawn = random.ints(units, 0, units).toArray();
        int[] rows = IntStream.of(drawn).flatMap(c -> IntStream.of(members[c])).toArray();
        // A cluster that is drawn twice is two.
        int[] cluster = IntStream.range(0, units)
                .flatMap(k -> IntStream.generate(() -> k).limit(members[drawn[k]].length))
                .toArray();
        BackwardInduction again = induction.sample(rows, places);
        if (!(again.fit() instanceof Fitted<Learned>(var found))) {
            return null;
        }
        Grouping own = Grouping.of(units, cluster);
        JointEstimate coefficients = new Sandwich(
                        found, again.equation(), again.onwards(), own, Matrix.of(rows.length, 0, (i, j) -> 0))
                .all();
        return new Sample(again, found, coefficients, own, random.nextLong());
    }

    /// How many of the coefficients the intervals of a sample cover.
    private int covered(Sample sample, double tuning) {
        MOutOfN.Found found = new MOutOfN(
                        sample.induction(), sample.learned(), sample.all(), sample.clusters(), tuning, within)
                .run(Streams.seeded(sample.seed()));
        int covered = 0;
        for (int j = 0; j < before && found.isEnough(); j++) {
            Estimate estimate = found.estimate(sample.all().values().get(j), j, level);
            double truth = all.values().get(j);
            covered += estimate.lower() <= truth && truth <= estimate.upper() ? 1 : 0;
        }
        return covered;
    }
}
