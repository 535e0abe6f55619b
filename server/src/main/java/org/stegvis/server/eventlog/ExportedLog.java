package org.stegvis.server.eventlog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A log as text: one line an entry, in order. A line is the document that is hashed, with its hash; so
/// whoever has the text can check the chain with any implementation of SHA-256 and RFC 8785.
public final class ExportedLog {
    private ExportedLog() {}

    /// The line of an entry, without its end.
    ///
    /// @param previous the hash of the entry before it, or [Entry#BEGINNING]
    public static String line(String previous, Entry entry) {
        ObjectNode document = Chain.document(previous, entry);
        document.put("hash", entry.hash());
        return CanonicalJson.of(document);
    }

    /// Reads a file that was exported.
    ///
    /// @throws IOException when it cannot be read, or a line is no entry; the message names the line
    public static List<Entry> read(Path file) throws IOException {
        var entries = new ArrayList<Entry>();
        try (var lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                try {
                    entries.add(entry(JsonMapper.shared().readTree(line)));
                } catch (JacksonException | IllegalArgumentException broken) {
                    throw new IOException(file + ":" + number + ": this line is no entry of an exported log", broken);
                }
            }
        }
        if (entries.isEmpty()) {
            throw new IOException(file + " holds no entry");
        }
        return entries;
    }

    private static Entry entry(JsonNode node) {
        return new Entry(
                text(node, "trial"),
                required(node, "seq").longValue(),
                Instant.parse(text(node, "recorded")),
                text(node, "happened"),
                text(node, "actor"),
                text(node, "origin"),
                optional(node, "request"),
                optional(node, "participant"),
                text(node, "type"),
                required(node, "what"),
                optional(node, "why"),
                text(node, "hash"));
    }

    private static JsonNode required(JsonNode node, String name) {
        JsonNode member = node.get(name);
        if (member == null) {
            throw new IllegalArgumentException("no '" + name + "'");
        }
        return member;
    }

    private static String text(JsonNode node, String name) {
        return required(node, name).stringValue();
    }

    private static @Nullable String optional(JsonNode node, String name) {
        return node.has(name) ? text(node, name) : null;
    }
}
