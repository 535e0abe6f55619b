package org.stegvis.server.safety;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.protocol.Reminders.Channel;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.notice.Cause;
import org.stegvis.server.notice.Recipients;

/// Tells the people of a trial of a serious adverse event and of its clock, and not of what it was.
@Component
class SeriousEventNotice implements Cause {
    private final Recipients recipients;

    SeriousEventNotice(Recipients recipients) {
        this.recipients = recipients;
    }

    @Override
    public boolean isMeant(Entry entry) {
        AdverseEvent event = event(entry);
        return event != null && event.countsAsSerious();
    }

    @Override
    public Doubt inDoubt() {
        return Doubt.SEND_AGAIN;
    }

    @Override
    public Prepared prepare(Entry entry) {
        AdverseEvent event = Objects.requireNonNull(event(entry));
        return new Prepared.Ready(
                Channel.EMAIL,
                recipients.of(entry.trial()),
                "[" + entry.trial() + "] A serious adverse event",
                "Entry " + entry.seq() + " of the log tells of a serious adverse event of participant "
                        + entry.participant() + ". The sponsor must be told by "
                        + ReportingClock.due(event, Recipient.SPONSOR) + ".");
    }

    private static @Nullable AdverseEvent event(Entry entry) {
        return switch (SafetyEvent.TYPES.of(entry).orElse(null)) {
            case SafetyEvent.Occurred(var event) -> event;
            case SafetyEvent.Changed(var number, var event) -> event;
            case SafetyEvent.Reported reported -> null;
            case null -> null;
        };
    }
}
