package org.stegvis.server.power;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.report.figure.Axis;
import org.stegvis.report.figure.Drawing;
import org.stegvis.report.figure.Drawing.Anchor;
import org.stegvis.report.figure.Drawing.TextStyle;
import org.stegvis.report.figure.Ink;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.markup.Xhtml;
import org.stegvis.server.page.Words;

/// Power by the number of participants, one curve for each kind of comparison.
record PowerFigure(List<Exploring.Asked> kinds, double participants, Words words) {
    private static final double WIDTH = 720;
    private static final double HEIGHT = 300;
    private static final double LEFT = 44;
    private static final double RIGHT = 560;
    private static final double TOP = 14;
    private static final double BOTTOM = 256;
    private static final int STEPS = 60;
    private static final int MOST = 6;
    private static final TextStyle LABEL = new TextStyle(11, false, Ink.QUIET);

    String svg() {
        var on = new Drawing(Lettering.TEXT);
        Axis x = Axis.over(0, 2 * participants, 5, LEFT, RIGHT);
        Axis y = new Axis(0, 1, BOTTOM, TOP);
        for (int percent = 0; percent <= 100; percent += 20) {
            on.line(LEFT, y.at(percent / 100.0), RIGHT, y.at(percent / 100.0), Ink.GHOST, 1);
            on.write(words.t("percent", words.number(percent)), LEFT - 6, y.at(percent / 100.0) + 4, LABEL, Anchor.END);
        }
        for (double tick : x.ticks(5)) {
            on.write(words.number(tick), x.at(tick), BOTTOM + 16, LABEL, Anchor.MIDDLE);
        }
        on.write(words.t("power.participants"), RIGHT, BOTTOM + 32, LABEL, Anchor.END);
        on.dashed(x.at(participants), TOP, x.at(participants), BOTTOM, Ink.QUIET, 1, "4 3");
        for (int kind = 0; kind < Math.min(MOST, kinds.size()); kind++) {
            curve(on, x, y, kind);
        }
        on.columns(words.t("power.comparison"), words.t("power.participants"), words.t("power.power"));
        return Xhtml.of(on.svg(WIDTH, HEIGHT, words.t("power.figure"))).strip();
    }

    private void curve(Drawing on, Axis x, Axis y, int kind) {
        Exploring.Asked asked = kinds.get(kind);
        Ink.Series series = Ink.series(kind);
        var points = new ArrayList<Double>();
        for (int step = 1; step <= STEPS; step++) {
            double n = x.high() * step / STEPS;
            points.add(x.at(n));
            points.add(y.at(asked.power(n)));
            on.row(cells(asked, n));
        }
        on.polyline(points, series.colour(), 2, series.dashes());
        on.telling(
                words.t(
                        "power.point",
                        asked.name(),
                        words.number(participants),
                        words.t("percent", words.number(100 * asked.power(participants)))),
                cells(asked, participants),
                () -> on.disc(x.at(participants), y.at(asked.power(participants)), 5, series.colour(), Ink.WHITE, 1.5));
        double row = TOP + 10 + 18 * kind;
        on.polyline(List.of(RIGHT + 14, row, RIGHT + 38, row), series.colour(), 2, series.dashes());
        on.write(asked.name(), RIGHT + 44, row + 4, LABEL, Anchor.START);
    }

    private static List<String> cells(Exploring.Asked asked, double participants) {
        return List.of(asked.name(), Double.toString(participants), Double.toString(asked.power(participants)));
    }
}
