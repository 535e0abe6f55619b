package org.stegvis.server.eventlog;

import java.util.LinkedHashMap;
import java.util.Map;
import org.stegvis.conduct.Value;
import org.stegvis.protocol.expression.Reference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Recorded values as JSON: a number is a number, a name a text, a time to an event `{"time":12.5,"event":true}`.
public final class Recorded {
    private Recorded() {}

    public static JsonNode value(Value value) {
        return switch (value) {
            case Value.Number(var number) -> DoubleNode.valueOf(number);
            case Value.Name(var name) -> StringNode.valueOf(name);
            case Value.Time(var time, var event) ->
                JsonNodeFactory.instance.objectNode().put("time", time).put("event", event);
        };
    }

    /// Reads back what [#value(Value)] made.
    ///
    /// @throws IllegalArgumentException when it is none of the three
    public static Value value(JsonNode node) {
        if (node.isNumber()) {
            return new Value.Number(node.doubleValue());
        }
        if (node.isString()) {
            return new Value.Name(node.stringValue());
        }
        if (node.isObject()
                && node.size() == 2
                && node.path("time").isNumber()
                && node.path("event").isBoolean()) {
            return new Value.Time(
                    node.path("time").doubleValue(), node.path("event").booleanValue());
        }
        throw new IllegalArgumentException(
                "A value must be a number, a text, or {\"time\": number, \"event\": true or false}; it is " + node);
    }

    static ObjectNode values(Map<String, Value> values) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        values.forEach((name, value) -> node.set(name, value(value)));
        return node;
    }

    static Map<String, Value> values(JsonNode node) {
        var values = new LinkedHashMap<String, Value>();
        node.properties().forEach(member -> values.put(member.getKey(), value(member.getValue())));
        return values;
    }

    public static ObjectNode reference(Reference reference) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        return switch (reference) {
            case Reference.Measured(var measure, var visit) ->
                node.put("measure", measure).put("visit", visit);
            case Reference.Characteristic(var name) -> node.put("characteristic", name);
            case Reference.OptionAt(var decision) -> node.put("option-at", decision);
            case Reference.ClassAt(var decision) -> node.put("class-at", decision);
        };
    }

    public static Reference reference(JsonNode node) {
        if (node.has("measure")) {
            return new Reference.Measured(
                    node.path("measure").stringValue(), node.path("visit").stringValue());
        }
        if (node.has("characteristic")) {
            return new Reference.Characteristic(node.path("characteristic").stringValue());
        }
        if (node.has("option-at")) {
            return new Reference.OptionAt(node.path("option-at").stringValue());
        }
        if (node.has("class-at")) {
            return new Reference.ClassAt(node.path("class-at").stringValue());
        }
        throw new IllegalArgumentException("No reference: " + node);
    }
}
