package org.stegvis.report.aid;

import java.util.List;
import org.stegvis.report.figure.Axis;
import org.stegvis.report.figure.Drawing;
import org.stegvis.report.figure.Drawing.Anchor;
import org.stegvis.report.figure.Drawing.TextStyle;
import org.stegvis.report.figure.Ink;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.figure.Lines;
import org.stegvis.report.markup.Node;
import org.stegvis.report.words.Words;

/// A bar a way over the whole scale: pale where eight of ten persons end, dark where the average surely is,
/// a mark at the average itself.
record WaysFigure(String title, List<Bar> bars, double least, double greatest, Words words) {
    /// As wide as a phone; a page may show it larger.
    private static final double WIDTH = 340;
    private static final double TOP = 8;
    private static final double LINE = 15;
    private static final double BAR = 16;
    private static final double GAP = 12;
    private static final TextStyle LABEL = new TextStyle(12, false, Ink.TEXT);
    private static final TextStyle QUIET = new TextStyle(11, false, Ink.QUIET);
    private static final int TICKS = 5;

    /// @param personsFrom NaN where single persons have no place on the scale
    record Bar(String rule, double mean, double lower, double upper, double personsFrom, double personsTo) {}

    Node draw(Lettering lettering) {
        var drawing = new Drawing(lettering);
        Axis axis = Axis.over(least, greatest, TICKS, 10, WIDTH - 10);
        double y = TOP;
        for (Bar bar : bars) {
            for (String line : Lines.of(bar.rule(), LABEL.face(), LABEL.size(), WIDTH)) {
                y += LINE;
                drawing.write(line, 0, y, LABEL, Anchor.START);
            }
            y += 6;
            bar(drawing, axis, bar, y);
            y += BAR + GAP;
        }
        drawing.line(axis.from(), y, axis.to(), y, Ink.QUIET, 1);
        for (double tick : axis.ticks(TICKS)) {
            drawing.line(axis.at(tick), y, axis.at(tick), y + 4, Ink.QUIET, 1);
            drawing.write(words.plain(tick), axis.at(tick), y + 18, QUIET, Anchor.MIDDLE);
        }
        return drawing.svg(WIDTH, y + 28, title);
    }

    private void bar(Drawing drawing, Axis axis, Bar bar, double y) {
        drawing.box(axis.from(), y, axis.to() - axis.from(), BAR, Ink.PALE, Ink.RULE);
        if (!Double.isNaN(bar.personsFrom())) {
            double from = axis.at(bar.personsFrom());
            drawing.box(from, y, axis.at(bar.personsTo()) - from, BAR, Ink.GHOST, Ink.GHOST);
        }
        double from = axis.at(Math.max(bar.lower(), axis.low()));
        double to = axis.at(Math.min(bar.upper(), axis.high()));
        drawing.box(from, y + 3, to - from, BAR - 6, Ink.ACCENT, Ink.ACCENT);
        double at = axis.at(bar.mean());
        drawing.line(at, y - 3, at, y + BAR + 3, Ink.TEXT, 2);
    }
}
