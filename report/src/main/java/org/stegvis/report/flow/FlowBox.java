package org.stegvis.report.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.stegvis.report.figure.Drawing;
import org.stegvis.report.figure.Drawing.Anchor;
import org.stegvis.report.figure.Drawing.TextStyle;
import org.stegvis.report.figure.Ink;
import org.stegvis.report.figure.Lines;
import org.stegvis.report.words.Words;

/// The text of one box, broken into lines, with the height it needs.
///
/// @param told what the box says, in one line
/// @param cells what, how many, and what else is said
record FlowBox(FlowNode node, double width, List<Line> lines, double height, String told, List<String> cells) {
    private static final double PADDING = 8;
    private static final double LEADING = 1.28;
    private static final TextStyle TITLE = new TextStyle(12, true, Ink.TEXT);
    private static final TextStyle NUMBER = new TextStyle(12, false, Ink.TEXT);
    private static final TextStyle NOTE = new TextStyle(11, false, Ink.QUIET);

    record Line(String text, TextStyle type) {}

    static FlowBox of(FlowNode node, double width, Words words) {
        var lines = new ArrayList<Line>();
        add(lines, node.title(), TITLE, width);
        add(lines, "n = " + words.count(node.count()), NUMBER, width);
        node.notes().forEach(note -> add(lines, note, NOTE, width));
        String count = "n = " + words.count(node.count());
        return new FlowBox(
                node,
                width,
                List.copyOf(lines),
                height(lines),
                node.title() + ": "
                        + String.join(
                                "; ",
                                Stream.concat(Stream.of(count), node.notes().stream())
                                        .toList()),
                List.of(node.title(), Integer.toString(node.count()), String.join("; ", node.notes())));
    }

    static FlowBox aside(FlowNode node, double width) {
        var lines = new ArrayList<Line>();
        add(lines, node.aside().getFirst(), NUMBER, width);
        node.aside().stream().skip(1).forEach(note -> add(lines, note, NOTE, width));
        List<String> others = node.aside().subList(1, node.aside().size());
        return new FlowBox(
                node,
                width,
                List.copyOf(lines),
                height(lines),
                String.join("; ", node.aside()),
                List.of(node.aside().getFirst(), "", String.join("; ", others)));
    }

    void draw(Drawing on, double x, double y, double tall, Anchor anchor) {
        on.telling(told, cells, () -> shapes(on, x, y, tall, anchor));
    }

    private void shapes(Drawing on, double x, double y, double tall, Anchor anchor) {
        boolean isClass = node.kind() == FlowNode.Kind.RESPONSE_CLASS;
        boolean isOption = node.kind() == FlowNode.Kind.OPTION;
        on.box(
                x,
                y,
                width,
                tall,
                isOption ? Ink.ACCENT_PALE : isClass ? Ink.PALE : Ink.WHITE,
                isOption ? Ink.ACCENT : Ink.RULE);
        double at = y + PADDING - 2;
        for (Line line : lines) {
            at += line.type().size() * LEADING;
            double start = anchor == Anchor.MIDDLE ? x + width / 2 : x + PADDING;
            on.write(line.text(), start, at - 1, line.type(), anchor);
        }
    }

    private static void add(List<Line> lines, String text, TextStyle type, double width) {
        Lines.of(text, type.face(), type.size(), width - 2 * PADDING).forEach(line -> lines.add(new Line(line, type)));
    }

    private static double height(List<Line> lines) {
        return 2 * PADDING
                + lines.stream()
                        .mapToDouble(line -> line.type().size() * LEADING)
                        .sum();
    }
}
