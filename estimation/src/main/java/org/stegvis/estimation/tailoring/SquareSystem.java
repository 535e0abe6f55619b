package org.stegvis.estimation.tailoring;

import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.linear.Matrix;

/// `A x = b` for a square A that need not be symmetric, by elimination with rows and columns scaled and rows
/// exchanged. Source: GOLUB & VAN LOAN 2013, Matrix Computations, 4th ed., algorithm 3.4.1.
final class SquareSystem {
    private static final double TOLERANCE = 1e-12;

    private SquareSystem() {}

    /// The inverse; null where A is singular to working precision.
    static @Nullable Matrix inverse(double[][] a) {
        int n = a.length;
        var left = new double[n];
        var right = new double[n];
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                right[j] = Math.max(right[j], Math.abs(a[i][j]));
            }
        }
        var work = new double[n][2 * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                work[i][j] = right[j] == 0 ? 0 : a[i][j] / right[j];
                left[i] = Math.max(left[i], Math.abs(work[i][j]));
            }
            if (left[i] == 0) {
                return null;
            }
            for (int j = 0; j < n; j++) {
                work[i][j] /= left[i];
            }
            work[i][n + i] = 1;
        }
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k + 1; i < n; i++) {
                pivot = Math.abs(work[i][k]) > Math.abs(work[pivot][k]) ? i : pivot;
            }
            if (!(Math.abs(work[pivot][k]) > TOLERANCE)) {
                return null;
            }
            double[] row = work[pivot];
            work[pivot] = work[k];
            work[k] = row;
            eliminate(work, k);
        }
        return Matrix.of(n, n, (i, j) -> work[i][n + j] / (right[i] * left[j]));
    }

    private static void eliminate(double[][] work, int k) {
        double[] row = work[k];
        double head = row[k];
        for (int j = k; j < row.length; j++) {
            row[j] /= head;
        }
        for (int i = 0; i < work.length; i++) {
            double factor = work[i][k];
            if (i != k && factor != 0) {
                for (int j = k; j < row.length; j++) {
                    work[i][j] -= factor * row[j];
                }
            }
        }
    }
}
