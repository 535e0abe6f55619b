package org.stegvis.estimation.mixed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stegvis.estimation.linear.Diagnosis;

/// What is known before the first step: least squares, a rough covariance, and what the data cannot tell.
final class Start {
    private static final double ALIASED = 1e-11;
    private static final double SINGULAR = 1e-9;

    private Start() {}

    /// The terms that are linear combinations of those before them: what is left of their sum of squares is rounding.
    static List<String> aliased(PatternSums sums, List<String> names) {
        double[][] a = crossproduct(sums);
        int p = a.length;
        var l = new double[p][p];
        var aliased = new ArrayList<String>();
        for (int i = 0; i < p; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = a[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= l[i][k] * l[j][k];
                }
                if (i > j) {
                    l[i][j] = l[j][j] == 0 ? 0 : rest / l[j][j];
                } else if (rest > ALIASED * a[i][i]) {
                    l[i][i] = Math.sqrt(rest);
                } else {
                    aliased.add(names.get(i));
                }
            }
        }
        return aliased;
    }

    private static double[][] identity(int size) {
        var identity = new double[size][size];
        for (int i = 0; i < size; i++) {
            identity[i][i] = 1;
        }
        return identity;
    }

    private static double[][] crossproduct(PatternSums sums) {
        int p = sums.terms();
        var crossproduct = new double[p][p];
        for (VisitPattern pattern : sums.patterns()) {
            double[][] identity = identity(pattern.size());
            for (int j = 0; j < p; j++) {
                double[] row = pattern.weighted(j, identity);
                for (int l = 0; l < p; l++) {
                    crossproduct[j][l] += pattern.uu()[sums.source()[j]][sums.source()[l]] * pattern.along(l, row);
                }
            }
        }
        return crossproduct;
    }

    static double[] leastSquares(PatternSums sums) {
        return Evaluation.at(sums, identity(sums.visits()), false).orElseThrow().coefficients();
    }

    /// The covariance of residuals over the participants with both visits, drawn towards its diagonal until it is
    /// positive definite. Empty where the residuals of some visit are nothing but rounding.
    static Optional<double[][]> covariance(PatternSums residual, PatternSums raw) {
        int visits = residual.visits();
        if (!constantVisits(residual, raw).isEmpty()) {
            return Optional.empty();
        }
        var sum = new double[visits][visits];
        var count = new double[visits][visits];
        for (VisitPattern pattern : residual.patterns()) {
            for (int a = 0; a < pattern.size(); a++) {
                for (int b = 0; b < pattern.size(); b++) {
                    sum[pattern.visits()[a]][pattern.visits()[b]] += pattern.yy()[a][b];
                    count[pattern.visits()[a]][pattern.visits()[b]] += pattern.participants();
                }
            }
        }
        for (int a = 0; a < visits; a++) {
            for (int b = 0; b < visits; b++) {
                sum[a][b] /= Math.max(1, count[a][b]);
            }
        }
        for (double shrink = 0.98; ; shrink *= 0.8) {
            var tried = new double[visits][visits];
            for (int a = 0; a < visits; a++) {
                for (int b = 0; b < visits; b++) {
                    tried[a][b] = a == b ? sum[a][a] : shrink * sum[a][b];
                }
            }
            if (Cholesky.of(tried).isPresent()) {
                return Optional.of(tried);
            }
        }
    }

    /// The visits at which the fixed effects leave no residual.
    static List<String> constant(PatternSums residual, PatternSums raw, List<String> visits) {
        return constantVisits(residual, raw).stream().map(visits::get).toList();
    }

    private static List<Integer> constantVisits(PatternSums residual, PatternSums raw) {
        var constant = new ArrayList<Integer>();
        for (int v = 0; v < residual.visits(); v++) {
            double left = square(residual, v);
            if (!(left > 1e-20 * square(raw, v))) {
                constant.add(v);
            }
        }
        return constant;
    }

    private static double square(PatternSums sums, int visit) {
        double square = 0;
        for (VisitPattern pattern : sums.patterns()) {
            for (int a = 0; a < pattern.size(); a++) {
                if (pattern.visits()[a] == visit) {
                    square += pattern.yy()[a][a];
                }
            }
        }
        return square;
    }

    /// Why Σ is singular: visits whose variance, or what is left of it after the visits before, is next to nothing
    /// beside the `rough` one. Empty where it is not.
    static Optional<Diagnosis> singular(double[][] sigma, double[][] rough, List<String> visits) {
        int n = sigma.length;
        var l = new double[n][n];
        var constant = new ArrayList<String>();
        var dependent = new ArrayList<String>();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = sigma[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= l[i][k] * l[j][k];
                }
                if (i > j) {
                    l[i][j] = l[j][j] == 0 ? 0 : rest / l[j][j];
                } else if (!(sigma[i][i] > SINGULAR * rough[i][i])) {
                    constant.add(visits.get(i));
                } else if (rest > SINGULAR * Math.min(sigma[i][i], rough[i][i])) {
                    l[i][i] = Math.sqrt(rest);
                } else {
                    dependent.add(visits.get(i));
                }
            }
        }
        if (!constant.isEmpty()) {
            return Optional.of(new Diagnosis.NoResidualVariance(constant));
        }
        return dependent.isEmpty() ? Optional.empty() : Optional.of(new Diagnosis.SingularCovariance(dependent));
    }
}
