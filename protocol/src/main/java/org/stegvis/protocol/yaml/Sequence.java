package org.stegvis.protocol.yaml;

import java.util.List;

/// A list of nodes.
public record Sequence(Place place, DocumentPath path, List<Node> items) implements Node {
    public Sequence {
        items = List.copyOf(items);
    }

    @Override
    public String shown() {
        return items.isEmpty() ? "an empty list" : "a list";
    }
}
