package org.stegvis.server.eventlog;

import java.time.Instant;
import tools.jackson.databind.node.JsonNodeFactory;

/// The entry that is a signature on another one of the same log: it names the entry and its hash, so it can be moved to
/// no other record.
///
/// Source: 21 CFR 11.50 (name, time, meaning), 11.70 (bound to the record).
public final class Signed {
    /// The type of such an entry.
    public static final String TYPE = "signed";

    private Signed() {}

    /// The signature on an entry.
    ///
    /// @param meaning as documents write it: `approved`
    /// @param name as it is printed
    public static NewEntry of(Entry entry, String meaning, String name, Instant now) {
        return new NewEntry(
                TYPE,
                now.toString(),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("entry", entry.seq())
                        .put("hash", entry.hash())
                        .put("meaning", meaning)
                        .put("name", name),
                null);
    }
}
