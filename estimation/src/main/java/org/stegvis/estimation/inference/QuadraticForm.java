package org.stegvis.estimation.inference;

import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;

/// `d' V⁻ d` and the rank of V, where V⁻ is a generalised inverse of the covariance V of d.
///
/// V is scaled to correlations and factored by Cholesky's method with diagonal pivoting; it stops where what is
/// left of every variance is below `TOLERANCE`, and the contrasts left over are combinations of those taken.
/// For d in the range of V the form is the same for every generalised inverse.
/// Source: HIGHAM 2002, Accuracy and Stability of Numerical Algorithms, 2nd ed., section 10.3; RAO & MITRA 1971
/// for the invariance.
record QuadraticForm(double value, int rank) {
    private static final double TOLERANCE = 1e-10;

    static QuadraticForm of(Column difference, Matrix covariance) {
        int n = difference.size();
        var a = new double[n][n];
        var d = new double[n];
        for (int i = 0; i < n; i++) {
            double si = scale(covariance, i);
            d[i] = difference.get(i) / si;
            for (int j = 0; j < n; j++) {
                a[i][j] = covariance.get(i, j) / (si * scale(covariance, j));
            }
        }
        // A pivoted elimination of [A d]: each pivot adds its squared, standardised residual.
        var done = new boolean[n];
        double value = 0;
        int rank = 0;
        for (int pivot = largest(a, done); pivot >= 0; pivot = largest(a, done)) {
            double variance = a[pivot][pivot];
            value += d[pivot] * d[pivot] / variance;
            done[pivot] = true;
            rank++;
            for (int i = 0; i < n; i++) {
                if (!done[i]) {
                    double factor = a[i][pivot] / variance;
                    d[i] -= factor * d[pivot];
                    for (int j = 0; j < n; j++) {
                        if (!done[j]) {
                            a[i][j] -= factor * a[pivot][j];
                        }
                    }
                }
            }
        }
        return new QuadraticForm(value, rank);
    }

    private static double scale(Matrix covariance, int i) {
        double variance = covariance.get(i, i);
        return variance > 0 ? Math.sqrt(variance) : 1;
    }

    /// The row with most variance left, or -1 if none has any.
    private static int largest(double[][] a, boolean[] done) {
        int best = -1;
        for (int i = 0; i < a.length; i++) {
            if (!done[i] && a[i][i] > TOLERANCE && (best < 0 || a[i][i] > a[best][best])) {
                best = i;
            }
        }
        return best;
    }
}
