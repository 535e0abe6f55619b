package org.stegvis.server.notice;

import java.util.List;
import org.stegvis.protocol.Reminders.Channel;
import org.stegvis.server.eventlog.Entry;

/// A kind of entry that somebody must be told of.
public interface Cause {

    /// Whether the entry is of this kind. It may look at nothing but the entry.
    boolean isMeant(Entry entry);

    /// What is done when it is not known whether a message went out.
    Doubt inDoubt();

    /// Writes the message, at the moment at which it is to be sent.
    Prepared prepare(Entry entry);

    enum Doubt {
        /// Rather twice than not at all.
        SEND_AGAIN,
        /// Rather not at all than twice.
        LEAVE
    }

    /// What is to be sent.
    sealed interface Prepared {
        record Ready(Channel channel, List<String> to, String subject, String text) implements Prepared {
            public Ready {
                to = List.copyOf(to);
            }
        }

        /// Not at this hour.
        record Later(String why) implements Prepared {}

        /// It is not needed any more, or cannot be sent.
        record Never(String why) implements Prepared {}
    }
}
