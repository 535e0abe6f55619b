package org.stegvis.design.simulation;

import org.apache.commons.statistics.distribution.NormalDistribution;

/// The inverse of the standard normal distribution function, fast: what turns a uniform number into a normal one.
///
/// The probability below one half is cut into pieces that halve towards 0, 32 to each halving; in each the
/// inverse is a polynomial of degree 5 through its values at Chebyshev points. The nearest point where the
/// inverse is not analytic (0) lies 65 half-widths from the middle of a piece, so the error is below 130⁻⁶;
/// found: 4e-14. The uniform numbers that come in are 2⁻³² apart. A number above one half is mirrored.
/// Source: TREFETHEN 2013, Approximation Theory and Approximation Practice, theorem 8.2, for the error.
/// Reference: `NormalQuantileReference`.
public final class NormalQuantile {
    private static final int DEGREE = 5;
    private static final int TERMS = DEGREE + 1;
    private static final int BITS = 5;
    private static final int SHIFT = 52 - BITS;
    private static final double SMALLEST = 0x1.0p-54;
    private static final long SMALLEST_BITS = Double.doubleToRawLongBits(SMALLEST);
    private static final long FIRST = SMALLEST_BITS >>> SHIFT;
    private static final int PIECES = (int) ((Double.doubleToRawLongBits(0.5) >>> SHIFT) - FIRST) + 1;
    /// Bits of a half word behind the first and those that tell the piece.
    private static final int REST = 31 - BITS;

    /// An odd number with all 32 bits stands for a probability in [1/4, 1/2), the exponent of which is 1021;
    /// its first bit is counted with those that tell the piece.
    private static final int HALVES = (int) (((1021L - 1) << BITS) - FIRST);

    private static final long MANTISSA = (1L << SHIFT) - 1;
    private static final double[] TERMS_OF_PIECES = terms();

    private NormalQuantile() {}

    /// The number below which a standard normal one lies with this probability.
    ///
    /// @param uniform from [0, 1); below 2⁻⁵⁴ it counts as that
    public static double of(double uniform) {
        // Chance decides on which side a number lies, so a branch would be guessed wrongly half of the time.
        long isLow = Double.doubleToRawLongBits(uniform - 0.5) >> 63;
        long bits = (Double.doubleToRawLongBits(uniform) & isLow) | (Double.doubleToRawLongBits(1 - uniform) & ~isLow);
        bits = Math.max(bits, SMALLEST_BITS);
        int at = (int) ((bits >>> SHIFT) - FIRST) * TERMS;
        // The place within the piece, from -1 to 1.
        double x = (bits & MANTISSA) * (2.0 / (MANTISSA + 1)) - 1;
        return Double.longBitsToDouble(Double.doubleToRawLongBits(polynomial(at, x)) ^ (~isLow << 63));
    }

    /// The same for the uniform number `(h + 1/2) / 2³²` of a half word h, which is taken without sign: the piece and
    /// the place in it are read off its bits.
    public static double ofHalf(int half) {
        // The upper half of the numbers has a sign; mirrored it is the lower one.
        int odd = (half ^ half >> 31) << 1 | 1;
        int zeros = Integer.numberOfLeadingZeros(odd);
        int shifted = odd << zeros;
        int at = (HALVES - (zeros << BITS) + (shifted >>> REST)) * TERMS;
        double x = (shifted & (1 << REST) - 1) * (2.0 / (1 << REST)) - 1;
        return Double.longBitsToDouble(Double.doubleToRawLongBits(polynomial(at, x)) ^ ((long) half & Long.MIN_VALUE));
    }

    private static double polynomial(int at, double x) {
        double[] c = TERMS_OF_PIECES;
        double square = x * x;
        return (c[at] + c[at + 1] * x)
                + (c[at + 2] + c[at + 3] * x) * square
                + (c[at + 4] + c[at + 5] * x) * (square * square);
    }

    private static double[] terms() {
        NormalDistribution normal = NormalDistribution.of(0, 1);
        var all = new double[PIECES * TERMS];
        for (int piece = 0; piece < PIECES; piece++) {
            double low = Double.longBitsToDouble((FIRST + piece) << SHIFT);
            double high = Double.longBitsToDouble((FIRST + piece + 1) << SHIFT);
            var values = new double[TERMS];
            for (int k = 0; k < TERMS; k++) {
                double x = Math.cos(Math.PI * (k + 0.5) / TERMS);
                values[k] = normal.inverseCumulativeProbability(low + (x + 1) / 2 * (high - low));
            }
            System.arraycopy(powers(chebyshev(values)), 0, all, piece * TERMS, TERMS);
        }
        return all;
    }

    /// The weights of the Chebyshev polynomials in the one through these values.
    private static double[] chebyshev(double[] values) {
        var weights = new double[TERMS];
        for (int j = 0; j < TERMS; j++) {
            double sum = 0;
            for (int k = 0; k < TERMS; k++) {
                sum += values[k] * Math.cos(Math.PI * j * (k + 0.5) / TERMS);
            }
            weights[j] = sum * (j == 0 ? 1 : 2) / TERMS;
        }
        return weights;
    }

    /// The same polynomial by powers: T_j = 2 x T_(j-1) - T_(j-2).
    private static double[] powers(double[] weights) {
        var before = new double[TERMS];
        var now = new double[TERMS];
        before[0] = 1;
        now[1] = 1;
        var powers = new double[TERMS];
        powers[0] = weights[0];
        for (int j = 1; j < TERMS; j++) {
            for (int i = 0; i < TERMS; i++) {
                powers[i] += weights[j] * now[i];
            }
            var next = new double[TERMS];
            for (int i = 0; i < TERMS; i++) {
                next[i] = (i > 0 ? 2 * now[i - 1] : 0) - before[i];
            }
            before = now;
            now = next;
        }
        return powers;
    }
}
