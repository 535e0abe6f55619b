package org.stegvis.server.committee;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.interim.Looks;
import org.stegvis.report.figure.Axis;
import org.stegvis.report.figure.Drawing;
import org.stegvis.report.figure.Drawing.Anchor;
import org.stegvis.report.figure.Drawing.TextStyle;
import org.stegvis.report.figure.Ink;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.markup.Xhtml;
import org.stegvis.server.page.Words;

/// The boundaries over the information, and the statistic as it stands.
record InterimFigure(Bounds bounds, InterimStanding standing, Words words) {
    private static final double WIDTH = 720;
    private static final double LEFT = 44;
    private static final double RIGHT = 700;
    private static final double TOP = 14;
    private static final double BOTTOM = 236;
    private static final TextStyle LABEL = new TextStyle(11, false, Ink.QUIET);

    /// @param lower null where there is none at any look
    record Bounds(Looks looks, List<Double> upper, @Nullable List<Double> lower) {}

    /// An `svg` element.
    String svg() {
        var on = new Drawing(Lettering.TEXT);
        Axis x = new Axis(0, 1, LEFT, RIGHT);
        double[] shown = Stream.of(bounds.upper(), bounds.lower() == null ? List.<Double>of() : bounds.lower())
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .toArray();
        double now = Double.isFinite(standing.statistic()) ? standing.statistic() : 0;
        double least =
                Math.min(Math.min(0, now), java.util.Arrays.stream(shown).min().orElse(0));
        double most =
                Math.max(Math.max(1, now), java.util.Arrays.stream(shown).max().orElse(1));
        Axis y = Axis.over(least, most, 5, BOTTOM, TOP);
        for (double tick : y.ticks(5)) {
            on.line(LEFT, y.at(tick), RIGHT, y.at(tick), Ink.GHOST, 1);
            on.write(words.number(tick), LEFT - 6, y.at(tick) + 4, LABEL, Anchor.END);
        }
        for (int percent = 0; percent <= 100; percent += 25) {
            String label = words.t("percent", words.number(percent));
            on.write(label, x.at(percent / 100.0), BOTTOM + 18, LABEL, Anchor.MIDDLE);
        }
        on.write(words.t("boundary.information"), RIGHT, BOTTOM + 34, LABEL, Anchor.END);
        on.line(LEFT, y.at(0), RIGHT, y.at(0), Ink.QUIET, 1);
        bound(on, x, y, bounds.upper(), "boundary.upper");
        if (bounds.lower() != null) {
            bound(on, x, y, bounds.lower(), "boundary.lower");
        }
        if (Double.isFinite(standing.statistic())) {
            now(on, x, y);
        }
        on.columns(words.t("boundary.what"), words.t("boundary.information"), words.t("boundary.value"));
        return Xhtml.of(on.svg(WIDTH, BOTTOM + 44, words.t("boundary.figure"))).strip();
    }

    private void bound(Drawing on, Axis x, Axis y, List<Double> values, String name) {
        var points = new ArrayList<Double>();
        for (int k = 0; k < values.size(); k++) {
            if (Double.isFinite(values.get(k))) {
                points.addAll(List.of(x.at(bounds.looks().fraction(k)), y.at(values.get(k))));
            }
        }
        if (points.size() > 2) {
            on.polyline(points, Ink.TRUTH, 1.4, "6 4");
        }
        for (int k = 0; k < values.size(); k++) {
            double value = values.get(k);
            double fraction = bounds.looks().fraction(k);
            if (Double.isFinite(value)) {
                on.telling(
                        words.t("boundary.point", words.t(name), k + 1, words.decimals(value, 3)),
                        List.of(words.t(name), Double.toString(fraction), Double.toString(value)),
                        () -> on.disc(x.at(fraction), y.at(value), 4.5, Ink.WHITE, Ink.TRUTH, 1.8));
            }
        }
    }

    private void now(Drawing on, Axis x, Axis y) {
        double at = standing.information();
        double value = standing.statistic();
        on.telling(
                words.t(
                        "boundary.now",
                        words.decimals(value, 3),
                        words.number(standing.known()),
                        words.t("percent", words.number(Math.floor(100 * at)))),
                List.of(words.t("boundary.statistic"), Double.toString(at), Double.toString(value)),
                () -> on.disc(x.at(at), y.at(value), 5.5, Ink.ACCENT, Ink.WHITE, 1.5));
    }
}
