package org.stegvis.server.therapy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.Decide;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.monitoring.Holds;
import org.stegvis.server.participant.FreeText;
import org.stegvis.server.participant.ParticipantWriter;
import org.stegvis.server.participant.PastDay;

/// Care that a participant receives beside the trial's treatments.
@Component
public class ConcomitantCare {
    private final ParticipantWriter writer;
    private final EventLog log;

    public ConcomitantCare(ParticipantWriter writer, EventLog log) {
        this.writer = writer;
        this.log = log;
    }

    public enum Kind {
        MEDICINE,
        PROCEDURE,
        THERAPY,
        OTHER
    }

    /// Care as it stands after all that was told of it.
    ///
    /// @param number names it within the trial
    /// @param until null while it goes on
    public record Care(
            long number,
            Kind kind,
            String care,
            LocalDate from,
            @Nullable LocalDate until) {}

    /// Care was told of, which may have ended.
    ///
    /// @param from the first day, today or before
    /// @param until the last day; null while it goes on
    public Written record(
            Actor actor,
            String trial,
            String participant,
            Kind kind,
            String care,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable String key) {
        return writer.write(actor, Permission.RECORD_TREATMENT, trial, participant, key, standing -> {
            Refusal wrong = Holds.of(standing.course().entries()).refusal(null);
            if (wrong == null) {
                wrong = FreeText.refusal("The care", care);
            }
            if (wrong == null) {
                wrong = days(from, until, standing.today());
            }
            return wrong != null
                    ? new Decide.Answer.Refuse(wrong)
                    : Decide.write(CareEvent.TYPES.entry(new CareEvent.Told(kind, care, until), from, null));
        });
    }

    /// Care that went on has ended.
    ///
    /// @param number of the care, by which the trial names it
    /// @param on its last day
    public Written end(Actor actor, String trial, String participant, long number, LocalDate on, @Nullable String key) {
        return writer.write(actor, Permission.RECORD_TREATMENT, trial, participant, key, standing -> {
            Refusal held = Holds.of(standing.course().entries()).refusal(null);
            if (held != null) {
                return new Decide.Answer.Refuse(held);
            }
            Care care = of(standing.course().entries()).stream()
                    .filter(each -> each.number() == number)
                    .findFirst()
                    .orElse(null);
            if (care == null) {
                return Decide.refuse(
                        Refusal.Code.NO_SUCH_RECORD, "The participant has no care with the number " + number + ".");
            }
            if (care.until() != null) {
                return Decide.refuse(Refusal.Code.NOTHING_TO_DO, "The care ended on " + care.until() + ".");
            }
            Refusal wrong = days(care.from(), on, standing.today());
            return wrong != null
                    ? new Decide.Answer.Refuse(wrong)
                    : Decide.write(CareEvent.TYPES.entry(new CareEvent.Ended(number), on, null));
        });
    }

    /// In the order in which it was told. It asks nobody's permission; who shows it does.
    public List<Care> ofParticipant(String trial, String participant) {
        return of(log.aboutParticipant(trial, participant));
    }

    private static @Nullable Refusal days(LocalDate from, @Nullable LocalDate until, LocalDate today) {
        Refusal never = PastDay.refusal(from, today);
        if (never == null && until != null) {
            never = PastDay.refusal(until, today);
        }
        if (never != null) {
            return never;
        }
        return until != null && until.isBefore(from)
                ? new Refusal(Refusal.Code.VALUE_NOT_ALLOWED, "Care cannot end before it begins, on " + from + ".")
                : null;
    }

    private static List<Care> of(List<Entry> entries) {
        var cares = new LinkedHashMap<Long, Care>();
        for (Entry entry : entries) {
            switch (CareEvent.TYPES.of(entry).orElse(null)) {
                case CareEvent.Told(var kind, var care, var until) ->
                    cares.put(entry.seq(), new Care(entry.seq(), kind, care, LocalDate.parse(entry.happened()), until));
                case CareEvent.Ended(var number) ->
                    cares.computeIfPresent(
                            number,
                            (same, care) -> new Care(
                                    number, care.kind(), care.care(), care.from(), LocalDate.parse(entry.happened())));
                case null -> {}
            }
        }
        return new ArrayList<>(cares.values());
    }
}
