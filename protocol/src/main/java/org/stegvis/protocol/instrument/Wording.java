package org.stegvis.protocol.instrument;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.stegvis.protocol.Text;

/// The sentences a participant reads at one item.
///
/// @param labels the texts at the values; a numeric rating has them at its ends only
public record Wording(Text question, Map<Integer, Text> labels) {
    public Wording {
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }
}
