package org.stegvis.server.reminder;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.conduct.Step;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Reminders;
import org.stegvis.protocol.Reminders.Channel;
import org.stegvis.server.address.PublicAddress;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.identity.Identities;
import org.stegvis.server.identity.Identity;
import org.stegvis.server.notice.Cause;
import org.stegvis.server.page.Words;
import org.stegvis.server.participant.Course;
import org.stegvis.server.participant.ParticipantRow;
import org.stegvis.server.participant.Participants;
import org.stegvis.server.signin.Inviting;

/// Writes a reminder at the moment at which it is sent. Who has answered meanwhile, or wants no reminders
/// any more, gets none.
@Component
class ReminderLetter implements Cause {
    private final Participants participants;
    private final Identities identities;
    private final Inviting inviting;
    private final PublicAddress address;
    private final Clock clock;

    ReminderLetter(
            Participants participants, Identities identities, Inviting inviting, PublicAddress address, Clock clock) {
        this.participants = participants;
        this.identities = identities;
        this.inviting = inviting;
        this.address = address;
        this.clock = clock;
    }

    @Override
    public boolean isMeant(Entry entry) {
        return entry.type().equals("reminder");
    }

    @Override
    public Doubt inDoubt() {
        return Doubt.LEAVE;
    }

    @Override
    public Prepared prepare(Entry entry) {
        var due = (ReminderEvent.Due) ReminderEvent.TYPES.of(entry).orElseThrow();
        String participant = Objects.requireNonNull(entry.participant());
        Course course = participants.course(entry.trial(), participant).orElseThrow();
        Reminders reminders = course.version().protocol().reminders();
        LocalDateTime now = LocalDateTime.now(clock);
        if (reminders == null
                || !(course.next() instanceof Step.Collect(var visit, var m) && visit.equals(due.visit()))) {
            return new Prepared.Never("there is nothing to remind of any more");
        }
        ParticipantRow row = ParticipantRow.of(course);
        LocalDate until = row.dueUntil();
        if (until != null && now.toLocalDate().isAfter(until)) {
            return new Prepared.Never("the window of the visit has closed");
        }
        Channel channel = ReminderPlan.channel(course, reminders);
        if (channel == null) {
            return new Prepared.Never("the participant wants no reminders");
        }
        if (ReminderPlan.isQuiet(reminders, now)) {
            return new Prepared.Later("the hours are quiet");
        }
        if (to(identities.toRemind(entry.trial(), participant), channel) == null) {
            return notKnown(channel);
        }
        // Who corrects an address makes links that were there before useless; so the address to which this one goes is
        // read after it was made.
        String path = inviting.reminded(entry.trial(), participant);
        Identity identity = identities.own(entry.trial(), participant);
        String to = to(identity, channel);
        if (to == null) {
            return notKnown(channel);
        }
        LocalDate opens = row.dueFrom();
        var text = new ReminderText(
                reminders.sender(),
                new Words(identity.speaks() == null ? Language.ENGLISH : identity.speaks()),
                address.origin() + path,
                opens != null && opens.isAfter(now.toLocalDate()) ? opens : null,
                now.toLocalDate().plusDays(Inviting.REMINDED_LASTS.toDays()));
        return new Prepared.Ready(channel, List.of(to), text.subject(), text.text(channel));
    }

    private static Prepared notKnown(Channel channel) {
        return new Prepared.Never("no " + (channel == Channel.SMS ? "telephone number" : "e-mail address")
                + " is known to which it can be sent");
    }

    private static @Nullable String to(Identity identity, Channel channel) {
        return switch (channel) {
            case EMAIL -> identity.email().isEmpty() ? null : identity.email();
            case SMS -> {
                String number = identity.telephone().replaceAll("[\\s().-]", "");
                yield number.matches("\\+?[0-9]{5,15}") ? number : null;
            }
        };
    }
}
