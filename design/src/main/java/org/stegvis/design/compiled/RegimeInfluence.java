package org.stegvis.design.compiled;

import java.util.Arrays;

/// The influence of each participant on the values of the regimes where covariates are adjusted for, and the sums of
/// their products. Source: as `org.stegvis.estimation.regimes.WeightedReplicated`.
final class RegimeInfluence {
    private final Fields fields;
    private final CellSums sums;
    private final Centre centre;
    private final Equations equations;
    private final int d;
    private final double[] own;

    /// For each cell: constants of the influence, regime by regime, and the outcome of its names.
    private double[] ofError = {};

    private double[] ofOne = {};
    private double[] ofScore = {};
    private double[] ofNames = {};

    /// @param d how many regimes
    RegimeInfluence(Fields fields, CellSums sums, Centre centre, Equations equations, int d) {
        this.fields = fields;
        this.sums = sums;
        this.centre = centre;
        this.equations = equations;
        this.d = d;
        own = new double[d];
    }

    /// With covariates X, residual `e = Y - X'γ` and `s = Σ W (e - β)` over the participant's regimes, the
    /// influence on value k is `Σ B_kd W_d (e - β_d) + s B_kX X`, and that on the mean covariates `X'γ /
    /// n`.
    ///
    /// @param regimesOf for each way the regimes that it is consistent with
    /// @param covariance to which the products are added
    void add(int participants, int[][] regimesOf, double[][] weightsOf, double[] covariance) {
        constants(regimesOf, weightsOf);
        int numbers = sums.numbers;
        double[] slopes = equations.solution;
        double[] psi = own;
        for (int i = 0; i < participants; i++) {
            int c = sums.cell[i];
            if (c < 0) {
                continue;
            }
            double explained = ofNames[3 * c];
            for (int j = 0; j < numbers; j++) {
                explained += slopes[d + j] * (fields.numbers[j][i] - sums.shift[j] - centre.mean[j]);
            }
            double error = fields.outcome[i] - sums.shiftOfOutcome - explained;
            double ofMeans = explained / sums.analysed;
            double score = ofNames[3 * c + 1] * error - ofNames[3 * c + 2];
            for (int k = 0; k < d; k++) {
                double of = ofScore[c * d + k];
                for (int j = 0; j < numbers; j++) {
                    of += equations.matrix[k * equations.size + d + j]
                            * (fields.numbers[j][i] - sums.shift[j] - centre.mean[j]);
                }
                psi[k] = ofError[c * d + k] * error - ofOne[c * d + k] + score * of + ofMeans;
            }
            for (int k = 0; k < d; k++) {
                for (int l = 0; l <= k; l++) {
                    covariance[k * d + l] += psi[k] * psi[l];
                }
            }
        }
        for (int k = 0; k < d; k++) {
            for (int l = 0; l < k; l++) {
                covariance[l * d + k] = covariance[k * d + l];
            }
        }
    }

    private void constants(int[][] regimesOf, double[][] weightsOf) {
        int cells = sums.cells();
        if (ofError.length < cells * d) {
            ofError = new double[cells * d];
            ofOne = new double[cells * d];
            ofScore = new double[cells * d];
            ofNames = new double[cells * 3];
        }
        for (int c = 0; c < cells; c++) {
            if (sums.n(c) == 0) {
                continue;
            }
            ofNames[3 * c] = equations.ofIndicators(c, own);
            System.arraycopy(own, 0, ofScore, c * d, d);
            int[] mine = regimesOf[c / fields.cells];
            double[] weights = weightsOf[c / fields.cells];
            double sum = 0;
            double sumOfValues = 0;
            Arrays.fill(ofError, c * d, c * d + d, 0);
            Arrays.fill(ofOne, c * d, c * d + d, 0);
            for (int m = 0; m < mine.length; m++) {
                double value = equations.solution[mine[m]];
                sum += weights[m];
                sumOfValues += weights[m] * value;
                for (int k = 0; k < d; k++) {
                    double weighted = equations.inverse(k, mine[m]) * weights[m];
                    ofError[c * d + k] += weighted;
                    ofOne[c * d + k] += weighted * value;
                }
            }
            ofNames[3 * c + 1] = sum;
            ofNames[3 * c + 2] = sumOfValues;
        }
    }
}
