package org.stegvis.report.flow;

import static org.stegvis.report.markup.Markup.attributes;
import static org.stegvis.report.markup.Markup.classed;
import static org.stegvis.report.markup.Markup.element;
import static org.stegvis.report.markup.Markup.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.stegvis.report.markup.Node;
import org.stegvis.report.words.Words;

/// The flow as a table, for those who read rather than look.
record FlowTable(Words words) {

    Node of(FlowNode tree) {
        var rows = new ArrayList<Node>();
        collect(tree, 0, rows);
        Node head = element(
                "tr",
                element("th", attributes("scope", "col"), List.of(text(words.say("Group", "Gruppe")))),
                classed("th", "number", "n"),
                element("th", words.say("Of these", "Av disse")));
        return classed("table", "data", element("thead", head), element("tbody", List.of(), rows));
    }

    private void collect(FlowNode node, int depth, List<Node> rows) {
        String notes = String.join(
                "; ",
                Stream.concat(node.notes().stream(), node.aside().stream())
                        .map(String::strip)
                        .toList());
        rows.add(element(
                "tr",
                element(
                        "th",
                        attributes("scope", "row", "style", "padding-left: %sem".formatted(depth * 1.2)),
                        List.of(text(node.title()))),
                classed("td", "number", words.count(node.count())),
                classed("td", "prose", notes)));
        node.children().forEach(child -> collect(child, depth + 1, rows));
    }
}
