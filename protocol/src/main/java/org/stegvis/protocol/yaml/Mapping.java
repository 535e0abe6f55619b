package org.stegvis.protocol.yaml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keys with values, in the order of the file. Keys are scalars and differ from each other.
public record Mapping(Place place, DocumentPath path, List<Entry> entries) implements Node {
    public Mapping {
        entries = List.copyOf(entries);
    }

    /// One key with its value.
    public record Entry(Scalar key, Node value) {
        public String name() {
            return key.text();
        }
    }

    /// The value of a key, null when there is no such key.
    public @Nullable Node get(String key) {
        for (Entry entry : entries) {
            if (entry.name().equals(key)) {
                return entry.value();
            }
        }
        return null;
    }

    @Override
    public String shown() {
        return entries.isEmpty() ? "an empty mapping" : "a mapping";
    }
}
