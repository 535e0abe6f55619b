package org.stegvis.design.size;

import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;

/// Solves `A x = b` for a symmetric, positive semidefinite A that may be singular, with b in its range or
/// near it: elimination with the largest pivot, the unknowns left over at zero.
final class LeastNorm {
    private static final double NOTHING = 1e-10;

    private LeastNorm() {}

    static Column solve(Matrix a, Column b) {
        int n = b.size();
        var left = new double[n][n];
        var right = b.toArray();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                left[i][j] = a.get(i, j);
            }
        }
        var pivoted = new boolean[n];
        for (int step = 0; step < n; step++) {
            int pivot = -1;
            for (int i = 0; i < n; i++) {
                if (!pivoted[i] && left[i][i] > NOTHING && (pivot < 0 || left[i][i] > left[pivot][pivot])) {
                    pivot = i;
                }
            }
            if (pivot < 0) {
                break;
            }
            pivoted[pivot] = true;
            for (int i = 0; i < n; i++) {
                if (i != pivot) {
                    double factor = left[i][pivot] / left[pivot][pivot];
                    right[i] -= factor * right[pivot];
                    for (int j = 0; j < n; j++) {
                        left[i][j] -= factor * left[pivot][j];
                    }
                }
            }
        }
        return Column.of(n, i -> pivoted[i] ? right[i] / left[i][i] : 0);
    }
}
