package org.stegvis.server.allocation;

import java.util.Objects;
import org.springframework.stereotype.Component;
import org.stegvis.protocol.Reminders.Channel;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.notice.Cause;
import org.stegvis.server.notice.Recipients;

/// Tells the people of a trial that somebody was unblinded, and neither of what nor why.
@Component
class UnblindingNotice implements Cause {
    private final Recipients recipients;

    UnblindingNotice(Recipients recipients) {
        this.recipients = recipients;
    }

    @Override
    public boolean isMeant(Entry entry) {
        return entry.type().equals(Unblinding.TYPE);
    }

    @Override
    public Doubt inDoubt() {
        return Doubt.SEND_AGAIN;
    }

    @Override
    public Prepared prepare(Entry entry) {
        return new Prepared.Ready(
                Channel.EMAIL,
                recipients.of(entry.trial()),
                "[" + entry.trial() + "] A participant was unblinded",
                "Participant " + Objects.requireNonNull(entry.participant()) + " was unblinded by " + entry.actor()
                        + ". Entry " + entry.seq() + " of the log holds the reason.");
    }
}
