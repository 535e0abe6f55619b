package org.stegvis.design.compiled;

/// Cholesky's method for a small symmetric matrix that is kept by rows in one array.
/// Source: GOLUB & VAN LOAN 2013, Matrix Computations, 4th ed., section 4.2.
final class Solving {
    /// A pivot below this part of its diagonal means that a term is a combination of those before it.
    private static final double SMALLEST_PIVOT = 1e-11;

    private Solving() {}

    /// Replaces the first n rows and columns by the inverse. False when there is none.
    ///
    /// @param work n x n
    static boolean invert(double[] matrix, int n, double[] work) {
        for (int j = 0; j < n; j++) {
            for (int i = j; i < n; i++) {
                double sum = matrix[i * n + j];
                for (int k = 0; k < j; k++) {
                    sum -= work[i * n + k] * work[j * n + k];
                }
                if (i == j) {
                    if (!(sum > SMALLEST_PIVOT * matrix[j * n + j])) {
                        return false;
                    }
                    work[j * n + j] = Math.sqrt(sum);
                } else {
                    work[i * n + j] = sum / work[j * n + j];
                }
            }
        }
        // The inverse of the triangle, below the diagonal of `matrix`.
        for (int j = 0; j < n; j++) {
            matrix[j * n + j] = 1 / work[j * n + j];
            for (int i = j + 1; i < n; i++) {
                double sum = 0;
                for (int k = j; k < i; k++) {
                    sum -= work[i * n + k] * matrix[k * n + j];
                }
                matrix[i * n + j] = sum / work[i * n + i];
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = i; k < n; k++) {
                    sum += matrix[k * n + i] * matrix[k * n + j];
                }
                work[i * n + j] = sum;
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i * n + j] = work[i * n + j];
                matrix[j * n + i] = work[i * n + j];
            }
        }
        return true;
    }
}
