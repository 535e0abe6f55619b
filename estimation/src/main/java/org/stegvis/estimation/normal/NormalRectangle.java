package org.stegvis.estimation.normal;

import java.util.Arrays;
import org.stegvis.estimation.calculus.GaussLegendre;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;

/// `P(lower_i <= X_i <= upper_i for all i)` for X normal with mean zero and an n x n covariance of any rank.
///
/// X is taken apart one independent standard normal at a time: the variance that one row shares with the
/// others is removed, rows left without variance become bounds of that normal, and rows left uncorrelated are
/// integrated apart, since their probabilities multiply. What remains are nested integrals over as many
/// variables as must be held, less one; each is a Gauss-Legendre sum on intervals cut where the bounds within
/// cross. Two orders of the rule are compared, so the error is known, not sampled.
///
/// Where the covariance is that of differences from one common quantity, one more normal in front makes the
/// others (nearly) independent, and the integral has one variable; such a structure is found, or given by
/// `sharing`.
///
/// Source of the sequential conditioning: GENZ 1992, Numerical computation of multivariate normal
/// probabilities; for singular covariances GENZ & KWONG 2000. Of the one-factor integral: DUNNETT & SOBEL
/// 1955.
public final class NormalRectangle {
    /// Beyond this many standard deviations nothing is left: 2 Φ(-9) is about 2e-19.
    private static final double END = 9;

    private static final int[] ORDERS = {12, 20, 32, 48, 72, 108};

    /// When two rules agree well enough, by the number of nested integrals; each more costs forty times the
    /// work.
    private static final double[] ENOUGH = {1e-11, 1e-11, 1e-9, 1e-7, 1e-6};

    /// About how many evaluations of the innermost interval one probability may cost.
    private static final double BUDGET = 2e7;

    private final Layer.Many root;
    private final double[] scale;

    private NormalRectangle(Layer.Many root, double[] scale) {
        this.root = root;
        this.scale = scale;
    }

    /// The rectangles of a normal with this covariance, n x n.
    ///
    /// @throws IllegalArgumentException when the covariance is not symmetric, or has a variance below zero
    public static NormalRectangle of(Matrix covariance) {
        return of(covariance, SharedFactor.in(correlation(covariance, scale(covariance))));
    }

    /// The same, where it is known that taking out a multiple of one factor disentangles the rows.
    ///
    /// @param loadings how much of the factor each row has, up to a common multiple
    public static NormalRectangle sharing(Matrix covariance, Column loadings) {
        double[] scale = scale(covariance);
        double[][] correlation = correlation(covariance, scale);
        loadings.requireSize("loadings", scale.length);
        var direction = new double[scale.length];
        for (int i = 0; i < direction.length; i++) {
            direction[i] = loadings.get(i) / scale[i];
        }
        return of(covariance, SharedFactor.along(correlation, direction));
    }

    private static NormalRectangle of(Matrix covariance, double[] loadings) {
        double[] scale = scale(covariance);
        double[][] correlation = correlation(covariance, scale);
        return new NormalRectangle(Layer.of(correlation, loadings), scale);
    }

    /// The probability that every row lies between its bounds, which may be infinite.
    public Integral probability(double[] lower, double[] upper) {
        int n = scale.length;
        if (lower.length != n || upper.length != n) {
            throw new IllegalArgumentException(
                    "there are %d lower and %d upper bounds but %d rows; give one a row each."
                            .formatted(lower.length, upper.length, n));
        }
        var from = new double[n];
        var to = new double[n];
        for (int i = 0; i < n; i++) {
            if (!(lower[i] <= upper[i])) {
                return new Integral(0, 0);
            }
            from[i] = lower[i] / scale[i];
            to[i] = upper[i] / scale[i];
        }
        return refined(from, to);
    }

    /// The same with bounds in standard deviations of each row.
    public Integral standardised(double[] lower, double[] upper) {
        return probability(scaled(lower), scaled(upper));
    }

    private double[] scaled(double[] bounds) {
        var scaled = bounds.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= scale[i];
        }
        return scaled;
    }

    /// The probability that every row is at most `bound` standard deviations above zero.
    public Integral below(double bound) {
        var lower = new double[scale.length];
        Arrays.fill(lower, Double.NEGATIVE_INFINITY);
        return probability(lower, times(bound));
    }

    /// The probability that every row is within `bound` standard deviations of zero.
    public Integral within(double bound) {
        return probability(times(-bound), times(bound));
    }

    private double[] times(double bound) {
        return Arrays.stream(scale).map(each -> bound * each).toArray();
    }

    /// Raises the order until two rules agree, or the next would cost more than the budget.
    private Integral refined(double[] from, double[] to) {
        int depth = root.depth();
        if (depth == 0) {
            return new Integral(evaluate(GaussLegendre.of(1), from, to), 1e-15);
        }
        double before = evaluate(GaussLegendre.of(8), from, to);
        double enough = ENOUGH[Math.min(depth, ENOUGH.length - 1)];
        double error = 1;
        for (int order : ORDERS) {
            if (error < 1 && Math.pow(2.0 * order, depth) > BUDGET) {
                break;
            }
            double value = evaluate(GaussLegendre.of(order), from, to);
            error = Math.abs(value - before);
            before = value;
            if (error < enough) {
                // Two rules of few nodes may miss the same bend and agree by chance: no more is promised than was
                // asked.
                error = order == ORDERS[0] ? enough : error;
                break;
            }
        }
        return new Integral(Math.clamp(before, 0, 1), Math.max(error, 1e-15));
    }

    private double evaluate(GaussLegendre rule, double[] from, double[] to) {
        return root.probability(new Walk(rule, from, to, END));
    }

    private static double[] scale(Matrix covariance) {
        int n = covariance.rows();
        var scale = new double[n];
        for (int i = 0; i < n; i++) {
            double variance = covariance.get(i, i);
            if (!(variance > 0 && variance < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "the variance of row %d is %s but must be positive; leave out rows that do not vary."
                                .formatted(i + 1, variance));
            }
            scale[i] = Math.sqrt(variance);
        }
        return scale;
    }

    private static double[][] correlation(Matrix covariance, double[] scale) {
        int n = scale.length;
        if (covariance.columns() != n) {
            throw new IllegalArgumentException(
                    "covariance is %d x %d but must be square.".formatted(n, covariance.columns()));
        }
        var correlation = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double one = covariance.get(i, j) / (scale[i] * scale[j]);
                double other = covariance.get(j, i) / (scale[i] * scale[j]);
                if (!(Math.abs(one - other) < 1e-9)) {
                    throw new IllegalArgumentException(
                            "covariance[%d][%d] is %s but covariance[%d][%d] is %s; they must be equal."
                                    .formatted(i, j, covariance.get(i, j), j, i, covariance.get(j, i)));
                }
                correlation[i][j] = i == j ? 1 : 0.5 * (one + other);
            }
        }
        return correlation;
    }
}
