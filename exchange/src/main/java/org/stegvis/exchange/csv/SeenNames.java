package org.stegvis.exchange.csv;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Knows the names of the participants before.
@FunctionalInterface
interface SeenNames {

    /// Where the name stood before, as a sentence; null, and it is known from now on, when it is new.
    @Nullable
    String before(String name, int line);

    /// Keeps all names with their lines.
    static SeenNames withLines() {
        Map<String, Integer> lines = new HashMap<>();
        return (name, line) -> {
            Integer earlier = lines.putIfAbsent(name, line);
            return earlier == null ? null : "The first is on line " + earlier + ".";
        };
    }
}
