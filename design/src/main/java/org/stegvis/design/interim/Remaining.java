package org.stegvis.design.interim;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.stegvis.estimation.calculus.GaussLegendre;

/// What a trial that stands at Z = z at a look still has before it.
///
/// @param look from 0
public record Remaining(Boundaries boundaries, int look, double z) {
    public Remaining {
        if (look < 0 || look + 1 >= boundaries.looks().count()) {
            throw new IllegalArgumentException("look %d is not an interim look of %d."
                    .formatted(look + 1, boundaries.looks().count()));
        }
        if (!Double.isFinite(z)) {
            throw new IllegalArgumentException("z is %s but must be a number.".formatted(z));
        }
    }

    private double time() {
        return boundaries.looks().fraction(look);
    }

    /// The drift that the data suggest: z / √t.
    public double observedDrift() {
        return z / Math.sqrt(time());
    }

    /// The probability to stop for efficacy (above) at a later look when the drift is this.
    ///
    /// Source: LAN, SIMON & HALPERIN 1982, Stochastically curtailed tests in long-term clinical trials; for
    /// several looks by the recursion.
    public double conditionalPower(double drift) {
        Continuation here = Continuation.at(z * Math.sqrt(time()), time());
        double sum = 0;
        int last = boundaries.looks().count() - 1;
        for (int k = look + 1; k <= last; k++) {
            double t = boundaries.looks().fraction(k);
            double high = boundaries.upper().get(k) * Math.sqrt(t);
            double low = boundaries.lower().get(k) * Math.sqrt(t);
            sum += here.above(high, t, drift);
            if (k < last) {
                here = here.next(low, high, t, drift, boundaries.looks().step(k + 1));
            }
        }
        return sum;
    }

    /// Conditional power averaged over what the data leave open about the drift, with nothing known before:
    /// normal about z / √t with variance 1 / t. Source: SPIEGELHALTER, FREEDMAN & BLACKBURN 1986, Monitoring
    /// clinical trials: conditional or predictive power?
    public double predictivePower() {
        double sd = 1 / Math.sqrt(time());
        var normal = NormalDistribution.of(observedDrift(), sd);
        return GaussLegendre.of(48)
                .integrate(
                        drift -> normal.density(drift) * conditionalPower(drift),
                        observedDrift() - 8 * sd,
                        observedDrift() + 8 * sd,
                        4);
    }
}
