package org.stegvis.server.overview;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.Facts;
import org.stegvis.conduct.Value;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.server.eventlog.Recorded;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Those who share a route, an option there, and the values of what the allocation was stratified by. An earlier option
/// is no part of it, for it must not be told by the name of a stratum either; sites and characteristics may.
///
/// @param values in the order of the protocol
record Stratum(int route, String option, List<Of> values) {
    Stratum {
        values = List.copyOf(values);
    }

    /// @param value null where it is not known
    record Of(String characteristic, @Nullable Value value) {}

    /// What a route allocates; null when there is no such route or it allocates nothing.
    static Action.@Nullable Allocate allocation(Decision decision, int route) {
        return route >= 0
                        && route < decision.routes().size()
                        && decision.routes().get(route).action() instanceof Action.Allocate allocate
                ? allocate
                : null;
    }

    static Stratum of(Facts facts, Action.Allocate allocate, Event.Allocated allocated) {
        var values = new ArrayList<Of>();
        for (Reference each : allocate.strata()) {
            if (each instanceof Reference.Characteristic(var name)) {
                values.add(new Of(name, facts.values().get(each)));
            }
        }
        return new Stratum(allocated.route(), allocated.option(), values);
    }

    /// As JSON: `[0,"pt",["site","utah"]]`.
    String text() {
        var node = JsonNodeFactory.instance.arrayNode();
        node.add(route).add(option);
        for (Of each : values) {
            var pair = node.addArray().add(each.characteristic());
            if (each.value() == null) {
                pair.addNull();
            } else {
                pair.add(Recorded.value(each.value()));
            }
        }
        return node.toString();
    }

    static Stratum of(String text) {
        JsonNode node = JsonMapper.shared().readTree(text);
        var values = new ArrayList<Of>();
        for (int i = 2; i < node.size(); i++) {
            JsonNode pair = node.get(i);
            values.add(new Of(pair.get(0).stringValue(), pair.get(1).isNull() ? null : Recorded.value(pair.get(1))));
        }
        return new Stratum(node.get(0).intValue(), node.get(1).stringValue(), values);
    }
}
