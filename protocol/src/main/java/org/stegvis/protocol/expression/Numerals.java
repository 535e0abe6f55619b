package org.stegvis.protocol.expression;

import java.util.Locale;

/// Writes numbers as the language reads them.
final class Numerals {
    private static final double LARGEST_PLAIN = 1e15;

    private Numerals() {}

    /// The shortest text that reads back as the same number: `24`, `0.5`, `1.0e-7`.
    static String of(double value) {
        if (value == Math.rint(value) && Math.abs(value) < LARGEST_PLAIN) {
            return (Double.compare(value, -0.0) == 0 ? "-" : "") + (long) value;
        }
        return Double.toString(value).toLowerCase(Locale.ROOT);
    }
}
