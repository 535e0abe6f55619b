package org.stegvis.server.eventlog;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A log as text: one line an entry, in order. A line is the document that is hashed, with its hash; so
/// whoever has the text can check the chain with any implementation of SHA-256 and RFC 8785.
public final class ExportedLog {
    /// The most characters in a line: more than the largest request that the server takes.
    private static final int LONGEST = 16 << 20;

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
        read(file, entries::add);
        return entries;
    }

    /// Reads a file that was exported, entry by entry, and keeps none of them.
    ///
    /// @throws IOException as above
    public static void read(Path file, Consumer<Entry> reader) throws IOException {
        try (var lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            read(file.toString(), lines, reader);
        }
    }

    /// Reads a text that was exported, entry by entry.
    ///
    /// @param name what messages call it
    /// @throws IOException as above
    public static void read(String name, BufferedReader lines, Consumer<Entry> reader) throws IOException {
        int number = 0;
        for (String line = line(name, number, lines); line != null; line = line(name, number, lines)) {
            number++;
            Entry entry;
            try {
                entry = entry(JsonMapper.shared().readTree(line));
            } catch (JacksonException | IllegalArgumentException | DateTimeException broken) {
                throw new IOException(name + ":" + number + ": this line is no entry of an exported log", broken);
            }
            reader.accept(entry);
        }
        if (number == 0) {
            throw new IOException(name + " holds no entry");
        }
    }

    /// The next line; null at the end.
    private static @Nullable String line(String name, int before, BufferedReader lines) throws IOException {
        var line = new StringBuilder();
        try {
            for (int c = lines.read(); c >= 0; c = lines.read()) {
                if (c == '\n') {
                    return line.toString();
                }
                line.append((char) c);
                if (line.length() > LONGEST) {
                    throw new IOException(name + ":" + (before + 1) + ": a line of more than " + LONGEST
                            + " characters is no entry of an exported log");
                }
            }
        } catch (CharacterCodingException notText) {
            throw new IOException(
                    name + ":" + (before + 1) + ": a byte that is not UTF-8 stands here or soon below", notText);
        }
        return line.isEmpty() ? null : line.toString();
    }

    /// Whether a number in it reads as infinite, as `1e999` does: it has no canonical form, so no server wrote it.
    private static boolean isBeyondBounds(JsonNode node) {
        return node.isNumber()
                ? !Double.isFinite(node.doubleValue())
                : node.values().stream().anyMatch(ExportedLog::isBeyondBounds);
    }

    private static Entry entry(JsonNode node) {
        if (isBeyondBounds(required(node, "what"))) {
            throw new IllegalArgumentException("A log entry holds no number beyond all bounds.");
        }
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
