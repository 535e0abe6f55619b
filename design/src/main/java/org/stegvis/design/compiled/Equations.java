package org.stegvis.design.compiled;

import java.util.Arrays;

/// Weighted normal equations of one mean a group and common covariates, from the sums of cells.
///
/// Columns: `groups` indicators, then the centred covariates. The outcome is taken less the shift of the sums.
final class Equations {
    private final CellSums sums;
    private final Centre centre;
    private final int groups;
    final double[] matrix;
    final double[] right;
    final double[] solution;
    private final double[] work;
    private final double[] information;
    private final double[] z;
    int size;

    Equations(CellSums sums, Centre centre, int groups) {
        this.sums = sums;
        this.centre = centre;
        this.groups = groups;
        int most = groups + centre.widest();
        matrix = new double[most * most];
        work = new double[most * most];
        information = new double[most * most];
        right = new double[most];
        solution = new double[most];
        z = new double[centre.widest()];
    }

    void begin() {
        size = groups + centre.width;
        Arrays.fill(matrix, 0, size * size, 0);
        Arrays.fill(right, 0, size, 0);
    }

    /// Adds the participants of a cell to the equation of one group.
    void add(int cell, int group, double weight) {
        double n = sums.n(cell);
        double y = sums.y(cell);
        matrix[group * size + group] += weight * n;
        right[group] += weight * y;
        int numbers = sums.numbers;
        centre.indicators(cell, z);
        for (int j = 0; j < numbers; j++) {
            matrix[(groups + j) * size + group] += weight * (sums.x(cell, j) - n * centre.mean[j]);
        }
        for (int j = numbers; j < centre.width; j++) {
            matrix[(groups + j) * size + group] += weight * n * z[j];
        }
        covariates(cell, weight);
    }

    private void covariates(int cell, double weight) {
        double n = sums.n(cell);
        double y = sums.y(cell);
        int numbers = sums.numbers;
        for (int j = 0; j < centre.width; j++) {
            int row = (groups + j) * size + groups;
            boolean isNumber = j < numbers;
            right[groups + j] += weight * (isNumber ? sums.xy(cell, j) - centre.mean[j] * y : z[j] * y);
            for (int k = 0; k <= j; k++) {
                double product;
                if (isNumber) {
                    product = sums.xx(cell, j, k)
                            - centre.mean[j] * sums.x(cell, k)
                            - centre.mean[k] * sums.x(cell, j)
                            + n * centre.mean[j] * centre.mean[k];
                } else if (k < numbers) {
                    product = z[j] * (sums.x(cell, k) - n * centre.mean[k]);
                } else {
                    product = n * z[j] * z[k];
                }
                matrix[row + k] += weight * product;
            }
        }
    }

    /// Turns the matrix into its inverse and finds the solution. False when the terms are not independent.
    boolean solve() {
        for (int i = groups; i < size; i++) {
            for (int j = groups; j <= i; j++) {
                information[i * size + j] = matrix[i * size + j];
                information[j * size + i] = matrix[i * size + j];
            }
        }
        if (!Solving.invert(matrix, size, work)) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int j = 0; j < size; j++) {
                sum += matrix[i * size + j] * right[j];
            }
            solution[i] = sum;
        }
        return true;
    }

    double inverse(int i, int j) {
        return matrix[i * size + j];
    }

    /// What the covariates of a cell that are names add to its outcome, and for each group what they add to
    /// the row of the inverse.
    double ofIndicators(int cell, double[] into) {
        centre.indicators(cell, z);
        double sum = 0;
        Arrays.fill(into, 0, groups, 0);
        for (int j = sums.numbers; j < centre.width; j++) {
            sum += z[j] * solution[groups + j];
            for (int k = 0; k < groups; k++) {
                into[k] += inverse(k, groups + j) * z[j];
            }
        }
        return sum;
    }

    /// The sum over participants of the square of `X'γ`, from the sums of cells.
    double squaresOfCovariates() {
        double squares = 0;
        for (int j = 0; j < centre.width; j++) {
            for (int k = 0; k < centre.width; k++) {
                squares += solution[groups + j] * solution[groups + k] * information[(groups + j) * size + groups + k];
            }
        }
        return squares;
    }
}
