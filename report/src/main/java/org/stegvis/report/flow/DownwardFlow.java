package org.stegvis.report.flow;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.report.figure.Arrows;
import org.stegvis.report.figure.Drawing;
import org.stegvis.report.figure.Drawing.Anchor;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.markup.Node;
import org.stegvis.report.words.Words;

/// The classic form: each level of the tree a row of boxes of one height, ways of all lengths end in the last row.
final class DownwardFlow {
    private static final double WIDTH = 1000;
    private static final double GAP = 10;
    private static final double BETWEEN_ROWS = 30;
    private static final double WIDEST = 230;
    private static final double ASIDE_WIDTH = 300;

    private final Words words;
    private final Drawing drawing;
    private final List<Placed> boxes = new ArrayList<>();
    private int lastLevel;
    private double next;

    DownwardFlow(Words words, Lettering lettering) {
        this.words = words;
        this.drawing = new Drawing(lettering);
    }

    /// @param middle x of its middle
    private record Placed(FlowBox box, int level, double middle, List<Placed> below) {}

    Node draw(FlowNode tree) {
        lastLevel = tree.depth() - 1;
        Placed root = place(tree, 0, WIDTH / tree.leaves());
        double[] tops = tops();
        for (Placed each : boxes) {
            double top = tops[each.level()];
            double tall = height(each.level());
            each.box().draw(drawing, each.middle() - each.box().width() / 2, top, tall, Anchor.MIDDLE);
            for (Placed below : each.below()) {
                Arrows.down(drawing, each.middle(), top + tall, below.middle(), tops[below.level()]);
            }
        }
        aside(root, tops);
        double bottom = tops[lastLevel] + height(lastLevel) + 2;
        FlowFigure.columns(drawing, words);
        return drawing.svg(WIDTH, bottom, FlowFigure.title(words));
    }

    private Placed place(FlowNode node, int level, double room) {
        double width = Math.min(room * node.leaves() - GAP, node.leaves() == 1 ? room - GAP : WIDEST);
        var below = new ArrayList<Placed>();
        double first = next;
        for (FlowNode child : node.children()) {
            below.add(place(child, isEnd(child) ? lastLevel : level + 1, room));
        }
        if (below.isEmpty()) {
            next += room;
        }
        double middle = (first + next) / 2;
        Placed placed = new Placed(FlowBox.of(node, width, words), level, middle, below);
        boxes.add(placed);
        return placed;
    }

    private static boolean isEnd(FlowNode node) {
        return node.kind() == FlowNode.Kind.ASSESSED;
    }

    private double height(int level) {
        return boxes.stream()
                .filter(each -> each.level() == level)
                .mapToDouble(each -> each.box().height())
                .max()
                .orElse(0);
    }

    private double[] tops() {
        var tops = new double[lastLevel + 1];
        double y = 1;
        for (int level = 0; level <= lastLevel; level++) {
            tops[level] = y;
            y += height(level) + Math.max(BETWEEN_ROWS, asideHeight(level) + 20);
        }
        return tops;
    }

    private double asideHeight(int level) {
        return boxes.stream()
                .filter(each -> each.level() == level)
                .filter(each -> !each.box().node().aside().isEmpty())
                .mapToDouble(
                        each -> FlowBox.aside(each.box().node(), ASIDE_WIDTH).height())
                .max()
                .orElse(0);
    }

    /// Those who were not enrolled stand beside the line that leads down.
    private void aside(Placed root, double[] tops) {
        if (root.box().node().aside().isEmpty()) {
            return;
        }
        FlowBox box = FlowBox.aside(root.box().node(), ASIDE_WIDTH);
        double top = tops[0] + height(0) + 10;
        double left = root.middle() + 60;
        box.draw(drawing, left, top, box.height(), Anchor.START);
        Arrows.right(drawing, root.middle(), top + box.height() / 2, left);
    }
}
