package org.stegvis.estimation.mixed;

/// Products and sums of small dense matrices.
final class Products {
    private Products() {}

    static double[][] of(double[][] x, double[][] y) {
        int columns = y.length == 0 ? 0 : y[0].length;
        var product = new double[x.length][columns];
        for (int i = 0; i < x.length; i++) {
            double[] to = product[i];
            for (int k = 0; k < y.length; k++) {
                double left = x[i][k];
                double[] right = y[k];
                for (int j = 0; j < columns; j++) {
                    to[j] += left * right[j];
                }
            }
        }
        return product;
    }

    /// `x' y`.
    static double[][] transposedTimes(double[][] x, double[][] y) {
        var product = new double[x[0].length][y[0].length];
        for (int k = 0; k < x.length; k++) {
            for (int i = 0; i < product.length; i++) {
                double left = x[k][i];
                for (int j = 0; j < product[i].length; j++) {
                    product[i][j] += left * y[k][j];
                }
            }
        }
        return product;
    }

    /// `w m w` for symmetric w.
    static double[][] sandwich(double[][] w, double[][] m) {
        return of(of(w, m), w);
    }

    static double[][] sum(double[][] x, double[][] y) {
        return combined(x, y, 1);
    }

    static double[][] difference(double[][] x, double[][] y) {
        return combined(x, y, -1);
    }

    /// `x + factor · y`.
    static double[][] combined(double[][] x, double[][] y, double factor) {
        var sum = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            sum[i] = x[i].clone();
            for (int j = 0; j < sum[i].length; j++) {
                sum[i][j] += factor * y[i][j];
            }
        }
        return sum;
    }
}
