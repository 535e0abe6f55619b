package org.stegvis.evidence.meta;

import java.util.function.DoubleUnaryOperator;

/// Where a function changes its sign, by Brent's method down to the last digits.
/// Source: BRENT 1973, Algorithms for Minimization without Derivatives, chapter 4.
final class Roots {
    private static final int MOST = 200;

    private Roots() {}

    /// @param low a point where the function has another sign than at `high`
    static double between(DoubleUnaryOperator f, double low, double high) {
        double a = low;
        double b = high;
        double fa = f.applyAsDouble(a);
        double fb = f.applyAsDouble(b);
        if (fa == 0) {
            return a;
        }
        if (fb == 0) {
            return b;
        }
        if (fa > 0 == fb > 0) {
            throw new IllegalArgumentException(
                    "f is %s at %s and %s at %s but must change its sign between them.".formatted(fa, a, fb, b));
        }
        double c = a;
        double fc = fa;
        double step = b - a;
        double before = step;
        for (int i = 0; i < MOST; i++) {
            if (fb > 0 == fc > 0) {
                c = a;
                fc = fa;
                step = b - a;
                before = step;
            }
            if (Math.abs(fc) < Math.abs(fb)) {
                a = b;
                b = c;
                c = a;
                fa = fb;
                fb = fc;
                fc = fa;
            }
            double tolerance = 2 * Math.ulp(b);
            double half = 0.5 * (c - b);
            if (Math.abs(half) <= tolerance || fb == 0) {
                return b;
            }
            if (Math.abs(before) >= tolerance && Math.abs(fa) > Math.abs(fb)) {
                double s = fb / fa;
                double p;
                double q;
                if (a == c) {
                    p = 2 * half * s;
                    q = 1 - s;
                } else {
                    double r = fa / fc;
                    double t = fb / fc;
                    p = s * (2 * half * r * (r - t) - (b - a) * (t - 1));
                    q = (r - 1) * (t - 1) * (s - 1);
                }
                if (p > 0) {
                    q = -q;
                } else {
                    p = -p;
                }
                if (2 * p < Math.min(3 * half * q - Math.abs(tolerance * q), Math.abs(before * q))) {
                    before = step;
                    step = p / q;
                } else {
                    step = half;
                    before = half;
                }
            } else {
                step = half;
                before = half;
            }
            a = b;
            fa = fb;
            b += Math.abs(step) > tolerance ? step : Math.copySign(tolerance, half);
            fb = f.applyAsDouble(b);
        }
        return b;
    }
}
