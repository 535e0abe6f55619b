package org.stegvis.design.size;

import java.util.List;
import org.stegvis.estimation.calculus.Root;

/// What a trial of some size is to show, and with what probability it does.
public sealed interface Question permits TwoValues, AllRegimes, BestRegimes, Precision, Pilot {
    /// No trial is larger.
    double MOST = 1e9;

    /// The probability that a trial of this size shows it; not falling in `participants`, which need not be
    /// whole.
    double power(double participants);

    /// How large a trial must be, before rounding.
    ///
    /// @throws IllegalArgumentException when the power is not between 0 and 1, or no size reaches it
    default double participants(double power) {
        requirePower(power);
        double low = 1;
        double high = 1;
        while (power(high) < power) {
            low = high;
            high *= 2;
            if (high > MOST) {
                throw new IllegalArgumentException(
                        "no size reaches power %s. Maybe the effect is zero.".formatted(power));
            }
        }
        return high == 1 ? 1 : Root.between(n -> power(n) - power, low, high, 1e-9 * high);
    }

    /// The formula in one line.
    String formula();

    /// The paper, or how it was derived.
    String source();

    List<String> assumptions();

    /// The numbers that go into the formula.
    List<Term> terms();

    /// A number of a formula, with its meaning.
    record Term(String symbol, double value, String meaning) {}

    private static void requirePower(double power) {
        if (!(power > 0 && power < 1)) {
            throw new IllegalArgumentException("power is %s but must lie between 0 and 1.".formatted(power));
        }
    }
}
