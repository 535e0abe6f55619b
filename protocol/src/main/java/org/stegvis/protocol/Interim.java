package org.stegvis.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// When the data of one analysis are looked at before the trial ends, and how the errors are spent.
///
/// @param analysis the id of the planned analysis; its alpha is that of all looks together
/// @param looks information fractions, rising; the last is 1
/// @param spending of the type I error
/// @param futility null when the trial does not stop for futility
public record Interim(
        String analysis,
        List<Double> looks,
        Spending spending,
        @Nullable Futility futility) {
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
