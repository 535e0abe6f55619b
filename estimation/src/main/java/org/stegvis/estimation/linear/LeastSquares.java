package org.stegvis.estimation.linear;

import java.util.ArrayList;
import java.util.List;

/// Least squares of the last columns of a triangle on its first `predictors` columns, with the predictors that
/// depend on those before them set aside.
///
/// A predictor is set aside if what the kept predictors before it leave of it is less than `TOLERANCE` of
/// its length: the limited column pivoting of LINPACK as changed for R's `lm`, which keeps the order of the
/// terms and so names the later of two equal terms. Source: GOLUB & VAN LOAN 2013, section 5.4.2.
final class LeastSquares {
    static final double TOLERANCE = 1e-9;

    private final double[][] work;
    private final int predictors;
    private final int width;
    private final List<Integer> kept = new ArrayList<>();
    private final List<Integer> aliased = new ArrayList<>();

    LeastSquares(Triangle triangle, int predictors) {
        this.predictors = predictors;
        this.width = triangle.width();
        this.work = new double[width][width];
        for (int j = 0; j < width; j++) {
            for (int i = 0; i <= j; i++) {
                work[j][i] = triangle.get(i, j);
            }
        }
        for (int j = 0; j < predictors; j++) {
            double before = norm(work[j], 0);
            double left = norm(work[j], kept.size());
            if (!(left > TOLERANCE * before)) {
                aliased.add(j);
            } else {
                reflect(j, kept.size(), left);
                kept.add(j);
            }
        }
    }

    private static double norm(double[] column, int from) {
        double sum = 0;
        for (int i = from; i < column.length; i++) {
            sum += column[i] * column[i];
        }
        return Math.sqrt(sum);
    }

    private void reflect(int pivot, int row, double norm) {
        double[] v = work[pivot].clone();
        double diagonal = v[row] > 0 ? -norm : norm;
        v[row] -= diagonal;
        double length = 0;
        for (int i = row; i < width; i++) {
            length += v[i] * v[i];
        }
        for (int j = pivot; j < width; j++) {
            double product = 0;
            for (int i = row; i < width; i++) {
                product += v[i] * work[j][i];
            }
            double factor = 2 * product / length;
            for (int i = row; i < width; i++) {
                work[j][i] -= factor * v[i];
            }
        }
        for (int i = row + 1; i < width; i++) {
            work[pivot][i] = 0;
        }
    }

    int rank() {
        return kept.size();
    }

    List<Integer> aliased() {
        return List.copyOf(aliased);
    }

    /// The coefficients of column `predictors + response`; all predictors must have been kept.
    double[] coefficients(int response) {
        var solution = new double[predictors];
        for (int i = predictors - 1; i >= 0; i--) {
            double sum = work[predictors + response][i];
            for (int j = i + 1; j < predictors; j++) {
                sum -= work[j][i] * solution[j];
            }
            solution[i] = sum / work[i][i];
        }
        return solution;
    }

    /// `(X'X)⁻¹ = R⁻¹ R⁻ᵀ`; all predictors must have been kept.
    Matrix inverseCrossproduct() {
        var inverse = new double[predictors][predictors];
        for (int j = 0; j < predictors; j++) {
            inverse[j][j] = 1 / work[j][j];
            for (int i = j - 1; i >= 0; i--) {
                double sum = 0;
                for (int k = i + 1; k <= j; k++) {
                    sum -= work[k][i] * inverse[k][j];
                }
                inverse[i][j] = sum / work[i][i];
            }
        }
        return Matrix.ofRows(inverse).transpose().crossproduct();
    }

    /// `E'E`, where E is what the kept predictors leave of the last columns.
    Matrix residualCrossproduct() {
        int responses = width - predictors;
        return Matrix.of(width - rank(), responses, (i, j) -> work[predictors + j][rank() + i])
                .crossproduct();
    }
}
