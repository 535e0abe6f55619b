package org.stegvis.estimation.mixed;

/// `Σ = D Λ Λ' D` with `D = diag(exp θ)` and Λ unit lower triangular: every positive definite matrix, once.
///
/// The order is the T logarithms, then the entries of Λ row by row.
/// Source: PINHEIRO & BATES 1996, Statistics and Computing 6, 289-296, for Cholesky parametrisations.
record UnstructuredCovariance(int visits) implements Parametrisation {

    @Override
    public int size() {
        return visits * (visits + 1) / 2;
    }

    @Override
    public double[] start(double[][] rough) {
        double[][] l = Cholesky.of(rough).orElseThrow().factor();
        var theta = new double[size()];
        for (int a = 0; a < visits; a++) {
            theta[a] = Math.log(l[a][a]);
            for (int b = 0; b < a; b++) {
                theta[place(a, b)] = l[a][b] / l[a][a];
            }
        }
        return theta;
    }

    private int place(int row, int column) {
        return visits + row * (row - 1) / 2 + column;
    }

    private double[][] factor(double[] theta) {
        var l = new double[visits][visits];
        for (int a = 0; a < visits; a++) {
            double d = Math.exp(theta[a]);
            l[a][a] = d;
            for (int b = 0; b < a; b++) {
                l[a][b] = d * theta[place(a, b)];
            }
        }
        return l;
    }

    /// The only row of the factor that θ_k changes.
    private int row(int k) {
        if (k < visits) {
            return k;
        }
        int row = 1;
        while (place(row, row) <= k) {
            row++;
        }
        return row;
    }

    /// The derivative of that row by θ_k.
    private double[] slope(double[][] l, double[] theta, int k) {
        int row = row(k);
        if (k < visits) {
            return l[row].clone();
        }
        var slope = new double[visits];
        slope[k - place(row, 0)] = Math.exp(theta[row]);
        return slope;
    }

    @Override
    public double[][] covariance(double[] theta) {
        double[][] l = factor(theta);
        var sigma = new double[visits][visits];
        for (int a = 0; a < visits; a++) {
            for (int b = 0; b < visits; b++) {
                sigma[a][b] = dot(l[a], l[b]);
            }
        }
        return sigma;
    }

    @Override
    public double[][] first(double[] theta, int k) {
        double[][] l = factor(theta);
        var derivative = new double[visits][visits];
        addRow(derivative, row(k), slope(l, theta, k), l);
        return derivative;
    }

    /// Adds `s l_b'` to row and column `row`: the change of Σ when that row of the factor changes by s.
    private void addRow(double[][] to, int row, double[] s, double[][] l) {
        for (int b = 0; b < visits; b++) {
            double value = dot(s, l[b]);
            to[row][b] += value;
            to[b][row] += value;
        }
    }

    @Override
    public double[][] second(double[] theta, int k, int l) {
        double[][] factor = factor(theta);
        var derivative = new double[visits][visits];
        int rowK = row(k);
        int rowL = row(l);
        double both = dot(slope(factor, theta, k), slope(factor, theta, l));
        derivative[rowK][rowL] += both;
        derivative[rowL][rowK] += both;
        if (rowK == rowL && (k < visits || l < visits)) {
            addRow(derivative, rowK, slope(factor, theta, Math.max(k, l)), factor);
        }
        return derivative;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }
}
