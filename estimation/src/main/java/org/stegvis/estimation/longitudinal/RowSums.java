package org.stegvis.estimation.longitudinal;

/// Weighted sums over the rows of one cell: of weights, covariates x, outcomes y and their products. With
/// the working correlation of the cell they give its part of the normal equations, whatever that
/// correlation is.
final class RowSums {
    private final int q;
    private final int visits;
    private double weight;
    private final double[] x;
    private final double[] xx;
    private final double[] y;
    private final double[] xy;

    RowSums(int q, int visits) {
        this.q = q;
        this.visits = visits;
        x = new double[q];
        xx = new double[q * q];
        y = new double[visits];
        xy = new double[q * visits];
    }

    /// @param i position of the participant in both arrays
    void add(double w, double[] covariates, double[] outcomes, int i) {
        weight += w;
        int from = i * visits;
        for (int j = 0; j < visits; j++) {
            y[j] += w * outcomes[from + j];
        }
        for (int k = 0; k < q; k++) {
            double wx = w * covariates[i * q + k];
            x[k] += wx;
            for (int l = k; l < q; l++) {
                xx[k * q + l] += wx * covariates[i * q + l];
            }
            for (int j = 0; j < visits; j++) {
                xy[k * visits + j] += wx * outcomes[from + j];
            }
        }
    }

    /// Adds `Σ w X'R⁻¹X` (upper triangle) and `Σ w X'R⁻¹y`.
    void addTo(Cell cell, double[] crossproduct, double[] right) {
        int p = cell.sides().length;
        int size = p + q;
        for (int k = 0; k < p; k++) {
            for (int l = k; l < p; l++) {
                crossproduct[k * size + l] += weight * cell.squares()[k * p + l];
            }
            for (int l = 0; l < q; l++) {
                crossproduct[k * size + p + l] += cell.sides()[k] * x[l];
            }
            for (int j = 0; j < visits; j++) {
                right[k] += cell.timeByInverse()[k * visits + j] * y[j];
            }
        }
        for (int k = 0; k < q; k++) {
            for (int l = k; l < q; l++) {
                crossproduct[(p + k) * size + p + l] += cell.total() * xx[k * q + l];
            }
            for (int j = 0; j < visits; j++) {
                right[p + k] += cell.sums()[j] * xy[k * visits + j];
            }
        }
    }
}
