package org.stegvis.server.eventlog;

import org.jspecify.annotations.Nullable;
import org.stegvis.server.access.Actor;

/// One wish to write.
///
/// @param key a name that the client gives this request and repeats when it did not see the answer; null for none
/// @param participant whom it is about; null for the trial as a whole
/// @param asked what the client asked for, see [Asked]; null where it is not known
public record WriteRequest(
        String trial,
        Actor actor,
        @Nullable String key,
        @Nullable String participant,
        Decide decide,
        @Nullable String asked) {
    /// The longest key, in characters.
    public static final int LONGEST_KEY = 100;

    public WriteRequest {
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw new IllegalArgumentException(
                    "The key of a request must have 1 to " + LONGEST_KEY + " characters; it has " + key.length() + ".");
        }
    }

    public WriteRequest(String trial, Actor actor, @Nullable String key, @Nullable String participant, Decide decide) {
        this(trial, actor, key, participant, decide, null);
    }

    /// The same, by a client who asked for this.
    WriteRequest asking(@Nullable String digest) {
        return new WriteRequest(trial, actor, key, participant, decide, digest);
    }
}
