package org.stegvis.server.eventlog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What ties each entry to all before it: SHA-256 of its canonical JSON, in which the hash of the one before
/// stands.
///
/// The document is described in `docs/reference/event-log.md`.
final class Chain {
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private Chain() {}

    static String hash(String previous, Entry entry) {
        return Entry.hex(sha256(CanonicalJson.of(document(previous, entry)).getBytes(StandardCharsets.UTF_8)));
    }

    /// The document that is hashed; members without a value are left out.
    static ObjectNode document(String previous, Entry entry) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("previous", previous);
        node.put("trial", entry.trial());
        node.put("seq", entry.seq());
        node.put("recorded", moment(entry.recorded()));
        node.put("happened", entry.happened());
        node.put("actor", entry.actor());
        node.put("origin", entry.origin());
        putIf(node, "request", entry.request());
        putIf(node, "participant", entry.participant());
        node.put("type", entry.type());
        node.set("what", entry.what());
        putIf(node, "why", entry.why());
        return node;
    }

    static String moment(Instant instant) {
        return MICROSECONDS.format(instant);
    }

    private static void putIf(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(
                    "This Java runtime must offer SHA-256, as every one is required to.", missing);
        }
    }
}
