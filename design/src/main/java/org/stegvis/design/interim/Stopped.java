package org.stegvis.design.interim;

import java.util.function.DoubleUnaryOperator;
import org.stegvis.estimation.calculus.Root;

/// Estimates and intervals that allow for the looks at which a trial could have stopped.
///
/// Results are ordered by stage: for a one-sided question, one that crosses the upper boundary earlier counts
/// as more extreme than a later one, at one look a larger z is more extreme, and crossing the lower boundary
/// earlier counts as less extreme. `P(as extreme or more; drift)` rises with the drift; where it is 0.5 lies
/// the median unbiased estimate, where it is α/2 and 1 - α/2 the interval. Source: TSIATIS, ROSNER & MEHTA
/// 1984, Exact confidence intervals following a group sequential test; the repeated interval `(z ± c_k) / √t`
/// JENNISON & TURNBULL 1989.
///
/// Everything is on the scale of the drift, the mean of Z at full information; [#inUnits] turns it into the
/// scale of the effect.
///
/// @param look at which it stopped, from 0
/// @param z there
public record Stopped(Boundaries boundaries, int look, double z) {
    public Stopped {
        if (look < 0 || look >= boundaries.looks().count()) {
            throw new IllegalArgumentException("look %d is not one of %d."
                    .formatted(look + 1, boundaries.looks().count()));
        }
        if (!Double.isFinite(z)) {
            throw new IllegalArgumentException("z is %s but must be a number.".formatted(z));
        }
    }

    /// An interval on the scale of the drift.
    public record Interval(double lower, double upper) {}

    private double time() {
        return boundaries.looks().fraction(look);
    }

    /// The probability of a result as extreme as this, or more, upwards.
    public double asExtreme(double drift) {
        Continuation here = Continuation.beginning();
        double sum = 0;
        for (int k = 0; k < look; k++) {
            double t = boundaries.looks().fraction(k);
            double high = boundaries.upper().get(k) * Math.sqrt(t);
            double low = boundaries.lower().get(k) * Math.sqrt(t);
            sum += here.above(high, t, drift);
            here = here.next(low, high, t, drift, boundaries.looks().step(k + 1));
        }
        return sum + here.above(z * Math.sqrt(time()), time(), drift);
    }

    /// The one-sided p-value.
    public double p() {
        return asExtreme(0);
    }

    public double medianUnbiased() {
        return solve(0.5);
    }

    /// z / √t, which is too large on the average where the trial stopped early.
    public double naive() {
        return z / Math.sqrt(time());
    }

    public Interval interval(double level) {
        double tail = (1 - level) / 2;
        return new Interval(solve(tail), solve(1 - tail));
    }

    /// The interval that holds at every look at once, whether or not the trial follows its boundaries; at the
    /// level of the boundaries. Infinite where the look has none.
    public Interval repeated() {
        double half = boundaries.upper().get(look);
        return new Interval((z - half) / Math.sqrt(time()), (z + half) / Math.sqrt(time()));
    }

    /// Turns a drift into the unit of the effect, given the estimate's standard error at this look.
    public double inUnits(double drift, double standardError) {
        return drift * standardError * Math.sqrt(time());
    }

    private double solve(double probability) {
        DoubleUnaryOperator excess = drift -> asExtreme(drift) - probability;
        double reach = 10 / Math.sqrt(boundaries.looks().fraction(0));
        return Root.between(excess, naive() - reach, naive() + reach, 1e-11);
    }
}
