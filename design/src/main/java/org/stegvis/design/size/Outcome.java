package org.stegvis.design.size;

/// What is compared between regimes, and how variable it is.
///
/// A value v of a regime (a mean, a probability) is compared on the scale `link(v)`; n times the variance of
/// its estimate is `variance(v)` times the regime's inflation (see [EmbeddedDesign]).
public sealed interface Outcome {

    /// The scale on which values are subtracted.
    double link(double value);

    /// Variance for one unit, on the scale of the link.
    double variance(double value);

    /// A mean at the end of the study. Source: OETTING, LEVY, WEISS & MURPHY 2011, Statistical methodology
    /// for a SMART design in the development of adaptive treatment strategies.
    ///
    /// @param sd of the outcome under any of the regimes
    record Continuous(double sd) implements Outcome {
        public Continuous {
            requirePositive("sd", sd);
        }

        @Override
        public double link(double value) {
            return value;
        }

        @Override
        public double variance(double value) {
            return sd * sd;
        }
    }

    /// A probability, compared by the log odds: variance `1 / (p (1 - p))`. Source: KIDWELL, SEEWALD, TRAN,
    /// KASARI & ALMIRALL 2018, Design and analysis considerations for comparing dynamic treatment regimens
    /// with binary outcomes.
    record LogOdds() implements Outcome {
        @Override
        public double link(double value) {
            requireProbability(value);
            return Math.log(value / (1 - value));
        }

        @Override
        public double variance(double value) {
            requireProbability(value);
            return 1 / (value * (1 - value));
        }
    }

    /// A probability, compared by the difference: variance `p (1 - p)`.
    record RiskDifference() implements Outcome {
        @Override
        public double link(double value) {
            requireProbability(value);
            return value;
        }

        @Override
        public double variance(double value) {
            requireProbability(value);
            return value * (1 - value);
        }
    }

    /// A mean at the end of a study that measures the outcome three times, at the start, the second
    /// randomisation and the end, and analyses all of them. Source: SEEWALD, KIDWELL, NAHUM-SHANI, WU, MCKAY
    /// & ALMIRALL 2020, Sample size considerations for comparing dynamic treatment regimens in a SMART with a
    /// continuous longitudinal outcome.
    ///
    /// @param correlation between any two measurements of one participant
    record Longitudinal(double sd, double correlation, Bound bound) implements Outcome {

        /// Which of the two factors of the paper multiplies the variance.
        public enum Bound {
            /// `1 - ρ²`, which is safe for other correlations over time too.
            CONSERVATIVE,
            /// `(1 - ρ)(1 + 2ρ) / (1 + ρ)`, for exchangeable correlation.
            SHARP
        }

        public Longitudinal {
            requirePositive("sd", sd);
            if (!(correlation >= 0 && correlation < 1)) {
                throw new IllegalArgumentException(
                        "correlation is %s but must be at least 0 and less than 1.".formatted(correlation));
            }
        }

        /// How much smaller the variance is than without the earlier measurements.
        double factor() {
            return switch (bound) {
                case CONSERVATIVE -> 1 - correlation * correlation;
                case SHARP -> (1 - correlation) * (1 + 2 * correlation) / (1 + correlation);
            };
        }

        @Override
        public double link(double value) {
            return value;
        }

        @Override
        public double variance(double value) {
            return sd * sd * factor();
        }
    }

    /// A mean where clusters of `size` participants are randomised, and respond, as one; the unit is the
    /// cluster: variance `σ² (1 + (m - 1) ICC) / m`, less the part `ρ²` that covariates explain. Source:
    /// NECAMP, KILBOURNE & ALMIRALL 2017, Comparing cluster-level dynamic treatment regimens using
    /// sequential, multiple assignment, randomized trials; derived here from the design effect of a cluster
    /// mean.
    ///
    /// @param icc the correlation of two participants of a cluster
    /// @param explained the correlation ρ of the outcome with the covariates adjusted for; 0 for none
    record Clustered(double sd, int size, double icc, double explained) implements Outcome {
        public Clustered {
            requirePositive("sd", sd);
            if (size < 1) {
                throw new IllegalArgumentException("size is %d but a cluster must have 1 or more.".formatted(size));
            }
            if (!(icc >= 0 && icc <= 1 && explained >= 0 && explained < 1)) {
                throw new IllegalArgumentException(
                        "icc is %s and explained is %s, but both must be at least 0, and 1 at most."
                                .formatted(icc, explained));
            }
        }

        @Override
        public double link(double value) {
            return value;
        }

        @Override
        public double variance(double value) {
            return sd * sd * (1 + (size - 1) * icc) / size * (1 - explained * explained);
        }
    }

    /// A time to event with proportional hazards, compared by the log hazard ratio. A value is the
    /// probability of the event before the end of follow-up, and `log(-log(1 - p))` its scale; its variance
    /// is 1 / p, so that the two-arm limit is the 1/d + 1/d of Cox regression, with d the events of an arm
    /// (SCHOENFELD 1983).
    ///
    /// Events before the decision carry the weight of the first stage only. The variance of a regime with
    /// inflation D and first-stage probability π is that of the weighted score, `Σ weight² E[M²]`, with M the
    /// martingale residual: for a constant hazard with Λ = -log(1 - p) and x = Λ times the part of the
    /// follow-up before the decision, E[M²] before it is `1 - (1 + x²) exp(-x)`, and p in all. Derived here;
    /// held by simulation.
    ///
    /// @param decision when the decision is taken, as a part of the follow-up; 0 for a weight that counts
    /// from the start
    record TimeToEvent(double decision) implements Outcome {
        public TimeToEvent {
            if (!(decision >= 0 && decision < 1)) {
                throw new IllegalArgumentException(
                        "decision is %s but must be a part of the follow-up: at least 0 and less than 1."
                                .formatted(decision));
            }
        }

        @Override
        public double link(double value) {
            requireProbability(value);
            return Math.log(-Math.log1p(-value));
        }

        @Override
        public double variance(double value) {
            requireProbability(value);
            return 1 / value;
        }

        /// The part of E[M²] that falls before the decision.
        double early(double value) {
            double x = -Math.log1p(-value) * decision;
            return (1 - (1 + x * x) * Math.exp(-x)) / value;
        }
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("%s is %s but must be positive.".formatted(name, value));
        }
    }

    private static void requireProbability(double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException("a probability is %s but must lie between 0 and 1.".formatted(value));
        }
    }
}
