package org.stegvis.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.expression.Condition;

/// When the data of one analysis are looked at before the trial ends, and how the errors are spent.
///
/// @param analysis the id of the planned analysis; its alpha is that of all looks together
/// @param looks information fractions, rising; the last is 1
/// @param spending of the type I error
/// @param futility null when the trial does not stop for futility
/// @param change what may be changed at the first of two looks; null when nothing
public record Interim(
        String analysis,
        List<Double> looks,
        Spending spending,
        @Nullable Futility futility,
        @Nullable Change change) {
    public Interim {
        looks = List.copyOf(looks);
        double before = 0;
        for (double look : looks) {
            if (!(look > before && look <= 1)) {
                throw new IllegalArgumentException("The looks " + looks + " must rise from above 0 to 1.");
            }
            before = look;
        }
        if (before != 1) {
            throw new IllegalArgumentException("The last of the looks " + looks + " must be 1.");
        }
    }

    /// What may be changed at the first look of two. Each stage is then tested by its own participants, and
    /// the stages are put together with weights fixed beforehand.
    public sealed interface Change {

        /// The size of the second stage, for this conditional power under the effect observed.
        ///
        /// @param least times the planned size, at least
        /// @param most times the planned size, at most
        record Resize(double power, double least, double most) implements Change {
            public Resize {
                if (!(power > 0 && power < 1 && least > 0 && least <= 1 && most >= 1)) {
                    throw new IllegalArgumentException(
                            "power (%s) must lie between 0 and 1, least (%s) at 1 or below, most (%s) at 1 or above."
                                    .formatted(power, least, most));
                }
            }
        }

        /// Options, or embedded regimes, are dropped: those with the best estimates against a comparator go
        /// on.
        ///
        /// @param versus the comparator, which stays
        /// @param keep how many others stay
        record Drop(String versus, int keep) implements Change {
            public Drop {
                if (keep < 1) {
                    throw new IllegalArgumentException("keep (" + keep + ") must be 1 or more.");
                }
            }
        }

        /// The population is narrowed to those who meet a condition, when the effect looks better there.
        record Narrow(Condition to) implements Change {}
    }

    /// How an error is spent over the information fractions, by the name of its function.
    public sealed interface Spending {
        record ObrienFleming() implements Spending {}

        record Pocock() implements Spending {}

        /// The fraction to the power of `rho`.
        record KimDeMets(double rho) implements Spending {
            public KimDeMets {
                if (!(rho > 0 && rho <= 100)) {
                    throw new IllegalArgumentException("rho (" + rho + ") must lie above 0, and be 100 at most.");
                }
            }
        }

        /// Hwang, Shih and DeCani's, early for a positive `gamma`.
        record Hwang(double gamma) implements Spending {
            public Hwang {
                if (!(gamma >= -100 && gamma <= 100)) {
                    throw new IllegalArgumentException("gamma (" + gamma + ") must lie between -100 and 100.");
                }
            }
        }
    }

    /// When the trial may stop because too little is to be hoped for. The test is then one-sided, with half
    /// the alpha.
    ///
    /// @param spending of the type II error
    /// @param power of the trial at the effect that is to be shown
    public record Futility(Spending spending, double power, Kind kind) {
        public Futility {
            if (!(power > 0.5 && power < 1)) {
                throw new IllegalArgumentException("The power (" + power + ") must lie between 0.5 and 1.");
            }
        }

        /// Whether the boundaries of efficacy count on it that the trial stops.
        public enum Kind {
            BINDING,
            NON_BINDING
        }
    }
}
