package org.stegvis.estimation.mixed;

/// `Σ = L L'`, L lower triangular with `exp θ` on its diagonal: every positive definite matrix, once.
///
/// The order is the T logarithms, then the entries below the diagonal row by row; where `scaled`, each of these is
/// the entry divided by the diagonal of its row. The scaled form is that of R's mmrm, on which Kenward and Roger's
/// method depends; the other stays well behaved where Σ is nearly singular.
/// Source: PINHEIRO & BATES 1996, Statistics and Computing 6, 289-296, for Cholesky parametrisations.
record UnstructuredCovariance(int visits, boolean scaled) implements Parametrisation {

    @Override
    public int size() {
        return visits * (visits + 1) / 2;
    }

    @Override
    public Parametrisation forInference() {
        return new UnstructuredCovariance(visits, true);
    }

    @Override
    public double[] start(double[][] rough) {
        double[][] l = Cholesky.of(rough).orElseThrow().factor();
        var theta = new double[size()];
        for (int a = 0; a < visits; a++) {
            theta[a] = Math.log(l[a][a]);
            for (int b = 0; b < a; b++) {
                theta[place(a, b)] = scaled ? l[a][b] / l[a][a] : l[a][b];
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
                l[a][b] = (scaled ? d : 1) * theta[place(a, b)];
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
        if (k < visits && scaled) {
            return l[row].clone();
        }
        var slope = new double[visits];
        if (k < visits) {
            slope[row] = l[row][row];
        } else {
            slope[k - place(row, 0)] = scaled ? Math.exp(theta[row]) : 1;
        }
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
        if (rowK == rowL && (scaled ? k < visits || l < visits : k == l && k < visits)) {
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
