package org.stegvis.design.interim;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.stegvis.estimation.calculus.Root;

/// When a trial stops: at look k for efficacy when Z_k >= upper, and when Z_k <= lower.
///
/// @param upper z values, one a look; infinite where the look cannot stop the trial
/// @param lower z values: of harm for a two-sided test, of futility for a one-sided one; minus infinity where
/// none; at the last look of a one-sided test the same as the upper
/// @param sides whether crossing the lower bound rejects too
public record Boundaries(Looks looks, List<Double> upper, List<Double> lower, Sides sides) {

    public enum Sides {
        ONE,
        TWO
    }

    public Boundaries {
        upper = List.copyOf(upper);
        lower = List.copyOf(lower);
        if (upper.size() != looks.count() || lower.size() != looks.count()) {
            throw new IllegalArgumentException(
                    "there are %d looks, %d upper and %d lower bounds; give one of each a look."
                            .formatted(looks.count(), upper.size(), lower.size()));
        }
        for (int k = 0; k < upper.size(); k++) {
            if (!(lower.get(k) <= upper.get(k))) {
                throw new IllegalArgumentException("at look %d the lower bound %s is above the upper one %s."
                        .formatted(k + 1, lower.get(k), upper.get(k)));
            }
        }
    }

    /// The same, of a trial that may go on where it could stop for futility: what is concluded from it, and the error
    /// that it spends, then do not count on it that it stopped.
    public Boundaries withoutFutility() {
        if (sides == Sides.TWO) {
            return this;
        }
        int last = looks.count() - 1;
        return new Boundaries(
                looks,
                upper,
                IntStream.rangeClosed(0, last)
                        .mapToObj(k -> k == last ? lower.get(k) : Double.valueOf(Double.NEGATIVE_INFINITY))
                        .toList(),
                sides);
    }

    /// What happens at one look.
    ///
    /// @param up the probability to stop there above
    /// @param down below
    public record Stop(double up, double down) {}

    /// The probability to stop at each look when Z at full information has this mean.
    public List<Stop> stops(double drift) {
        var stops = new ArrayList<Stop>();
        Continuation here = Continuation.beginning();
        for (int k = 0; k < looks.count(); k++) {
            double t = looks.fraction(k);
            double high = upper.get(k) * Math.sqrt(t);
            double low = lower.get(k) * Math.sqrt(t);
            stops.add(new Stop(here.above(high, t, drift), here.below(low, t, drift)));
            if (k + 1 < looks.count()) {
                here = here.next(low, high, t, drift, looks.step(k + 1));
            }
        }
        return List.copyOf(stops);
    }

    /// The probability to stop for efficacy: above, or on either side of a two-sided test.
    public double rejection(double drift) {
        return stops(drift).stream()
                .mapToDouble(stop -> stop.up() + (sides == Sides.TWO ? stop.down() : 0))
                .sum();
    }

    /// The mean information fraction at which the trial stops.
    public double expectedInformation(double drift) {
        List<Stop> stops = stops(drift);
        double expected = 0;
        double left = 1;
        for (int k = 0; k + 1 < looks.count(); k++) {
            double here = stops.get(k).up() + stops.get(k).down();
            expected += here * looks.fraction(k);
            left -= here;
        }
        return expected + left;
    }

    /// The drift with which the trial stops for efficacy with this probability.
    public double drift(double power) {
        double least = rejection(0);
        if (!(power > least && power < 1)) {
            throw new IllegalArgumentException(
                    "power is %s but must lie between the type I error %s and 1.".formatted(power, least));
        }
        double high = 4;
        while (rejection(high) < power) {
            high *= 2;
        }
        return Root.between(drift -> rejection(drift) - power, 0, high, 1e-11);
    }
}
