package org.stegvis.server.rest;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.conduct.Value;
import org.stegvis.server.eventlog.Recorded;
import tools.jackson.databind.JsonNode;

/// What the body of a request tells.
final class Told {
    private Told() {}

    /// The day on which it happened; today where it is left out.
    static LocalDate day(@Nullable LocalDate on, Clock clock) {
        return on == null ? LocalDate.now(clock) : on;
    }

    /// Values by name, in the order of the body.
    static Map<String, Value> values(Map<String, JsonNode> nodes) {
        var values = new LinkedHashMap<String, Value>();
        nodes.forEach((name, node) -> values.put(name, Recorded.value(node)));
        return values;
    }
}
