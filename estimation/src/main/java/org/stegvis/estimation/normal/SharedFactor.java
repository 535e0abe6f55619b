package org.stegvis.estimation.normal;

/// A factor whose removal leaves most pairs of rows uncorrelated; its loadings, or none.
final class SharedFactor {
    private static final double SAME = 1e-9;
    private static final double[] NONE = {};

    private SharedFactor() {}

    /// A factor that accounts for every correlation: `ρ_ij = λ_i λ_j` for all i and j.
    static double[] in(double[][] correlation) {
        int n = correlation.length;
        if (n < 3) {
            return NONE;
        }
        double square = correlation[0][1] * correlation[0][2] / correlation[1][2];
        if (!(square > SAME && square <= 1)) {
            return NONE;
        }
        var loadings = new double[n];
        loadings[0] = Math.sqrt(square);
        for (int i = 1; i < n; i++) {
            loadings[i] = correlation[0][i] / loadings[0];
            if (!(Math.abs(loadings[i]) <= 1)) {
                return NONE;
            }
        }
        return zeros(correlation, loadings) == n * (n - 1) / 2 ? loadings : NONE;
    }

    /// The multiple of `direction` that leaves most pairs uncorrelated and no variance negative.
    static double[] along(double[][] correlation, double[] direction) {
        int n = correlation.length;
        double[] best = NONE;
        int most = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                double square = correlation[i][j] / (direction[i] * direction[j]);
                if (!(square > SAME && square < 1 / SAME)) {
                    continue;
                }
                var loadings = new double[n];
                for (int k = 0; k < n; k++) {
                    loadings[k] = Math.sqrt(square) * direction[k];
                }
                int zeros = zeros(correlation, loadings);
                if (zeros > most && leavesNoNegativeVariance(correlation, loadings)) {
                    most = zeros;
                    best = loadings;
                }
            }
        }
        return most > 1 ? best : NONE;
    }

    static double[][] without(double[][] correlation, double[] loadings) {
        int n = correlation.length;
        var rest = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                rest[i][j] = correlation[i][j] - loadings[i] * loadings[j];
            }
        }
        return rest;
    }

    private static int zeros(double[][] correlation, double[] loadings) {
        int zeros = 0;
        for (int i = 0; i < loadings.length; i++) {
            for (int j = i + 1; j < loadings.length; j++) {
                if (Math.abs(correlation[i][j] - loadings[i] * loadings[j]) < SAME) {
                    zeros++;
                }
            }
        }
        return zeros;
    }

    /// By elimination with the largest variance first; what is left below rounding counts as zero.
    private static boolean leavesNoNegativeVariance(double[][] correlation, double[] loadings) {
        double[][] rest = without(correlation, loadings);
        int n = rest.length;
        var done = new boolean[n];
        for (int step = 0; step < n; step++) {
            int pivot = -1;
            for (int i = 0; i < n; i++) {
                if (!done[i] && (pivot < 0 || rest[i][i] > rest[pivot][pivot])) {
                    pivot = i;
                }
            }
            if (rest[pivot][pivot] < SAME) {
                for (int i = 0; i < n; i++) {
                    if (!done[i] && rest[i][i] < -SAME) {
                        return false;
                    }
                }
                return true;
            }
            done[pivot] = true;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    if (!done[i] && !done[j]) {
                        rest[i][j] -= rest[i][pivot] * rest[pivot][j] / rest[pivot][pivot];
                    }
                }
            }
        }
        return true;
    }
}
