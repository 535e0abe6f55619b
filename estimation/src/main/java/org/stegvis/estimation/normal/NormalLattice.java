package org.stegvis.estimation.normal;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.stegvis.estimation.linear.CorrelationRoot;
import org.stegvis.estimation.linear.Matrix;

/// The same probability as [NormalRectangle] for many correlated rows, where nested integrals would take too
/// long: the mean of the sequentially conditioned integrand over a lattice, shifted at random several times;
/// the spread of the shifts tells the error.
///
/// Source: GENZ 1992 for the integrand; CRANLEY & PATTERSON 1976 for the shifts; the lattice is of
/// Richtmyer's kind, square roots of primes. The shifts come from a fixed sequence, so the same call gives
/// the same number.
public final class NormalLattice {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final int SHIFTS = 10;

    private final double[][] factor;
    private final int[][] rowsOfLevel;
    private final int rank;

    private NormalLattice(double[][] factor, int[][] rowsOfLevel, int rank) {
        this.factor = factor;
        this.rowsOfLevel = rowsOfLevel;
        this.rank = rank;
    }

    /// The rectangles of a normal with this covariance.
    ///
    /// @param covariance n x n, of any rank; rows without variance are refused
    public static NormalLattice of(Matrix covariance) {
        var root = CorrelationRoot.of(covariance);
        int rank = root.rank();
        var factor = new double[covariance.rows()][rank];
        for (int i = 0; i < factor.length; i++) {
            for (int k = 0; k < rank; k++) {
                factor[i][k] = root.factor().get(i, k);
            }
        }
        return new NormalLattice(factor, levels(factor, rank), rank);
    }

    /// A row bounds the last of the independent normals that it contains.
    private static int[][] levels(double[][] factor, int rank) {
        var levels = new int[rank][];
        for (int level = 0; level < rank; level++) {
            int at = level;
            levels[level] = IntStream.range(0, factor.length)
                    .filter(row -> last(factor[row], rank) == at)
                    .toArray();
        }
        return levels;
    }

    private static int last(double[] row, int rank) {
        int last = rank - 1;
        while (last > 0 && Math.abs(row[last]) < 1e-9) {
            last--;
        }
        return last;
    }

    /// The probability that every row is between its bounds, in standard deviations of the row.
    ///
    /// @param points of the lattice; the error falls nearly as their inverse
    public Integral standardised(double[] lower, double[] upper, int points) {
        double[] generator = generator(rank - 1);
        var means = new double[SHIFTS];
        var place = new double[Math.max(1, rank - 1)];
        var held = new double[rank];
        for (int shift = 0; shift < SHIFTS; shift++) {
            double sum = 0;
            for (int point = 1; point <= points; point++) {
                for (int k = 0; k < rank - 1; k++) {
                    double u = point * generator[k] + shift * generator[k] * Math.E + 0.37 * shift * (k + 1);
                    place[k] = Math.abs(2 * (u - Math.floor(u)) - 1);
                }
                sum += integrand(lower, upper, place, held);
            }
            means[shift] = sum / points;
        }
        double mean = Arrays.stream(means).average().orElseThrow();
        double squares =
                Arrays.stream(means).map(each -> (each - mean) * (each - mean)).sum();
        return new Integral(mean, 3 * Math.sqrt(squares / SHIFTS / (SHIFTS - 1)));
    }

    private double integrand(double[] lower, double[] upper, double[] place, double[] held) {
        double product = 1;
        for (int level = 0; level < rank; level++) {
            double a = Double.NEGATIVE_INFINITY;
            double b = Double.POSITIVE_INFINITY;
            for (int row : rowsOfLevel[level]) {
                double shift = 0;
                for (int k = 0; k < level; k++) {
                    shift += factor[row][k] * held[k];
                }
                double coefficient = factor[row][level];
                double one = (lower[row] - shift) / coefficient;
                double other = (upper[row] - shift) / coefficient;
                a = Math.max(a, coefficient > 0 ? one : other);
                b = Math.min(b, coefficient > 0 ? other : one);
            }
            if (!(a < b)) {
                return 0;
            }
            double from = NORMAL.cumulativeProbability(a);
            double width = NORMAL.cumulativeProbability(b) - from;
            product *= width;
            if (level + 1 < rank) {
                double u = Math.clamp(from + place[level] * width, 1e-16, 1 - 1e-16);
                held[level] = NORMAL.inverseCumulativeProbability(u);
            }
        }
        return product;
    }

    private static double[] generator(int size) {
        var roots = new double[Math.max(0, size)];
        int candidate = 2;
        for (int found = 0; found < roots.length; candidate++) {
            int number = candidate;
            if (IntStream.rangeClosed(2, (int) Math.sqrt(number)).noneMatch(d -> number % d == 0)) {
                roots[found++] = Math.sqrt(number);
            }
        }
        return roots;
    }
}
