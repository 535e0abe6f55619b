package org.stegvis.report.operating;

import java.util.List;
import java.util.Locale;
import org.stegvis.design.operating.Figure;
import org.stegvis.report.figure.Axis;
import org.stegvis.report.figure.Drawing;
import org.stegvis.report.figure.Drawing.Anchor;
import org.stegvis.report.figure.Drawing.TextStyle;
import org.stegvis.report.figure.Ink;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.markup.Node;

/// Shares of the simulated trials, one a row, each with the interval of 1.96 Monte Carlo errors, against a
/// line.
final class ShareFigure {
    private static final double WIDTH = 720;
    private static final double FROM = 300;
    private static final double TO = 600;
    private static final double TOP = 30;
    private static final double ROW = 24;
    private static final double REACH = 1.959963984540054;
    private static final int LONGEST = 46;
    private static final TextStyle LABEL = new TextStyle(12, false, Ink.TEXT);
    private static final TextStyle QUIET = new TextStyle(11, false, Ink.QUIET);

    private final Drawing drawing = new Drawing(Lettering.TEXT);
    private final List<Row> rows;
    private final Axis axis;
    private final Say say;

    /// A share, such as a power or a coverage, with its name beside its mark.
    ///
    /// @param colour of its mark
    record Row(String label, Figure share, String colour) {}

    /// @param least the left end of the axis, a share
    ShareFigure(List<Row> rows, double least, Say say) {
        this.say = say;
        this.rows = rows;
        this.axis = new Axis(least, 1, FROM, TO);
    }

    /// @param line a share that a reader compares with
    /// @param about what the line is
    Node draw(String title, double line, String about) {
        double bottom = TOP + ROW * rows.size() + 6;
        for (double tick : axis.ticks(6)) {
            drawing.line(axis.at(tick), TOP - 6, axis.at(tick), bottom, Ink.GHOST, 1);
            drawing.write(say.percent(tick, 0), axis.at(tick), bottom + 16, QUIET, Anchor.MIDDLE);
        }
        drawing.dashed(axis.at(line), TOP - 8, axis.at(line), bottom, Ink.TRUTH, 1.4, "5 3");
        drawing.write(about, axis.at(line), TOP - 14, QUIET, Anchor.MIDDLE);
        drawing.line(FROM, bottom, TO, bottom, Ink.QUIET, 1);
        double y = TOP + ROW / 2;
        for (Row row : rows) {
            draw(row, y);
            y += ROW;
        }
        drawing.columns(
                say.of("what", "hva"), say.of("share", "andel"), say.of("Monte Carlo error", "Monte Carlo-feil"));
        return drawing.svg(WIDTH, bottom + 28, title);
    }

    private void draw(Row row, double y) {
        String label = row.label().length() > LONGEST ? row.label().substring(0, LONGEST - 1) + "…" : row.label();
        drawing.write(label, 0, y + 4, LABEL, Anchor.START);
        double value = row.share().value();
        if (!Double.isFinite(value)) {
            drawing.write(say.of("never estimated", "aldri estimert"), WIDTH, y + 4, QUIET, Anchor.END);
            return;
        }
        double low = Math.max(axis.low(), value - REACH * row.share().error());
        double high = Math.min(axis.high(), value + REACH * row.share().error());
        String told = say.percent(value, 1)
                + say.number(
                        String.format(Locale.ROOT, " (%.1f)", 100 * row.share().error()));
        List<String> cells = List.of(
                row.label(), Double.toString(value), Double.toString(row.share().error()));
        drawing.telling(row.label() + ": " + told, cells, () -> mark(row, value, low, high, y));
        drawing.write(told, WIDTH, y + 4, LABEL, Anchor.END);
    }

    private void mark(Row row, double value, double low, double high, double y) {
        if (low <= high) {
            drawing.line(axis.at(low), y, axis.at(high), y, row.colour(), 1.8);
        }
        if (axis.holds(value)) {
            drawing.disc(axis.at(value), y, 4, row.colour(), row.colour(), 1);
        } else {
            drawing.write("◂", FROM, y + 4, LABEL, Anchor.START);
        }
    }
}
