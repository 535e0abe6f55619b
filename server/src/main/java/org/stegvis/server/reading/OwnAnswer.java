package org.stegvis.server.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A visit that a participant answered.
///
/// @param seq its place in the log
/// @param site of the participant; null in a trial without sites
public record OwnAnswer(
        long seq, String participant, @Nullable String site, String visit, Instant sent) {

    /// That somebody of the staff looked at it.
    ///
    /// @param person the id of the account
    public record Read(String person, Instant at) {}
}
