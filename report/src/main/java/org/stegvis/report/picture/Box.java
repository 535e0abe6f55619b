package org.stegvis.report.picture;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.report.figure.Drawing.TextStyle;
import org.stegvis.report.figure.Ink;
import org.stegvis.report.figure.Lines;

/// One box of the picture with its text in lines.
///
/// @param width in units of the drawing
record Box(int number, Kind kind, List<Line> lines, double width, double height) {
    static final double LEADING = 1.28;
    private static final double PADDING = 8;
    private static final double DISC = 26;
    private static final TextStyle TITLE = new TextStyle(12, true, Ink.TEXT);
    private static final TextStyle NOTE = new TextStyle(11, false, Ink.QUIET);

    Box {
        lines = List.copyOf(lines);
    }

    enum Kind {
        START(112),
        DECISION(170),
        /// What a decision finds: a response class, or those whom a condition holds for.
        RESULT(132),
        RANDOMISATION(DISC),
        OPTION(142),
        /// Goes on as before, or no further decision.
        OTHER(136);

        private final double width;

        Kind(double width) {
            this.width = width;
        }
    }

    record Line(String text, TextStyle type) {}

    static Box of(int number, Kind kind, String title, List<String> notes) {
        if (kind == Kind.RANDOMISATION) {
            return new Box(number, kind, List.of(new Line(title, TITLE)), DISC, DISC);
        }
        var lines = new ArrayList<Line>();
        add(lines, title, TITLE, kind.width);
        notes.forEach(note -> add(lines, note, NOTE, kind.width));
        double height = 2 * PADDING
                + lines.stream()
                        .mapToDouble(line -> line.type().size() * LEADING)
                        .sum();
        return new Box(number, kind, lines, kind.width, height);
    }

    double padding() {
        return PADDING;
    }

    private static void add(List<Line> lines, String text, TextStyle type, double width) {
        Lines.of(text, type.face(), type.size(), width - 2 * PADDING).forEach(line -> lines.add(new Line(line, type)));
    }
}
