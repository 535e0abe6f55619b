package org.stegvis.design.interim;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.stegvis.estimation.calculus.GaussLegendre;

/// Where the score process S(t) = √t Z(t) may be at a look, given that the trial went on: a density on nodes,
/// each with its weight. From look to look S moves by a normal step of variance Δt and mean drift · Δt.
///
/// Source: ARMITAGE, MCPHERSON & ROWE 1969, Repeated significance tests on accumulating data; the nodes are
/// Gauss-Legendre on pieces of four standard deviations of the smaller of the two steps, which leaves errors
/// near 1e-14.
final class Continuation {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final GaussLegendre RULE = GaussLegendre.of(20);
    private static final double END = 9;
    private static final double PIECE = 4;

    private final double start;
    private final double startTime;
    private final double time;
    private final double[] places;
    private final double[] weights;

    private Continuation(double start, double startTime, double time, double[] places, double[] weights) {
        this.start = start;
        this.startTime = startTime;
        this.time = time;
        this.places = places;
        this.weights = weights;
    }

    /// A trial that has not begun.
    static Continuation beginning() {
        return at(0, 0);
    }

    /// A trial that stands at `score` at information fraction `time`.
    static Continuation at(double score, double time) {
        return new Continuation(score, time, time, new double[] {score}, new double[] {1});
    }

    /// P(S > bound at `next`, and the trial goes on until then).
    double above(double bound, double next, double drift) {
        double step = next - time;
        double sd = Math.sqrt(step);
        double sum = 0;
        for (int i = 0; i < places.length; i++) {
            sum += weights[i] * NORMAL.survivalProbability((bound - places[i] - drift * step) / sd);
        }
        return sum;
    }

    /// P(S < bound at `next`, and the trial goes on until then).
    double below(double bound, double next, double drift) {
        double step = next - time;
        double sd = Math.sqrt(step);
        double sum = 0;
        for (int i = 0; i < places.length; i++) {
            sum += weights[i] * NORMAL.cumulativeProbability((bound - places[i] - drift * step) / sd);
        }
        return sum;
    }

    /// The trial goes on at `next` when S lies between the bounds.
    ///
    /// @param following the step to the look after `next`
    Continuation next(double lower, double upper, double next, double drift, double following) {
        double step = next - time;
        double sd = Math.sqrt(step);
        double centre = start + drift * (next - startTime);
        double reach = END * Math.sqrt(next - startTime);
        double a = Math.max(lower, centre - reach);
        double b = Math.min(upper, centre + reach);
        if (!(a < b)) {
            return new Continuation(start, startTime, next, new double[0], new double[0]);
        }
        double piece = PIECE * Math.sqrt(Math.min(step, following));
        int pieces = (int) Math.max(1, Math.ceil((b - a) / piece));
        int order = RULE.order();
        var at = new double[pieces * order];
        var mass = new double[pieces * order];
        double width = (b - a) / pieces;
        for (int p = 0; p < pieces; p++) {
            double from = a + p * width;
            for (int i = 0; i < order; i++) {
                int node = p * order + i;
                at[node] = RULE.node(i, from, from + width);
                mass[node] = RULE.weight(i, from, from + width) * density(at[node], drift * step, sd);
            }
        }
        return new Continuation(start, startTime, next, at, mass);
    }

    private double density(double place, double shift, double sd) {
        double sum = 0;
        double factor = 1 / (sd * Math.sqrt(2 * Math.PI));
        for (int i = 0; i < places.length; i++) {
            double z = (place - places[i] - shift) / sd;
            if (Math.abs(z) < 12) {
                sum += weights[i] * Math.exp(-0.5 * z * z);
            }
        }
        return sum * factor;
    }

    /// The probability that the trial goes on.
    double mass() {
        return Arrays.stream(weights).sum();
    }
}
