package org.stegvis.estimation.mixed;

import java.util.Optional;

/// `A = L L'` for a small positive definite matrix.
/// Source: GOLUB & VAN LOAN 2013, Matrix Computations, 4th ed., section 4.2.
record Cholesky(double[][] factor) {

    /// Empty unless A is positive definite; reads the lower triangle.
    static Optional<Cholesky> of(double[][] a) {
        int n = a.length;
        var l = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= l[i][k] * l[j][k];
                }
                if (i > j) {
                    l[i][j] = sum / l[j][j];
                } else if (sum > 0 && sum < Double.POSITIVE_INFINITY) {
                    l[i][i] = Math.sqrt(sum);
                } else {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new Cholesky(l));
    }

    double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < factor.length; i++) {
            sum += 2 * Math.log(factor[i][i]);
        }
        return sum;
    }

    double[] solve(double[] b) {
        int n = factor.length;
        double[] x = b.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= factor[i][k] * x[k];
            }
            x[i] /= factor[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                x[i] -= factor[k][i] * x[k];
            }
            x[i] /= factor[i][i];
        }
        return x;
    }

    /// `L⁻¹`, lower triangular.
    double[][] inverseFactor() {
        int n = factor.length;
        var inverse = new double[n][n];
        for (int j = 0; j < n; j++) {
            inverse[j][j] = 1 / factor[j][j];
            for (int i = j + 1; i < n; i++) {
                double sum = 0;
                for (int k = j; k < i; k++) {
                    sum -= factor[i][k] * inverse[k][j];
                }
                inverse[i][j] = sum / factor[i][i];
            }
        }
        return inverse;
    }

    double[][] inverse() {
        double[][] half = inverseFactor();
        int n = half.length;
        var inverse = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = i; k < n; k++) {
                    sum += half[k][i] * half[k][j];
                }
                inverse[i][j] = sum;
                inverse[j][i] = sum;
            }
        }
        return inverse;
    }
}
