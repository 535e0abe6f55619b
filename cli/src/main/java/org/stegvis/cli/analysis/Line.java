package org.stegvis.cli.analysis;

import java.util.Locale;
import org.stegvis.estimation.inference.Estimate;

/// How one estimate, p value or level stands in a line.
final class Line {
    private Line() {}

    /// @param width of the column of names
    static String of(String name, int width, Estimate estimate) {
        return String.format(
                Locale.ROOT,
                "%-" + Math.max(1, width) + "s  %9.3f  (%.3f to %.3f)  se %.3f",
                name,
                estimate.estimate(),
                estimate.lower(),
                estimate.upper(),
                estimate.se());
    }

    static String p(double p) {
        return Double.isNaN(p) ? "none" : p < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", p);
    }

    static String percent(double level) {
        String text = String.format(Locale.ROOT, "%.2f", level * 100);
        return text.replaceFirst("\\.?0+$", "");
    }
}
