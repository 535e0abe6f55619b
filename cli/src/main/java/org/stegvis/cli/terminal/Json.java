package org.stegvis.cli.terminal;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes results as JSON: records by their components, in their order.
public final class Json {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final JsonMapper LINES = JsonMapper.builder().build();

    private Json() {}

    /// One document of several, on a line of its own.
    public static void writeLine(Object document, Console console) {
        console.result(LINES.writeValueAsString(document));
        console.flush();
    }

    /// One document, indented.
    public static void write(Object document, Console console) {
        console.result(MAPPER.writeValueAsString(document));
    }
}
