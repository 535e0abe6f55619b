package org.stegvis.report.figure;

import java.util.List;

/// Lines with a head, in right angles.
public final class Arrows {
    private static final double HEAD = 5;

    private Arrows() {}

    public static void down(Drawing on, double x1, double y1, double x2, double y2) {
        double turn = y2 - 14;
        on.polyline(List.of(x1, y1, x1, turn, x2, turn, x2, y2 - HEAD), Ink.QUIET, 1, "");
        on.polygon(List.of(x2, y2, x2 - 3, y2 - HEAD, x2 + 3, y2 - HEAD), Ink.QUIET, Ink.QUIET, 0.5);
    }

    public static void right(Drawing on, double x1, double y, double x2) {
        on.line(x1, y, x2 - HEAD, y, Ink.QUIET, 1);
        on.polygon(List.of(x2, y, x2 - HEAD, y - 3, x2 - HEAD, y + 3), Ink.QUIET, Ink.QUIET, 0.5);
    }

    public static void across(Drawing on, double x1, double y1, double x2, double y2) {
        double turn = (x1 + x2) / 2;
        on.polyline(List.of(x1, y1, turn, y1, turn, y2, x2 - HEAD, y2), Ink.QUIET, 1, "");
        on.polygon(List.of(x2, y2, x2 - HEAD, y2 - 3, x2 - HEAD, y2 + 3), Ink.QUIET, Ink.QUIET, 0.5);
    }
}
