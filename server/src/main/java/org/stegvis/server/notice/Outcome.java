package org.stegvis.server.notice;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Reminders.Channel;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.EventTypes;
import org.stegvis.server.eventlog.NewEntry;

/// What became of a message, as the log tells it.
public sealed interface Outcome {
    EventTypes<Outcome> TYPES = EventTypes.of(Map.of(
            "message-sent", Sent.class,
            "message-not-sent", NotSent.class,
            "message-in-doubt", InDoubt.class));

    /// The place in the log of the entry that somebody was to be told of.
    long message();

    /// It was taken by who carries it.
    record Sent(long message, Channel channel) implements Outcome {}

    /// It was surely not sent; the entry says why.
    record NotSent(long message) implements Outcome {}

    /// It may have been sent, and is not sent again; the entry says why.
    record InDoubt(long message) implements Outcome {}

    static Optional<Outcome> of(Entry entry) {
        return TYPES.of(entry);
    }

    default NewEntry entry(LocalDate on, @Nullable String why) {
        return TYPES.entry(this, on, why);
    }
}
