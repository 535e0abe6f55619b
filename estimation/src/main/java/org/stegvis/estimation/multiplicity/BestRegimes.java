package org.stegvis.estimation.multiplicity;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;

/// Multiple comparisons with the best: the set of values that may be the best, which holds the truly best
/// with probability at least 1 - alpha.
///
/// Value i is left out when some other exceeds it by more than `c_i σ_ij`, where σ_ij is the standard error
/// of their difference and c_i solves `P(all Z_j <= c_i) = 1 - alpha` for the standardised differences Z_j of
/// the others from i. Source: ERTEFAIE, WU, LYNCH & NAHUM-SHANI 2016, Identifying a set that contains the
/// best dynamic treatment regimes, after HSU 1981; c_i by an integral, not by simulation.
public final class BestRegimes {
    /// Whether a high or a low value is the better one.
    public enum Better {
        HIGHER,
        LOWER
    }

    /// How one value fares against the best of the others.
    ///
    /// @param critical c_i
    /// @param best which of the others is hardest for it: the index
    /// @param statistic the largest standardised difference of another from it, positive when the other is
    /// better
    /// @param p the smallest alpha at which it is left out
    /// @param inSet whether it may be the best
    public record Standing(String name, double critical, int best, double statistic, double p, boolean inSet) {}

    private BestRegimes() {}

    /// The standing of each value, in the order of `values`.
    public static List<Standing> of(JointEstimate values, Better better, double alpha) {
        if (values.size() < 2) {
            throw new IllegalArgumentException("there is one value; the best of it needs no comparison.");
        }
        var standings = new ArrayList<Standing>();
        for (int i = 0; i < values.size(); i++) {
            standings.add(standing(values, i, better, alpha));
        }
        return List.copyOf(standings);
    }

    /// c_i for covariance V of the values, k x k: only the correlations of the differences matter.
    public static double critical(Matrix covariance, int index, double alpha, Reference reference) {
        return maximum(covariance, others(covariance, index), index, reference).critical(alpha);
    }

    /// The smallest alpha at which value `index` is left out.
    public static double p(JointEstimate values, int index, Better better) {
        Rival rival = rival(values, index, better);
        return maximum(values.covariance(), rival.others(), index, values.reference())
                .adjustedP(rival.statistic());
    }

    /// The other that is hardest for a value.
    private record Rival(List<Integer> others, int best, double statistic) {}

    private static Rival rival(JointEstimate values, int i, Better better) {
        List<Integer> others = others(values.covariance(), i);
        double sign = better == Better.HIGHER ? 1 : -1;
        int best = -1;
        double largest = Double.NEGATIVE_INFINITY;
        for (int j : others) {
            double difference = sign * (values.values().get(j) - values.values().get(i));
            double statistic = difference / Math.sqrt(variance(values.covariance(), i, j));
            if (statistic > largest) {
                largest = statistic;
                best = j;
            }
        }
        if (best < 0) {
            throw new IllegalArgumentException("value '%s' has no error against any other; there is nothing to compare."
                    .formatted(values.names().get(i)));
        }
        return new Rival(others, best, largest);
    }

    private static Standing standing(JointEstimate values, int i, Better better, double alpha) {
        Rival rival = rival(values, i, better);
        MaxT maximum = maximum(values.covariance(), rival.others(), i, values.reference());
        double critical = maximum.critical(alpha);
        return new Standing(
                values.names().get(i),
                critical,
                rival.best(),
                rival.statistic(),
                maximum.adjustedP(rival.statistic()),
                rival.statistic() <= critical);
    }

    private static MaxT maximum(Matrix covariance, List<Integer> others, int i, Reference reference) {
        int n = others.size();
        Matrix differences = Matrix.of(n, n, (r, s) -> {
            int j = others.get(r);
            int k = others.get(s);
            return covariance.get(j, k) - covariance.get(j, i) - covariance.get(i, k) + covariance.get(i, i);
        });
        Column common = Column.of(n, r -> covariance.get(i, i) - covariance.get(i, others.get(r)));
        return MaxT.sharing(differences, common, MaxT.Tail.UPPER, reference);
    }

    /// The others whose difference from `index` has an error at all; regimes that are one and the same have
    /// none.
    private static List<Integer> others(Matrix covariance, int index) {
        var others = new ArrayList<Integer>();
        for (int j = 0; j < covariance.rows(); j++) {
            double scale = covariance.get(index, index) + covariance.get(j, j);
            if (j != index && variance(covariance, index, j) > 1e-12 * scale) {
                others.add(j);
            }
        }
        return others;
    }

    private static double variance(Matrix covariance, int i, int j) {
        return covariance.get(i, i) + covariance.get(j, j) - 2 * covariance.get(i, j);
    }
}
