package org.stegvis.server.allocation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.stegvis.conduct.Event;
import org.stegvis.randomisation.ListAddress;
import org.stegvis.server.eventlog.CanonicalJson;
import org.stegvis.server.eventlog.ConductEvents;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.NewEntry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Where an allocation stood: the list and the position in it. It is logged with the allocation, so that
/// whoever has the key can draw it again.
///
/// @param levels what minimisation looked at; empty for other procedures, whose lists have a stratum instead
record Drawn(ListAddress address, long position, Map<String, String> levels) {
    Drawn {
        levels = Map.copyOf(levels);
    }

    /// The entry of an allocation that chance made.
    NewEntry entry(Event.Allocated allocated) {
        NewEntry plain = ConductEvents.entry(allocated);
        ObjectNode what = (ObjectNode) plain.what();
        what.set("list", list(address));
        what.put("position", position);
        if (!levels.isEmpty()) {
            what.set("levels", names(levels));
        }
        return new NewEntry(plain.type(), plain.happened(), what, plain.why());
    }

    /// Empty for an allocation that needed no chance.
    static Optional<Drawn> of(Entry entry) {
        JsonNode list = entry.what().get("list");
        if (list == null) {
            return Optional.empty();
        }
        List<String> options = list.path("options").values().stream()
                .map(JsonNode::stringValue)
                .toList();
        var address = ListAddress.of(
                entry.trial(),
                list.path("decision").stringValue(),
                list.path("route").intValue(),
                options,
                names(list.path("stratum")));
        return Optional.of(new Drawn(
                address,
                entry.what().path("position").longValue(),
                names(entry.what().path("levels"))));
    }

    /// The text by which the database knows a list.
    String listName() {
        return listName(address);
    }

    static String listName(ListAddress address) {
        return CanonicalJson.of(list(address));
    }

    private static ObjectNode list(ListAddress address) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("decision", address.decision());
        node.put("route", address.route());
        var options = node.putArray("options");
        address.options().forEach(options::add);
        node.set("stratum", names(address.stratum()));
        return node;
    }

    static ObjectNode names(Map<String, String> names) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        names.forEach(node::put);
        return node;
    }

    static Map<String, String> names(JsonNode node) {
        var names = new TreeMap<String, String>();
        node.properties()
                .forEach(each -> names.put(each.getKey(), each.getValue().stringValue()));
        return names;
    }
}
