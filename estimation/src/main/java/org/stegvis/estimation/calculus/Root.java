package org.stegvis.estimation.calculus;

import java.util.function.DoubleUnaryOperator;

/// Where a continuous function of one variable is zero.
///
/// Source: BRENT 1973, Algorithms for Minimization without Derivatives, chapter 4 (bisection, secant and
/// inverse quadratic interpolation, whichever is safe).
public final class Root {
    private static final int MOST_STEPS = 300;

    private Root() {}

    /// The root between `low` and `high`, to within `tolerance` of its place.
    ///
    /// @throws IllegalArgumentException when f has the same sign at both ends, or is NaN at one
    public static double between(DoubleUnaryOperator f, double low, double high, double tolerance) {
        double a = low;
        double b = high;
        double fa = f.applyAsDouble(a);
        double fb = f.applyAsDouble(b);
        if (!(Math.signum(fa) * Math.signum(fb) <= 0)) {
            throw new IllegalArgumentException(
                    "the function is %s at %s and %s at %s; give ends where it has different signs."
                            .formatted(fa, low, fb, high));
        }
        if (Math.abs(fa) < Math.abs(fb)) {
            double keep = a;
            a = b;
            b = keep;
            keep = fa;
            fa = fb;
            fb = keep;
        }
        double c = a;
        double fc = fa;
        double step = b - a;
        double before = step;
        for (int i = 0; i < MOST_STEPS && fb != 0; i++) {
            if (Math.signum(fb) == Math.signum(fc)) {
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
            double least = 2 * Math.ulp(b) + 0.5 * tolerance;
            double half = 0.5 * (c - b);
            if (Math.abs(half) <= least) {
                return b;
            }
            double proposed = Math.abs(before) >= least && Math.abs(fa) > Math.abs(fb)
                    ? interpolated(a, b, c, fa, fb, fc)
                    : Double.NaN;
            boolean safe = Math.abs(proposed) < Math.min(Math.abs(0.5 * before), Math.abs(1.5 * half))
                    && Math.signum(proposed) == Math.signum(half);
            before = safe ? step : half;
            step = safe ? proposed : half;
            a = b;
            fa = fb;
            b += Math.abs(step) > least ? step : Math.copySign(least, half);
            fb = f.applyAsDouble(b);
        }
        return b;
    }

    /// The step from b that the secant, or the parabola through three points with f as the variable,
    /// proposes.
    private static double interpolated(double a, double b, double c, double fa, double fb, double fc) {
        double s = fb / fa;
        if (a == c) {
            return (c - b) * s / (s - 1);
        }
        double q = fa / fc;
        double r = fb / fc;
        double p = s * ((c - b) * q * (q - r) - (b - a) * (r - 1));
        return -p / ((q - 1) * (r - 1) * (s - 1));
    }
}
