package org.stegvis.estimation.calculus;

import java.util.function.DoubleUnaryOperator;

/// The Gauss-Legendre rule: `∫ f over [a, b] ≈ Σ w_i f(x_i)`, exact for polynomials of degree 2n - 1.
///
/// The nodes are the roots of the Legendre polynomial of degree n, found by Newton's method from their
/// asymptotic places; the weights are `2 / ((1 - x²) P'(x)²)`. Source: DAVIS & RABINOWITZ 1984, Methods of
/// Numerical Integration, 2nd ed., section 2.7.
public final class GaussLegendre {
    private final double[] nodes;
    private final double[] weights;

    private GaussLegendre(double[] nodes, double[] weights) {
        this.nodes = nodes;
        this.weights = weights;
    }

    /// The rule with `order` nodes.
    public static GaussLegendre of(int order) {
        if (order < 1) {
            throw new IllegalArgumentException("order is %d but must be 1 or more.".formatted(order));
        }
        var nodes = new double[order];
        var weights = new double[order];
        for (int i = 0; i < (order + 1) / 2; i++) {
            double x = Math.cos(Math.PI * (i + 0.75) / (order + 0.5));
            double slope = slope(order, x);
            for (int step = 0; step < 20; step++) {
                double change = value(order, x) / slope;
                x -= change;
                slope = slope(order, x);
                if (Math.abs(change) < 1e-16) {
                    break;
                }
            }
            boolean middle = 2 * i + 1 == order;
            nodes[i] = middle ? 0 : -x;
            nodes[order - 1 - i] = middle ? 0 : x;
            weights[i] = 2 / ((1 - x * x) * slope * slope);
            weights[order - 1 - i] = weights[i];
        }
        return new GaussLegendre(nodes, weights);
    }

    public int order() {
        return nodes.length;
    }

    /// Node `index` on [a, b].
    public double node(int index, double a, double b) {
        return 0.5 * (a + b) + 0.5 * (b - a) * nodes[index];
    }

    /// Weight `index` on [a, b].
    public double weight(int index, double a, double b) {
        return 0.5 * (b - a) * weights[index];
    }

    /// `∫ f over [a, b]`.
    public double integrate(DoubleUnaryOperator f, double a, double b) {
        double sum = 0;
        for (int i = 0; i < nodes.length; i++) {
            sum += weight(i, a, b) * f.applyAsDouble(node(i, a, b));
        }
        return sum;
    }

    /// `∫ f over [a, b]`, the interval cut into `pieces` of one length.
    public double integrate(DoubleUnaryOperator f, double a, double b, int pieces) {
        double width = (b - a) / pieces;
        double sum = 0;
        for (int piece = 0; piece < pieces; piece++) {
            sum += integrate(f, a + piece * width, a + (piece + 1) * width);
        }
        return sum;
    }

    /// The Legendre polynomial of degree `order` at x, by its three-term recurrence.
    private static double value(int order, double x) {
        double before = 1;
        double here = x;
        for (int k = 2; k <= order; k++) {
            double next = ((2 * k - 1) * x * here - (k - 1) * before) / k;
            before = here;
            here = next;
        }
        return order == 0 ? 1 : here;
    }

    private static double slope(int order, double x) {
        return order * (x * value(order, x) - value(order - 1, x)) / (x * x - 1);
    }
}
