package org.stegvis.estimation.longitudinal;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.linear.Matrix;

/// A correlation of the visits, with its inverse for any set of observed visits.
final class WorkingCorrelation {
    private final Matrix correlation;
    private final Map<Integer, Inverse> inverses = new HashMap<>();

    private WorkingCorrelation(Matrix correlation) {
        this.correlation = correlation;
    }

    /// Null when the matrix is no correlation: not positive definite.
    static @Nullable WorkingCorrelation of(Matrix correlation) {
        var working = new WorkingCorrelation(correlation);
        int all = (1 << correlation.rows()) - 1;
        return working.lower(members(all, correlation.rows())) == null ? null : working;
    }

    static WorkingCorrelation independence(int visits) {
        return new WorkingCorrelation(Matrix.identity(visits));
    }

    Matrix matrix() {
        return correlation;
    }

    /// The inverse of the part of the observed visits, with zeros for the others.
    ///
    /// @param values visits x visits, row by row
    record Inverse(double[] values, int[] observed) {}

    Inverse inverse(int mask) {
        return inverses.computeIfAbsent(mask, this::inverted);
    }

    private Inverse inverted(int mask) {
        int m = correlation.rows();
        int[] observed = members(mask, m);
        double[][] l = lower(observed);
        if (l == null) {
            throw new IllegalStateException("A part of a positive definite matrix is positive definite.");
        }
        int k = observed.length;
        var values = new double[m * m];
        for (int column = 0; column < k; column++) {
            var x = new double[k];
            for (int i = column; i < k; i++) {
                double sum = i == column ? 1 : 0;
                for (int h = column; h < i; h++) {
                    sum -= l[i][h] * x[h];
                }
                x[i] = sum / l[i][i];
            }
            for (int i = k - 1; i >= 0; i--) {
                double sum = x[i];
                for (int h = i + 1; h < k; h++) {
                    sum -= l[h][i] * x[h];
                }
                x[i] = sum / l[i][i];
                values[observed[i] * m + observed[column]] = x[i];
            }
        }
        return new Inverse(values, observed);
    }

    private double @Nullable [][] lower(int[] observed) {
        int k = observed.length;
        var l = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = correlation.get(observed[i], observed[j]);
                for (int h = 0; h < j; h++) {
                    sum -= l[i][h] * l[j][h];
                }
                if (i == j && !(sum > 1e-12)) {
                    return null;
                }
                l[i][j] = i == j ? Math.sqrt(sum) : sum / l[j][j];
            }
        }
        return l;
    }

    private static int[] members(int mask, int visits) {
        var members = new int[Integer.bitCount(mask)];
        int count = 0;
        for (int j = 0; j < visits; j++) {
            if ((mask & 1 << j) != 0) {
                members[count++] = j;
            }
        }
        return members;
    }
}
