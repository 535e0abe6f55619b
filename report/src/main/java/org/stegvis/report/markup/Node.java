package org.stegvis.report.markup;

import java.util.List;

/// A part of a document. Text is escaped where it is written, and nowhere else.
public sealed interface Node {

    /// An element with its attributes in order.
    record Element(String name, List<Attribute> attributes, List<Node> children) implements Node {
        public Element {
            attributes = List.copyOf(attributes);
            children = List.copyOf(children);
        }
    }

    record Attribute(String name, String value) {}

    record Chars(String text) implements Node {}

    /// Nodes side by side.
    record Group(List<Node> nodes) implements Node {
        public Group {
            nodes = List.copyOf(nodes);
        }
    }
}
