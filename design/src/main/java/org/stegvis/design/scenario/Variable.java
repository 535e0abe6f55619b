package org.stegvis.design.scenario;

import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.expression.Quantity;
import org.stegvis.protocol.expression.Reference;

/// One thing that is drawn for a participant.
///
/// @param reference what expressions call it; a trait is the characteristic [Scenario#TRAIT] and its name
/// @param rounding what is done to a number drawn
/// @param missing the probability that the participant has no value here: no preference, a question left out; null
/// for never
/// @param censor the time at which observation ends without the event; null where there is no such end
public record Variable(
        Reference reference,
        Distribution distribution,
        Rounding rounding,
        @Nullable Quantity missing,
        @Nullable Quantity censor) {

    /// A number is first rounded to a multiple of `step`, then moved into the range from `min` to `max`.
    ///
    /// @param step 0 for no rounding
    public record Rounding(double step, double min, double max) {
        private static final double NEARLY = 1e-9;

        public Rounding {
            if (!(step >= 0 && step < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("A step (" + step + ") must not be negative.");
            }
            if (!(min <= max)) {
                throw new IllegalArgumentException(
                        "A range from %s to %s must have its lower end first.".formatted(min, max));
            }
        }

        public static Rounding none() {
            return new Rounding(0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }

        public double of(double number) {
            return Math.clamp(step == 0 ? number : rounded(number), min, max);
        }

        /// The same for the places `from` to `to - 1` of a column.
        public void ofAll(double[] column, int from, int to) {
            if (step == 0) {
                for (int i = from; i < to; i++) {
                    column[i] = Math.clamp(column[i], min, max);
                }
                return;
            }
            double parts = parts();
            if (isFraction(parts)) {
                for (int i = from; i < to; i++) {
                    column[i] = Math.clamp(Math.rint(column[i] * parts) / parts, min, max);
                }
                return;
            }
            for (int i = from; i < to; i++) {
                column[i] = Math.clamp(Math.rint(column[i] / step) * step, min, max);
            }
        }

        private double parts() {
            return Math.rint(1 / step);
        }

        private boolean isFraction(double parts) {
            return step < 1 && Math.abs(parts * step - 1) < NEARLY;
        }

        /// Thirds are divided, not multiplied, so that 21 thirds are 7 and not the number beside it.
        private double rounded(double number) {
            double parts = parts();
            return isFraction(parts) ? Math.rint(number * parts) / parts : Math.rint(number / step) * step;
        }
    }
}
