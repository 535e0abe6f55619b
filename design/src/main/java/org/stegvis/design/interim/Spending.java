package org.stegvis.design.interim;

import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// How much of an error may be spent by an information fraction t: all of it at t = 1.
///
/// Source: LAN & DEMETS 1983, Discrete sequential boundaries for clinical trials.
public sealed interface Spending {

    /// What is spent by t of the error `total`, of one side.
    double spent(double t, double total);

    /// What a test without direction spends by t: on each of two sides the half, as a two-sided test does.
    default double spentOnBothSides(double t, double total) {
        return 2 * spent(t, total / 2);
    }

    /// `2 - 2 Φ(z_{α/2} / √t)`, which gives boundaries much like those of O'Brien and Fleming.
    record ObrienFleming() implements Spending {
        @Override
        public double spent(double t, double total) {
            var normal = NormalDistribution.of(0, 1);
            return t >= 1
                    ? total
                    : 2 * normal.survivalProbability(normal.inverseSurvivalProbability(total / 2) / Math.sqrt(t));
        }
    }

    /// `α log(1 + (e - 1) t)`, much like Pocock's.
    record Pocock() implements Spending {
        @Override
        public double spent(double t, double total) {
            return t >= 1 ? total : total * Math.log1p((Math.E - 1) * t);
        }
    }

    /// `α t^ρ`. Source: KIM & DEMETS 1987.
    record KimDeMets(double rho) implements Spending {
        public KimDeMets {
            if (!(rho > 0)) {
                throw new IllegalArgumentException("rho is %s but must be positive.".formatted(rho));
            }
        }

        @Override
        public double spent(double t, double total) {
            return t >= 1 ? total : total * Math.pow(t, rho);
        }
    }

    /// `α (1 - exp(-γ t)) / (1 - exp(-γ))`, α t for γ = 0. Source: HWANG, SHIH & DE CANI 1990.
    record HwangShihDeCani(double gamma) implements Spending {
        public HwangShihDeCani {
            if (!Double.isFinite(gamma)) {
                throw new IllegalArgumentException("gamma is %s but must be a number.".formatted(gamma));
            }
        }

        @Override
        public double spent(double t, double total) {
            if (t >= 1) {
                return total;
            }
            return Math.abs(gamma) < 1e-12 ? total * t : total * Math.expm1(-gamma * t) / Math.expm1(-gamma);
        }
    }

    /// Given parts at given fractions, straight lines between them.
    ///
    /// @param fractions rising, the last 1
    /// @param parts of the error, rising, the last 1
    record Given(List<Double> fractions, List<Double> parts) implements Spending {
        public Given {
            fractions = List.copyOf(fractions);
            parts = List.copyOf(parts);
            if (fractions.size() != parts.size()) {
                throw new IllegalArgumentException(
                        "there are %d fractions and %d parts; give as many.".formatted(fractions.size(), parts.size()));
            }
            new Looks(fractions);
            double before = 0;
            for (double part : parts) {
                if (!(part >= before && part <= 1)) {
                    throw new IllegalArgumentException(
                            "the parts spent are %s but must rise from 0 to 1.".formatted(parts));
                }
                before = part;
            }
            if (before != 1) {
                throw new IllegalArgumentException("the last part of %s must be 1.".formatted(parts));
            }
        }

        @Override
        public double spent(double t, double total) {
            double from = 0;
            double base = 0;
            for (int i = 0; i < fractions.size(); i++) {
                double to = fractions.get(i);
                if (t <= to) {
                    return total * (base + (parts.get(i) - base) * (t - from) / (to - from));
                }
                from = to;
                base = parts.get(i);
            }
            return total;
        }
    }
}
