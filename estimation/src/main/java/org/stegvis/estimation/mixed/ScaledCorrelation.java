package org.stegvis.estimation.mixed;

/// `Σ_ab = s_a s_b ρ(|a - b|)` with `s = exp θ` (one for all, or one a visit).
///
/// A free correlation is `θ / √(1 + θ²)`; one that is equal for all pairs of T visits is `1 - T/(T - 1) / (1 + exp
/// θ)`, which lies where the correlation matrix is positive definite. The order is the logarithms of the standard
/// deviations, then the correlations. These are the parameters of R's mmrm, on which Kenward and Roger's method
/// depends.
record ScaledCorrelation(int visits, boolean heterogeneous, Form form) implements Parametrisation {

    enum Form {
        /// One correlation for all pairs.
        EQUAL,
        /// `ρ^lag`.
        POWER,
        /// One correlation a lag.
        BY_LAG
    }

    private int scales() {
        return heterogeneous ? visits : 1;
    }

    private int correlations() {
        return visits == 1 ? 0 : form == Form.BY_LAG ? visits - 1 : 1;
    }

    @Override
    public int size() {
        return scales() + correlations();
    }

    @Override
    public double[] start(double[][] rough) {
        var theta = new double[size()];
        double log = 0;
        var sum = new double[visits];
        for (int a = 0; a < visits; a++) {
            log += Math.log(rough[a][a]) / 2 / visits;
            for (int b = 0; b < a; b++) {
                sum[a - b] += rough[a][b] / Math.sqrt(rough[a][a] * rough[b][b]);
            }
        }
        for (int s = 0; s < scales(); s++) {
            theta[s] = heterogeneous ? Math.log(rough[s][s]) / 2 : log;
        }
        double all = 0;
        for (int lag = 1; lag < visits; lag++) {
            all += sum[lag] / (visits * (visits - 1) / 2.0);
        }
        double lowest = -1.0 / Math.max(1, visits - 1);
        for (int c = 0; c < correlations(); c++) {
            double mean = switch (form) {
                case EQUAL -> all;
                case POWER -> sum[1] / (visits - 1);
                // Equal correlations are positive definite whatever the lags say.
                case BY_LAG -> all;
            };
            double rho = Math.clamp(mean, 0.9 * lowest, 0.95);
            theta[scales() + c] = form == Form.EQUAL
                    ? Math.log(visits / ((visits - 1) * (1 - rho)) - 1)
                    : rho / Math.sqrt(1 - rho * rho);
        }
        return theta;
    }

    private double scale(double[] theta, int visit) {
        return Math.exp(theta[heterogeneous ? visit : 0]);
    }

    /// How often the logarithm θ_k stands in `s_a s_b`.
    private int times(int k, int a, int b) {
        return heterogeneous ? (a == k ? 1 : 0) + (b == k ? 1 : 0) : 2;
    }

    /// The derivative of order 0, 1 or 2 of the correlation at a lag by its parameter.
    private double correlation(double[] theta, int lag, int order) {
        if (lag == 0) {
            return order == 0 ? 1 : 0;
        }
        double t = theta[scales() + (form == Form.BY_LAG ? lag - 1 : 0)];
        return form == Form.EQUAL ? equal(t, order) : power(t, form == Form.POWER ? lag : 1, order);
    }

    private double equal(double t, int order) {
        double below = 1 / (1 + Math.exp(t));
        double factor = visits / (visits - 1.0);
        return switch (order) {
            case 0 -> 1 - factor * below;
            case 1 -> factor * below * (1 - below);
            default -> factor * below * (1 - below) * (2 * below - 1);
        };
    }

    private static double power(double t, int power, int order) {
        double root = Math.sqrt(1 + t * t);
        double rho = t / root;
        double slope = 1 / (root * root * root);
        double curve = -3 * t / Math.pow(root, 5);
        return switch (order) {
            case 0 -> Math.pow(rho, power);
            case 1 -> power * Math.pow(rho, power - 1) * slope;
            default ->
                power * Math.pow(rho, power - 1) * curve
                        + (power == 1 ? 0 : power * (power - 1) * Math.pow(rho, power - 2) * slope * slope);
        };
    }

    /// Whether the correlation at a lag depends on θ_k.
    private boolean uses(int k, int lag) {
        return lag > 0 && (form != Form.BY_LAG || k - scales() == lag - 1);
    }

    @Override
    public double[][] covariance(double[] theta) {
        return derivative(theta, -1, -1);
    }

    @Override
    public double[][] first(double[] theta, int k) {
        return derivative(theta, k, -1);
    }

    @Override
    public double[][] second(double[] theta, int k, int l) {
        return derivative(theta, k, l);
    }

    /// By none, one or both of θ_k and θ_l; -1 for none.
    private double[][] derivative(double[] theta, int k, int l) {
        var value = new double[visits][visits];
        for (int a = 0; a < visits; a++) {
            for (int b = 0; b <= a; b++) {
                double factor = scale(theta, a) * scale(theta, b);
                int order = 0;
                for (int which : new int[] {k, l}) {
                    if (which >= scales()) {
                        factor *= uses(which, a - b) ? 1 : 0;
                        order++;
                    } else if (which >= 0) {
                        factor *= times(which, a, b);
                    }
                }
                value[a][b] = factor == 0 ? 0 : factor * correlation(theta, a - b, order);
                value[b][a] = value[a][b];
            }
        }
        return value;
    }
}
