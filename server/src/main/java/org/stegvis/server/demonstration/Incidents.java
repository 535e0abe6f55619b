package org.stegvis.server.demonstration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.Actor;
import org.stegvis.server.deviation.Deviation;
import org.stegvis.server.deviation.RecordingDeviations;
import org.stegvis.server.monitoring.About;
import org.stegvis.server.monitoring.Holding;
import org.stegvis.server.monitoring.Querying;
import org.stegvis.server.monitoring.Verifications;
import org.stegvis.server.note.Notes;
import org.stegvis.server.participant.ParticipantRow;
import org.stegvis.server.participant.Participants;
import org.stegvis.server.people.Role;
import org.stegvis.server.safety.AdverseEvent;
import org.stegvis.server.safety.Recipient;
import org.stegvis.server.safety.RecordingAdverseEvents;
import org.stegvis.server.schedule.Rescheduling;
import org.stegvis.server.therapy.ConcomitantCare;
import org.stegvis.server.therapy.Treating;

/// What happens beside the visits: adverse events, deviations, queries, marks, holds, notes, other care, sessions and
/// appointments, so that every list has something in it.
@Component
class Incidents {
    private static final List<String> TERMS =
            List.of("muscle soreness", "headache", "fall", "more back pain", "dizziness", "low mood");
    private static final List<String> NOTES = List.of(
            "Prefers to be called after four.", "Would like the letter on paper.", "Asked for the evening sessions.");

    private final RecordingAdverseEvents events;
    private final RecordingDeviations deviations;
    private final Querying querying;
    private final Verifications verifications;
    private final Holding holding;
    private final Notes notes;
    private final ConcomitantCare care;
    private final Treating treating;
    private final Rescheduling rescheduling;
    private final Participants participants;

    Incidents(
            RecordingAdverseEvents events,
            RecordingDeviations deviations,
            Querying querying,
            Verifications verifications,
            Holding holding,
            Notes notes,
            ConcomitantCare care,
            Treating treating,
            Rescheduling rescheduling,
            Participants participants) {
        this.events = events;
        this.deviations = deviations;
        this.querying = querying;
        this.verifications = verifications;
        this.holding = holding;
        this.notes = notes;
        this.care = care;
        this.treating = treating;
        this.rescheduling = rescheduling;
        this.participants = participants;
    }

    /// What happens beside the visits to each participant, to be run in any order or at once.
    ///
    /// @param day the last of the play, on which all of it is written down
    List<Runnable> all(Cast cast, String trial, List<Way> ways, LocalDate day) {
        var all = new ArrayList<Runnable>();
        for (Way way : ways) {
            if (way.enters() && way.id != null) {
                int count = all.size() + 1;
                all.add(() -> happen(cast, trial, Objects.requireNonNull(way.id), count, day));
            }
        }
        return all;
    }

    private void happen(Cast cast, String trial, String participant, int count, LocalDate day) {
        ParticipantRow row = participants.find(trial, participant).orElseThrow();
        if (row.enrolled() == null) {
            return;
        }
        adverseEvent(cast, trial, row, count, day);
        care(cast, trial, row, count, day);
        if (row.status() == ParticipantRow.Status.IN_TRIAL) {
            underWay(cast, trial, row, count, day);
        }
        data(cast, trial, row, count);
    }

    private void adverseEvent(Cast cast, String trial, ParticipantRow row, int count, LocalDate day) {
        if (count % 13 != 0) {
            return;
        }
        boolean serious = count % 91 == 0;
        boolean recent = count > 600;
        LocalDate onset = latest(Objects.requireNonNull(row.enrolled()), day.minusDays(recent ? 3 : 40 + count % 30));
        Actor coordinator = cast.of(Role.SITE_COORDINATOR, row.site());
        var event = new AdverseEvent(
                TERMS.get(count % TERMS.size()),
                "Made up for the demonstration.",
                AdverseEvent.Severity.values()[count / 13 % 3],
                serious ? Set.of(AdverseEvent.Criterion.HOSPITALISATION) : Set.of(),
                AdverseEvent.Relatedness.values()[count / 13 % 4],
                !serious,
                recent ? day : onset,
                onset,
                recent ? null : onset.plusDays(2).isAfter(day) ? day : onset.plusDays(2),
                recent ? AdverseEvent.Outcome.RECOVERING : AdverseEvent.Outcome.RECOVERED);
        long number = Playing.done(events.record(coordinator, trial, row.participant(), event, null))
                .getFirst()
                .seq();
        if (serious && !recent) {
            for (Recipient to : Recipient.values()) {
                Playing.done(events.report(
                        coordinator, trial, row.participant(), number, to, latest(onset, onset.plusDays(1)), null));
            }
        }
    }

    private void care(Cast cast, String trial, ParticipantRow row, int count, LocalDate day) {
        Actor coordinator = cast.of(Role.SITE_COORDINATOR, row.site());
        if (count % 17 == 0) {
            Playing.done(care.record(
                    coordinator,
                    trial,
                    row.participant(),
                    ConcomitantCare.Kind.MEDICINE,
                    "paracetamol when needed",
                    day.minusDays(20),
                    count % 2 == 0 ? day.minusDays(6) : null,
                    null));
        }
        if (count % 29 == 0) {
            Playing.done(notes.write(coordinator, trial, row.participant(), NOTES.get(count % NOTES.size()), null));
        }
        if (count % 31 == 0) {
            var deviation = new Deviation(
                    count % 2 == 0 ? Deviation.Kind.VISIT : Deviation.Kind.TREATMENT,
                    count % 93 == 0 ? Deviation.Importance.IMPORTANT : Deviation.Importance.MINOR,
                    "Made up for the demonstration: done by telephone.",
                    null);
            long number = Playing.done(deviations.record(coordinator, trial, row.participant(), deviation, day, null))
                    .getFirst()
                    .seq();
            if (count % 3 != 0) {
                Playing.done(deviations.settle(
                        coordinator, trial, row.participant(), number, "The site went through the manual.", null));
            }
        }
    }

    private void underWay(Cast cast, String trial, ParticipantRow row, int count, LocalDate day) {
        LocalDate enrolled = Objects.requireNonNull(row.enrolled());
        if (enrolled.isAfter(day.minusWeeks(8))) {
            Actor therapist = cast.of(Role.THERAPIST, row.site());
            for (LocalDate on = enrolled.plusDays(7); !on.isAfter(day); on = on.plusDays(7)) {
                Playing.done(treating.session(
                        therapist,
                        trial,
                        row.participant(),
                        new Treating.Session("first", on, count % 6 == 0 ? 0 : 45, ""),
                        null));
            }
        }
        LocalDate due = row.due();
        LocalDate until = row.dueUntil();
        if (count % 7 == 0 && due != null && until != null && row.at() != null && due.isAfter(day)) {
            LocalDate later = due.plusDays(3).isAfter(until) ? until : due.plusDays(3);
            if (!later.equals(due)) {
                Playing.done(rescheduling.reschedule(
                        cast.of(Role.SITE_COORDINATOR, row.site()),
                        trial,
                        row.participant(),
                        row.at(),
                        later,
                        "on holiday",
                        null));
            }
        }
    }

    private void data(Cast cast, String trial, ParticipantRow row, int count) {
        Actor monitor = cast.of(Role.MONITOR, row.site());
        var baseline = new About("baseline", null);
        if (count % 10 == 0) {
            Playing.done(verifications.verify(monitor, trial, row.participant(), baseline, null));
        }
        if (count % 23 == 0) {
            long number = Playing.done(querying.raise(
                            monitor, trial, row.participant(), baseline, "Is the day of this visit right?", null))
                    .getFirst()
                    .seq();
            if (count % 3 != 0) {
                Playing.done(querying.answer(
                        cast.of(Role.SITE_COORDINATOR, row.site()),
                        trial,
                        row.participant(),
                        number,
                        "Yes, as in the diary.",
                        null));
            }
            if (count % 3 == 1) {
                Playing.done(querying.close(monitor, trial, row.participant(), number, null));
            }
        } else if (row.status() == ParticipantRow.Status.COMPLETED && count <= 60) {
            Holding.Change change = count <= 30 ? Holding.Change.LOCK : Holding.Change.FREEZE;
            Playing.done(holding.change(
                    cast.signing(Role.DATA_MANAGER, null), trial, row.participant(), change, null, "", null));
        }
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
