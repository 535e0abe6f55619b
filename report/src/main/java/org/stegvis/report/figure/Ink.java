package org.stegvis.report.figure;

import java.util.List;

/// Colours of figures and pages: one accent, greys, and a series that stays apart for colour-blind readers and in
/// grey.
public final class Ink {
    public static final String ACCENT = "#1b4f72";
    public static final String ACCENT_PALE = "#e9f0f5";
    public static final String TEXT = "#1c1c1c";
    public static final String QUIET = "#5f6770";
    public static final String RULE = "#c9ced3";
    public static final String PALE = "#f4f5f6";
    public static final String GHOST = "#d9dde0";
    public static final String TRUTH = "#c1440e";
    public static final String WHITE = "#ffffff";

    private static final List<Series> SERIES = List.of(
            new Series(ACCENT, "", Marker.DISC),
            new Series("#c1440e", "7 4", Marker.SQUARE),
            new Series("#00796b", "2 3", Marker.TRIANGLE),
            new Series("#7b4f9d", "10 3 2 3", Marker.DIAMOND),
            new Series("#8a6d00", "4 2", Marker.DISC),
            new Series("#4a4a4a", "1 2", Marker.SQUARE));

    private Ink() {}

    public enum Marker {
        DISC,
        SQUARE,
        TRIANGLE,
        DIAMOND
    }

    /// How one line of a plot looks.
    public record Series(String colour, String dashes, Marker marker) {}

    public static Series series(int index) {
        return SERIES.get(index % SERIES.size());
    }
}
