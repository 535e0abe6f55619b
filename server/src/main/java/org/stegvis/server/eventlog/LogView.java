package org.stegvis.server.eventlog;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/// The log of a trial while it is locked: what was written stands, and nothing can come between.
public interface LogView {
    String trial();

    /// The server's time of what is about to be written.
    Instant now();

    /// The `seq` of the last entry about the trial as a whole; 0 when there is none.
    long settings();

    /// All entries about the trial as a whole, in order.
    List<Entry> aboutTrial();

    /// All entries about the participant of the request, in order.
    List<Entry> aboutParticipant();

    /// A value that is read once and then kept, and changed, for as long as the lock is held; forgotten after it.
    ///
    /// @param read asks the database within the same transaction
    <T> T during(Object name, Class<T> type, Supplier<T> read);
}
