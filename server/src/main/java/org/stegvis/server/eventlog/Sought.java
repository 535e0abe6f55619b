package org.stegvis.server.eventlog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which entries of a log are looked for; null for any.
///
/// @param from recorded then or later
/// @param until recorded before then
/// @param sites about participants of these, or about nobody
public record Sought(
        @Nullable String participant,
        @Nullable String type,
        @Nullable String actor,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable List<String> sites) {
    /// What can be chosen from a list.
    public enum By {
        TYPE,
        ACTOR
    }
}
