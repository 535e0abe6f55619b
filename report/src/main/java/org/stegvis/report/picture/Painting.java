package org.stegvis.report.picture;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.report.figure.Drawing;
import org.stegvis.report.figure.Drawing.Anchor;
import org.stegvis.report.figure.Ink;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.markup.Node.Element;

/// Draws boxes and lines where the layout puts them.
record Painting(Lettering lettering, Layout layout) {
    private static final double HEAD = 5;

    Element figure(String title) {
        var drawing = new Drawing(lettering);
        layout.lines().forEach(line -> arrow(drawing, line));
        layout.boxes().forEach(each -> box(drawing, each));
        return drawing.svg(layout.width(), layout.height(), title);
    }

    private static void arrow(Drawing on, List<Double> line) {
        var points = new ArrayList<>(line);
        int x = points.size() - 2;
        double tip = points.get(x);
        double y = points.get(x + 1);
        points.set(x, tip - HEAD);
        on.polyline(points, Ink.QUIET, 1, "");
        on.polygon(List.of(tip, y, tip - HEAD, y - 3, tip - HEAD, y + 3), Ink.QUIET, Ink.QUIET, 0.5);
    }

    private static void box(Drawing on, Layout.Placed placed) {
        Box box = placed.box();
        double middle = placed.x() + box.width() / 2;
        if (box.kind() == Box.Kind.RANDOMISATION) {
            double y = placed.y() + box.height() / 2;
            on.disc(middle, y, box.width() / 2, Ink.WHITE, Ink.ACCENT, 1.5);
            Box.Line letter = box.lines().getFirst();
            on.write(letter.text(), middle, y + 4.3, letter.type(), Anchor.MIDDLE);
            return;
        }
        on.box(placed.x(), placed.y(), box.width(), box.height(), fill(box.kind()), stroke(box.kind()));
        double at = placed.y() + box.padding() - 2;
        for (Box.Line line : box.lines()) {
            at += line.type().size() * Box.LEADING;
            on.write(line.text(), middle, at - 1, line.type(), Anchor.MIDDLE);
        }
    }

    private static String fill(Box.Kind kind) {
        return switch (kind) {
            case OPTION -> Ink.ACCENT_PALE;
            case RESULT -> Ink.PALE;
            case START, DECISION, RANDOMISATION, OTHER -> Ink.WHITE;
        };
    }

    private static String stroke(Box.Kind kind) {
        return switch (kind) {
            case OPTION, RANDOMISATION -> Ink.ACCENT;
            case START, DECISION, RESULT, OTHER -> Ink.RULE;
        };
    }
}
