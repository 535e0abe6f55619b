package org.stegvis.report.operating;

import java.util.Locale;
import org.stegvis.design.operating.Figure;

/// Simulated numbers in the words of a page, each with its Monte Carlo error in brackets.
record FigureText(Say say) {

    String number(Figure figure) {
        return number(figure.value(), figure.error());
    }

    String number(double value, double error) {
        return Math.abs(value) < 1000
                ? say.number(String.format(Locale.ROOT, "%.3f (%.3f)", value, error))
                : say.count(Math.round(value)) + say.number(String.format(Locale.ROOT, " (%.1f)", error));
    }

    /// In percent, without the sign.
    String share(Figure figure) {
        return say.number(String.format(Locale.ROOT, "%.1f (%.1f)", 100 * figure.value(), 100 * figure.error()));
    }

    /// Whole numbers whole, others with one decimal.
    String shortly(double number) {
        return number == Math.rint(number) ? say.count(Math.round(number)) : rounded(number);
    }

    /// With one decimal, unless that would be one of too many digits.
    String rounded(double number) {
        return Math.abs(number) < 10_000
                ? say.number(String.format(Locale.ROOT, "%.1f", number))
                : say.count(Math.round(number));
    }
}
