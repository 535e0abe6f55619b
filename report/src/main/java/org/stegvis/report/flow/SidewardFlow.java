package org.stegvis.report.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.stegvis.report.figure.Arrows;
import org.stegvis.report.figure.Drawing;
import org.stegvis.report.figure.Drawing.Anchor;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.markup.Node;
import org.stegvis.report.words.Words;

/// The form for many ways: each level of the tree a column, as long as it needs to be.
final class SidewardFlow {
    private static final double BOX = 186;
    private static final double BETWEEN_COLUMNS = 30;
    private static final double GAP = 9;

    private final Words words;
    private final Drawing drawing;
    private double next = 1;

    SidewardFlow(Words words, Lettering lettering) {
        this.words = words;
        this.drawing = new Drawing(lettering);
    }

    Node draw(FlowNode tree) {
        FlowNode shown = withEndsAsNotes(tree);
        place(shown, 0);
        double width = shown.depth() * (BOX + BETWEEN_COLUMNS) - BETWEEN_COLUMNS + 2;
        FlowFigure.columns(drawing, words);
        return drawing.svg(width, next, FlowFigure.title(words));
    }

    /// Draws a node after its children, and returns the y of its middle.
    private double place(FlowNode node, int level) {
        FlowBox box = FlowBox.of(node, BOX, words);
        double x = 1 + level * (BOX + BETWEEN_COLUMNS);
        double start = next;
        var middles = new ArrayList<Double>();
        for (FlowNode child : node.children()) {
            middles.add(place(child, level + 1));
        }
        next = Math.max(next, start + box.height() + GAP);
        double middle = middles.isEmpty()
                ? start + box.height() / 2
                : Math.max(start + box.height() / 2, (middles.getFirst() + middles.getLast()) / 2);
        next = Math.max(next, middle + box.height() / 2 + GAP);
        box.draw(drawing, x, middle - box.height() / 2, box.height(), Anchor.START);
        for (double to : middles) {
            Arrows.across(drawing, x + BOX, middle, x + BOX + BETWEEN_COLUMNS, to);
        }
        return middle;
    }

    /// Those assessed at the end, and those not enrolled, are told inside the boxes.
    private FlowNode withEndsAsNotes(FlowNode node) {
        var notes = new ArrayList<>(
                Stream.concat(node.notes().stream(), node.aside().stream()).toList());
        var children = new ArrayList<FlowNode>();
        for (FlowNode child : node.children()) {
            if (child.kind() == FlowNode.Kind.ASSESSED) {
                notes.add(child.title() + ": " + words.count(child.count()));
            } else {
                children.add(withEndsAsNotes(child));
            }
        }
        return new FlowNode(node.kind(), node.title(), node.count(), notes, List.of(), children);
    }
}
