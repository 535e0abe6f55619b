package org.stegvis.estimation.mixed;

import java.util.ArrayList;
import java.util.List;

/// `Σ = Z Λ Λ' Z' + exp(2θ) I` with Λ lower triangular: a participant's own intercept, or line, and independent
/// errors.
///
/// `columns` are those of Z, one value a visit. The order is Λ row by row, then the logarithm of the residual
/// standard deviation. A zero on the diagonal of Λ is a variance of zero and may be the maximum: the likelihood is
/// even in it.
record RandomCoefficients(double[][] columns) implements Parametrisation {

    private int visits() {
        return columns[0].length;
    }

    private int effects() {
        return columns.length;
    }

    private int entries() {
        return effects() * (effects() + 1) / 2;
    }

    @Override
    public int size() {
        return entries() + 1;
    }

    @Override
    public double[] start(double[][] rough) {
        double variance = 0;
        for (int a = 0; a < visits(); a++) {
            variance += rough[a][a] / visits();
        }
        var theta = new double[size()];
        for (int e = 0; e < effects(); e++) {
            double size = 0;
            for (double z : columns[e]) {
                size += z * z / visits();
            }
            theta[e * (e + 1) / 2 + e] = Math.sqrt(variance * (e == 0 ? 0.4 : 0.1) / Math.max(size, Double.MIN_NORMAL));
        }
        theta[entries()] = Math.log(variance / 2) / 2;
        return theta;
    }

    /// `Z Λ`'s change by the entry k of Λ: one column of Z, at the place of another.
    private int effect(int k) {
        int row = 0;
        while ((row + 1) * (row + 2) / 2 <= k) {
            row++;
        }
        return row;
    }

    private int factor(int k) {
        int row = effect(k);
        return k - row * (row + 1) / 2;
    }

    /// Column `c` of Z Λ.
    private double[] loading(double[] theta, int c) {
        var loading = new double[visits()];
        for (int e = c; e < effects(); e++) {
            for (int a = 0; a < visits(); a++) {
                loading[a] += columns[e][a] * theta[e * (e + 1) / 2 + c];
            }
        }
        return loading;
    }

    @Override
    public double[][] covariance(double[] theta) {
        var sigma = new double[visits()][visits()];
        for (int c = 0; c < effects(); c++) {
            double[] loading = loading(theta, c);
            addOuter(sigma, loading, loading, 0.5);
        }
        addIdentity(sigma, Math.exp(2 * theta[entries()]));
        return sigma;
    }

    @Override
    public double[][] first(double[] theta, int k) {
        var derivative = new double[visits()][visits()];
        if (k == entries()) {
            addIdentity(derivative, 2 * Math.exp(2 * theta[k]));
        } else {
            addOuter(derivative, columns[effect(k)], loading(theta, factor(k)), 1);
        }
        return derivative;
    }

    @Override
    public double[][] second(double[] theta, int k, int l) {
        var derivative = new double[visits()][visits()];
        if (k == entries() && l == entries()) {
            addIdentity(derivative, 4 * Math.exp(2 * theta[k]));
        } else if (k < entries() && l < entries() && factor(k) == factor(l)) {
            addOuter(derivative, columns[effect(k)], columns[effect(l)], 1);
        }
        return derivative;
    }

    /// Σ is linear in the variances and covariances of the effects, and in that of the errors.
    @Override
    public double[][][] linearDirections() {
        var directions = new double[size()][visits()][visits()];
        for (int k = 0; k < entries(); k++) {
            int row = effect(k);
            int column = factor(k);
            addOuter(directions[k], columns[row], columns[column], row == column ? 0.5 : 1);
        }
        addIdentity(directions[entries()], 1);
        return directions;
    }

    @Override
    public String edge(double[] theta) {
        double residual = Math.exp(theta[entries()]);
        List<String> none = new ArrayList<>();
        for (int e = 0; e < effects(); e++) {
            double spread = Math.abs(theta[e * (e + 1) / 2 + e]) * largest(columns[e]);
            if (spread < 1e-5 * residual) {
                none.add(
                        e == 0
                                ? "the intercepts of participants do not vary"
                                : "the slopes of participants do not vary beyond their intercepts");
            }
        }
        return String.join(", and ", none);
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /// Adds `factor · (x y' + y x')`.
    private static void addOuter(double[][] to, double[] x, double[] y, double factor) {
        for (int a = 0; a < x.length; a++) {
            for (int b = 0; b < x.length; b++) {
                to[a][b] += factor * (x[a] * y[b] + y[a] * x[b]);
            }
        }
    }

    private static void addIdentity(double[][] to, double value) {
        for (int a = 0; a < to.length; a++) {
            to[a][a] += value;
        }
    }
}
