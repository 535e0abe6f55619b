package org.stegvis.estimation.calculus;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/// A smooth function on [a, b] known from its values at a few places: the polynomial through the Chebyshev
/// points of the second kind. For an analytic function the error falls by a constant factor with each further
/// point.
///
/// Source: BERRUT & TREFETHEN 2004, Barycentric Lagrange interpolation, section 5.
public final class Chebyshev {
    private final double[] places;
    private final double[] values;

    private Chebyshev(double[] places, double[] values) {
        this.places = places;
        this.values = values;
    }

    /// Evaluates `f` at `count` places, once each.
    public static Chebyshev of(DoubleUnaryOperator f, double a, double b, int count) {
        if (count < 2 || !(a < b)) {
            throw new IllegalArgumentException(
                    "there are %d places on [%s, %s]; give at least two, and the lower end first."
                            .formatted(count, a, b));
        }
        var places = new double[count];
        Arrays.setAll(places, i -> 0.5 * (a + b) - 0.5 * (b - a) * Math.cos(Math.PI * i / (count - 1)));
        return new Chebyshev(places, Arrays.stream(places).map(f).toArray());
    }

    /// The interpolated value; outside [a, b] that of the nearer end.
    public double at(double x) {
        int last = places.length - 1;
        if (x <= places[0]) {
            return values[0];
        }
        if (x >= places[last]) {
            return values[last];
        }
        double above = 0;
        double below = 0;
        for (int i = 0; i <= last; i++) {
            double distance = x - places[i];
            if (distance == 0) {
                return values[i];
            }
            double weight = (i % 2 == 0 ? 1 : -1) * (i == 0 || i == last ? 0.5 : 1) / distance;
            above += weight * values[i];
            below += weight;
        }
        return above / below;
    }
}
