package org.stegvis.exchange.csv;

import org.stegvis.protocol.Scale;
import org.stegvis.protocol.yaml.Severity;

/// Which numbers a column can hold.
///
/// A number beyond the ends cannot have been observed: an error. A fraction on a scale of whole numbers may be an
/// average or an imputed value: a warning.
///
/// @param what says what the numbers are, for messages: `the scale of odi`
record NumberRange(double least, double most, boolean isWhole, String what) {
    private static final double LARGEST_WRITTEN_OUT = 1e15;

    static NumberRange any(String what) {
        return new NumberRange(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false, what);
    }

    /// The numbers of a scale; any number where the scale has none.
    static NumberRange of(Scale scale, String what) {
        return switch (scale) {
            case Scale.Continuous(double min, double max) -> new NumberRange(min, max, false, what);
            case Scale.Count count -> new NumberRange(0, Double.POSITIVE_INFINITY, true, what);
            case Scale.Ordinal(int lowest, int highest) -> new NumberRange(lowest, highest, true, what);
            case Scale.TimeToEvent time -> new NumberRange(0, Double.POSITIVE_INFINITY, false, what);
            case Scale.Binary binary -> any(what);
            case Scale.Categories categories -> any(what);
        };
    }

    CellResult check(double number) {
        if (!Double.isFinite(number)) {
            return CellResult.Doubtful.error(expected(), "The number is too large.");
        }
        if (number < least || number > most) {
            String end = number < least ? "begins at " + shown(least) : "ends at " + shown(most);
            return CellResult.Doubtful.error(
                    expected(), "The value cannot be right, for " + what + " " + end + ". " + CellRule.LEAVE_EMPTY);
        }
        if (isWhole && number != Math.rint(number)) {
            return new CellResult.Doubtful(
                    Severity.WARNING, expected(), null, "It is kept as it is: " + what + " has whole numbers.", number);
        }
        return new CellResult.Known(number);
    }

    String expected() {
        String number = isWhole ? "a whole number" : "a number";
        if (Double.isInfinite(least) && Double.isInfinite(most)) {
            return number;
        }
        if (Double.isInfinite(most)) {
            return number + " of at least " + shown(least);
        }
        return Double.isInfinite(least)
                ? number + " of at most " + shown(most)
                : number + " from " + shown(least) + " to " + shown(most);
    }

    private static String shown(double number) {
        return number == Math.rint(number) && Math.abs(number) < LARGEST_WRITTEN_OUT
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
