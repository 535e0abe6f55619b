package org.stegvis.evidence.meta;

import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;

/// A symmetric, positive definite matrix as `L L'`: its inverse and the logarithm of its determinant.
final class Cholesky {
    private static final double TOLERANCE = 1e-13;

    private final int n;
    private final double[][] lower;

    private Cholesky(double[][] lower) {
        this.n = lower.length;
        this.lower = lower;
    }

    /// Null when the matrix is not positive definite, to working precision.
    static @Nullable Cholesky of(Matrix a) {
        int n = a.rows();
        var l = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a.get(i, j);
                for (int m = 0; m < j; m++) {
                    sum -= l[i][m] * l[j][m];
                }
                if (i != j) {
                    l[i][j] = sum / l[j][j];
                } else if (sum > TOLERANCE * a.get(i, i)) {
                    l[i][i] = Math.sqrt(sum);
                } else {
                    return null;
                }
            }
        }
        return new Cholesky(l);
    }

    double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += 2 * Math.log(lower[i][i]);
        }
        return sum;
    }

    Column solve(Column b) {
        var x = b.toArray();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                x[i] -= lower[i][j] * x[j];
            }
            x[i] /= lower[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int j = i + 1; j < n; j++) {
                x[i] -= lower[j][i] * x[j];
            }
            x[i] /= lower[i][i];
        }
        return Column.of(x);
    }

    Matrix inverse() {
        var columns = new Column[n];
        for (int j = 0; j < n; j++) {
            int one = j;
            columns[j] = solve(Column.of(n, i -> i == one ? 1 : 0));
        }
        return Matrix.of(n, n, (i, j) -> 0.5 * (columns[j].get(i) + columns[i].get(j)));
    }
}
