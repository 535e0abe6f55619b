package org.stegvis.estimation.longitudinal;

import java.util.stream.IntStream;
import org.stegvis.estimation.linear.Matrix;

/// What one regime and one set of observed visits make of a working correlation.
///
/// @param observed the visits observed
/// @param terms the time terms that are not zero throughout
/// @param time the time terms, visits x p, row by row; zero where not observed
/// @param timeByInverse `T'R⁻¹`, p x visits
/// @param sums `R⁻¹1`, one a visit
/// @param squares `T'R⁻¹T`, p x p
/// @param sides `T'R⁻¹1`, p
/// @param total `1'R⁻¹1`
record Cell(
        int[] observed,
        int[] terms,
        double[] time,
        double[] timeByInverse,
        double[] sums,
        double[] squares,
        double[] sides,
        double total) {

    static Cell of(Matrix design, WorkingCorrelation.Inverse inverse) {
        int visits = design.rows();
        int p = design.columns();
        double[] a = inverse.values();
        var time = new double[visits * p];
        var timeByInverse = new double[p * visits];
        var sums = new double[visits];
        double total = 0;
        for (int j : inverse.observed()) {
            for (int k = 0; k < p; k++) {
                time[j * p + k] = design.get(j, k);
            }
            for (int h : inverse.observed()) {
                sums[j] += a[j * visits + h];
                for (int k = 0; k < p; k++) {
                    timeByInverse[k * visits + h] += design.get(j, k) * a[j * visits + h];
                }
            }
            total += sums[j];
        }
        var squares = new double[p * p];
        var sides = new double[p];
        for (int k = 0; k < p; k++) {
            for (int j : inverse.observed()) {
                sides[k] += timeByInverse[k * visits + j];
                for (int l = 0; l < p; l++) {
                    squares[k * p + l] += timeByInverse[k * visits + j] * time[j * p + l];
                }
            }
        }
        int[] terms = IntStream.range(0, p)
                .filter(k -> IntStream.of(inverse.observed()).anyMatch(j -> design.get(j, k) != 0))
                .toArray();
        return new Cell(inverse.observed(), terms, time, timeByInverse, sums, squares, sides, total);
    }

    /// The mean of time at each visit: `T β`.
    double[] mean(double[] beta) {
        int visits = sums.length;
        int p = sides.length;
        var mean = new double[visits];
        for (int j : observed) {
            for (int k = 0; k < p; k++) {
                mean[j] += time[j * p + k] * beta[k];
            }
        }
        return mean;
    }
}
