package org.stegvis.estimation.imputation;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// A factored information matrix `A = L L'`, in which columns that follow from those before them are left out.
/// Source: GOLUB & VAN LOAN 2013, Matrix Computations, 4th ed., section 4.2.
final class Information {
    private static final double ALIASED = 1e-9;

    private final double[][] l;
    private final boolean[] kept;
    private final int rank;

    private Information(double[][] l, boolean[] kept, int rank) {
        this.l = l;
        this.kept = kept;
        this.rank = rank;
    }

    /// @param a symmetric; only the lower triangle is read
    static Information of(double[][] a) {
        int p = a.length;
        var l = new double[p][p];
        var kept = new boolean[p];
        int rank = 0;
        for (int i = 0; i < p; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = a[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= l[i][k] * l[j][k];
                }
                if (i > j) {
                    l[i][j] = kept[j] ? rest / l[j][j] : 0;
                } else if (rest > ALIASED * Math.abs(a[i][i])) {
                    l[i][i] = Math.sqrt(rest);
                    kept[i] = true;
                    rank++;
                } else {
                    Arrays.fill(l[i], 0);
                    l[i][i] = 1;
                }
            }
        }
        return new Information(l, kept, rank);
    }

    int rank() {
        return rank;
    }

    /// `A⁻¹ b`, zero for the columns left out.
    double[] solve(double[] b) {
        int p = l.length;
        var x = new double[p];
        for (int i = 0; i < p; i++) {
            if (kept[i]) {
                double rest = b[i];
                for (int k = 0; k < i; k++) {
                    rest -= l[i][k] * x[k];
                }
                x[i] = rest / l[i][i];
            }
        }
        return back(x);
    }

    /// `L'⁻¹ x`.
    private double[] back(double[] x) {
        int p = l.length;
        for (int i = p - 1; i >= 0; i--) {
            if (kept[i]) {
                double rest = x[i];
                for (int k = i + 1; k < p; k++) {
                    rest -= l[k][i] * x[k];
                }
                x[i] = rest / l[i][i];
            } else {
                x[i] = 0;
            }
        }
        return x;
    }

    /// A draw from N(0, A⁻¹).
    double[] draw(RandomGenerator random) {
        var z = new double[l.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = kept[i] ? random.nextGaussian() : 0;
        }
        return back(z);
    }
}
