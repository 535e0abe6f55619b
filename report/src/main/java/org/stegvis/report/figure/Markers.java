package org.stegvis.report.figure;

import java.util.List;
import org.stegvis.report.figure.Ink.Series;

/// Draws the point of a series.
public final class Markers {
    private static final double HALF = 3.6;

    private Markers() {}

    public static void draw(Drawing on, Series series, double x, double y) {
        String ink = series.colour();
        switch (series.marker()) {
            case DISC -> on.disc(x, y, HALF, ink, ink, 1);
            case SQUARE -> on.polygon(square(x, y), Ink.WHITE, ink, 1.8);
            case TRIANGLE -> on.polygon(triangle(x, y), ink, ink, 1);
            case DIAMOND -> on.polygon(diamond(x, y, HALF + 1), Ink.WHITE, ink, 1.8);
        }
    }

    /// x and y of the corners in turn.
    public static List<Double> diamond(double x, double y, double half) {
        return List.of(x, y - half, x + half, y, x, y + half, x - half, y);
    }

    private static List<Double> square(double x, double y) {
        double h = HALF - 0.4;
        return List.of(x - h, y - h, x + h, y - h, x + h, y + h, x - h, y + h);
    }

    private static List<Double> triangle(double x, double y) {
        return List.of(x, y - HALF - 1, x + HALF + 0.6, y + HALF - 0.4, x - HALF - 0.6, y + HALF - 0.4);
    }
}
