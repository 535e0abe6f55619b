package org.stegvis.server.deviation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.Decide;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.participant.FreeText;
import org.stegvis.server.participant.ParticipantWriter;
import org.stegvis.server.participant.PastDay;
import org.stegvis.server.participant.Standing;

/// Departures from the protocol are written down, and what was done about them.
@Component
public class RecordingDeviations {
    private final ParticipantWriter writer;

    public RecordingDeviations(ParticipantWriter writer) {
        this.writer = writer;
    }

    /// A departure was found; it is open until it is settled.
    ///
    /// @param on the day on which it happened, today or before
    public Written record(
            Actor actor, String trial, String participant, Deviation deviation, LocalDate on, @Nullable String key) {
        return writer.write(actor, Permission.RECORD_DEVIATION, trial, participant, key, standing -> {
            Refusal wrong = wrong(standing, deviation, on);
            return wrong != null
                    ? new Decide.Answer.Refuse(wrong)
                    : Decide.write(DeviationEvent.TYPES.entry(new DeviationEvent.Found(deviation), on, null));
        });
    }

    /// Something was done about a deviation, which settles it.
    ///
    /// @param number of the deviation, by which the trial names it
    /// @param action what was done
    public Written settle(
            Actor actor, String trial, String participant, long number, String action, @Nullable String key) {
        return writer.write(actor, Permission.RECORD_DEVIATION, trial, participant, key, standing -> {
            DeviationRow row = DeviationRow.of(participant, standing.course().entries()).stream()
                    .filter(each -> each.number() == number)
                    .findFirst()
                    .orElse(null);
            if (row == null) {
                return Decide.refuse(
                        Refusal.Code.NO_SUCH_RECORD,
                        "The participant has no deviation with the number " + number + ".");
            }
            if (row.action() != null) {
                return Decide.refuse(Refusal.Code.NOTHING_TO_DO, "The deviation is settled already.");
            }
            Refusal wrong = FreeText.refusal("What was done about a deviation", action);
            return wrong != null
                    ? new Decide.Answer.Refuse(wrong)
                    : Decide.write(DeviationEvent.TYPES.entry(
                            new DeviationEvent.Settled(number, action), standing.today(), null));
        });
    }

    private static @Nullable Refusal wrong(Standing standing, Deviation deviation, LocalDate on) {
        Refusal never = PastDay.refusal(on, standing.today());
        if (never != null) {
            return never;
        }
        String visit = deviation.visit();
        if (visit != null
                && standing.course().version().protocol().visits().stream()
                        .noneMatch(each -> each.id().equals(visit))) {
            return new Refusal(Refusal.Code.VALUE_NOT_ALLOWED, "The protocol has no visit '" + visit + "'.");
        }
        return FreeText.refusal("The description of a deviation", deviation.description());
    }
}
