package org.stegvis.server.fuzz;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// JSON documents after the schemas that the server publishes of its own API, mostly right.
final class Documents {
    private static final List<String> ANYTHING = List.of(
            "1",
            "\"pt\"",
            "\"utah\"",
            "true",
            "null",
            "-1",
            "0.5",
            "1e999999",
            "1e-999999",
            "123456789012345678901234567890",
            "[]",
            "{}",
            "[[1]]",
            "{\"a\": 1, \"a\": 2}",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "NaN",
            "'a'",
            "01",
            "1.0",
            "40",
            "\"40\"",
            "[".repeat(2_000),
            "\"2026-11-20\"");
    private static final List<String> DAYS = List.of(
            "2026-11-20",
            "2026-11-26",
            "2026-02-30",
            "0000-01-01",
            "+999999999-12-31",
            "-999999999-01-01",
            "9999-12-31",
            "1970-01-01",
            "2026",
            "");
    private static final List<String> NUMBERS = List.of(
            "1", "0", "2", "40", "-1", "2147483647", "2147483648", "-9223372036854775808", "1.5", "1e400", "\"3\"");

    private final Pool pool;

    Documents(Pool pool) {
        this.pool = pool;
    }

    String of(JsonNode schema, Choices choices) {
        var text = new StringBuilder();
        write("", schema, choices, text);
        return text.toString();
    }

    private void write(String name, JsonNode schema, Choices choices, StringBuilder text) {
        if (choices.rarely(16)) {
            text.append(choices.of(ANYTHING));
            return;
        }
        String format = schema.path("format").asString("");
        JsonNode values = schema.path("enum");
        if (!values.isEmpty()) {
            quoted(values.get(choices.below(values.size())).asString(), text);
        } else if (format.startsWith("date")) {
            String day = choices.of(DAYS);
            quoted(format.equals("date") ? day : day + "T10:00:00Z", text);
        } else {
            switch (schema.path("type").asString("")) {
                case "object" -> object(schema, choices, text);
                case "array" -> array(name, schema, choices, text);
                case "string" -> quoted(pool.value(name, choices), text);
                case "boolean" -> text.append(choices.below(2) == 0);
                case "integer", "number" -> text.append(choices.of(NUMBERS));
                default -> text.append(choices.of(ANYTHING));
            }
        }
    }

    private void object(JsonNode schema, Choices choices, StringBuilder text) {
        text.append('{');
        int written = 0;
        for (var property : schema.path("properties").properties()) {
            if (choices.rarely(8)) {
                continue;
            }
            separate(written++, text);
            quoted(property.getKey(), text);
            text.append(": ");
            write(property.getKey(), property.getValue(), choices, text);
        }
        JsonNode more = schema.path("additionalProperties");
        if (more.isObject()) {
            int count = 1 + choices.below(5);
            for (int i = 0; i < count; i++) {
                separate(written++, text);
                String key = pool.name(choices);
                quoted(key, text);
                text.append(": ");
                if (more.isEmpty()) {
                    text.append(choices.of(ANYTHING));
                } else {
                    write(key, more, choices, text);
                }
            }
        } else if (choices.rarely(20)) {
            separate(written, text);
            quoted(pool.hostile(choices), text);
            text.append(": 1");
        }
        text.append('}');
    }

    private void array(String name, JsonNode schema, Choices choices, StringBuilder text) {
        text.append('[');
        int count = choices.below(4);
        for (int i = 0; i < count; i++) {
            separate(i, text);
            write(name, schema.path("items"), choices, text);
        }
        text.append(']');
    }

    private static void separate(int before, StringBuilder text) {
        text.append(before == 0 ? "" : ", ");
    }

    /// A string of JSON: what cannot stand in one is escaped, halves of characters too.
    static void quoted(String value, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < 0x20 || Character.isSurrogate(c)) {
                text.append("\\u%04x".formatted((int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
