package org.stegvis.exchange.csv;

import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.yaml.Severity;

/// What the text of a cell says.
sealed interface CellResult {

    /// A number, 1 and 0 for yes and no, or the position of a level.
    record Known(double value) implements CellResult {}

    /// Nothing is known.
    record Missing() implements CellResult {}

    /// The text cannot be right, or (a warning) hardly.
    ///
    /// @param value what is taken for it all the same, NaN for nothing
    record Doubtful(
            Severity severity, String expected, @Nullable String nearest, String remedy, double value)
            implements CellResult {
        static Doubtful error(String expected, String remedy) {
            return new Doubtful(Severity.ERROR, expected, null, remedy, Double.NaN);
        }
    }

    Missing MISSING = new Missing();
}
