package org.stegvis.server.schedule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.protocol.Visit;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.Decide;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.participant.Appointment;
import org.stegvis.server.participant.ParticipantRow;
import org.stegvis.server.participant.ParticipantWriter;
import org.stegvis.server.participant.Standing;

/// The next visit of a participant is put to another day, within its window. A visit outside of its window is a
/// deviation and not an appointment.
@Component
public class Rescheduling {
    private final ParticipantWriter writer;

    public Rescheduling(ParticipantWriter writer) {
        this.writer = writer;
    }

    /// Staff put a visit to another day.
    ///
    /// @param visit the one that comes next
    /// @param day from today on, within the window of the visit
    /// @param why needed
    public Written reschedule(
            Actor actor,
            String trial,
            String participant,
            String visit,
            LocalDate day,
            String why,
            @Nullable String key) {
        return reschedule(actor, Permission.RESCHEDULE, trial, participant, visit, day, why, key);
    }

    /// A participant chooses another day without asking anybody, and without having to say why.
    public Written rescheduleOneself(
            Actor actor, String trial, String participant, String visit, LocalDate day, @Nullable String key) {
        return reschedule(
                actor, Permission.ENTER_OWN_ANSWERS, trial, participant, visit, day, "chosen by the participant", key);
    }

    private Written reschedule(
            Actor actor,
            Permission permission,
            String trial,
            String participant,
            String visit,
            LocalDate day,
            String why,
            @Nullable String key) {
        return writer.write(actor, permission, trial, participant, key, standing -> {
            Refusal wrong = wrong(standing, visit, day, why);
            return wrong != null
                    ? new Decide.Answer.Refuse(wrong)
                    : Decide.write(Appointment.TYPES.entry(new Appointment(visit, day), standing.today(), why));
        });
    }

    private static @Nullable Refusal wrong(Standing standing, String id, LocalDate day, String why) {
        if (why.isBlank()) {
            return new Refusal(Refusal.Code.REASON_MISSING, "To put a visit to another day needs a reason.");
        }
        Visit visit = standing.course().version().protocol().visits().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElse(null);
        if (visit == null) {
            return new Refusal(Refusal.Code.VALUE_NOT_ALLOWED, "The protocol has no visit '" + id + "'.");
        }
        ParticipantRow row = ParticipantRow.of(standing.course());
        if (!row.step().equals("collect") || !id.equals(row.at())) {
            return new Refusal(Refusal.Code.STEP_NOT_DUE, "Visit '" + id + "' is not the next step.");
        }
        if (day.isBefore(standing.today())) {
            return new Refusal(Refusal.Code.VALUE_NOT_ALLOWED, "The day " + day + " has passed.");
        }
        LocalDate from = row.dueFrom();
        LocalDate until = row.dueUntil();
        if (from != null && until != null && (day.isBefore(from) || day.isAfter(until))) {
            return new Refusal(
                    Refusal.Code.VALUE_NOT_ALLOWED,
                    "The window of visit '" + id + "' is from " + from + " to " + until + ".");
        }
        return day.equals(row.due())
                ? new Refusal(Refusal.Code.NOTHING_TO_DO, "The visit is planned for that day already.")
                : null;
    }
}
