package org.stegvis.estimation.linear;

/// A root of correlations, also where some rows follow from others: `factor · factor'` are the correlations of a
/// covariance of rank r.
///
/// By Cholesky's method with diagonal pivoting: column k is the part of the row with most variance left that no column
/// before it has, so the row of the k-th pivot ends at column k. Source: HIGHAM 2002, Accuracy and Stability of
/// Numerical Algorithms, 2nd ed., section 10.3.
///
/// @param factor n x r
public record CorrelationRoot(Matrix factor) {
    /// Of a variance of 1, what is left to a row that follows from others.
    private static final double NOTHING = 1e-10;

    /// Finds the root of the correlations that a covariance has, and its rank with it.
    ///
    /// @param covariance n x n, of any rank
    /// @throws IllegalArgumentException when a row has no variance
    public static CorrelationRoot of(Matrix covariance) {
        int n = covariance.rows();
        var rest = new double[n][n];
        for (int i = 0; i < n; i++) {
            if (!(covariance.get(i, i) > 0)) {
                throw new IllegalArgumentException(
                        "the variance of row %d is %s but must be positive.".formatted(i + 1, covariance.get(i, i)));
            }
            for (int j = 0; j < n; j++) {
                rest[i][j] = covariance.get(i, j) / Math.sqrt(covariance.get(i, i) * covariance.get(j, j));
            }
        }
        var factor = new double[n][n];
        int rank = 0;
        for (int pivot = largest(rest); pivot >= 0; pivot = largest(rest)) {
            double sd = Math.sqrt(rest[pivot][pivot]);
            for (int i = 0; i < n; i++) {
                factor[i][rank] = rest[i][pivot] / sd;
            }
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    rest[i][j] -= factor[i][rank] * factor[j][rank];
                }
            }
            rank++;
        }
        return new CorrelationRoot(Matrix.of(n, rank, (i, k) -> factor[i][k]));
    }

    private static int largest(double[][] rest) {
        int best = -1;
        for (int i = 0; i < rest.length; i++) {
            if (rest[i][i] > NOTHING && (best < 0 || rest[i][i] > rest[best][best])) {
                best = i;
            }
        }
        return best;
    }

    public int rank() {
        return factor.columns();
    }
}
