package org.stegvis.server.safety;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.Decide;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.participant.ParticipantWriter;
import org.stegvis.server.participant.Standing;

/// Adverse events are recorded, followed, and reported to whom they must be. A lock of the data does not hold them up.
@Component
public class RecordingAdverseEvents {
    private final ParticipantWriter writer;

    public RecordingAdverseEvents(ParticipantWriter writer) {
        this.writer = writer;
    }

    /// A new one. Of a serious one, here and when it changes, the people of the trial are told at once, without what
    /// it was.
    public Written record(Actor actor, String trial, String participant, AdverseEvent event, @Nullable String key) {
        return writer.write(actor, Permission.RECORD_ADVERSE_EVENT, trial, participant, key, standing -> {
            Refusal wrong = event.refusal(standing.today());
            return wrong != null
                    ? new Decide.Answer.Refuse(wrong)
                    : Decide.write(SafetyEvent.TYPES.entry(new SafetyEvent.Occurred(event), event.onset(), null));
        });
    }

    /// More became known of one.
    ///
    /// @param event all that is known now
    public Written change(
            Actor actor,
            String trial,
            String participant,
            long number,
            AdverseEvent event,
            String why,
            @Nullable String key) {
        return writer.write(actor, Permission.RECORD_ADVERSE_EVENT, trial, participant, key, standing -> {
            AdverseEventRow row = row(standing, number);
            if (row == null) {
                return none(number);
            }
            if (why.isBlank()) {
                return Decide.refuse(Refusal.Code.REASON_MISSING, "A change of an adverse event needs a reason.");
            }
            if (row.event().equals(event)) {
                return Decide.refuse(Refusal.Code.NOTHING_TO_DO, "This is known of the adverse event already.");
            }
            Refusal wrong = event.refusal(standing.today());
            return wrong != null
                    ? new Decide.Answer.Refuse(wrong)
                    : Decide.write(
                            SafetyEvent.TYPES.entry(new SafetyEvent.Changed(number, event), standing.today(), why));
        });
    }

    /// Somebody was told, which stops that clock.
    public Written report(
            Actor actor,
            String trial,
            String participant,
            long number,
            Recipient to,
            LocalDate on,
            @Nullable String key) {
        return writer.write(actor, Permission.REPORT_ADVERSE_EVENT, trial, participant, key, standing -> {
            AdverseEventRow row = row(standing, number);
            if (row == null) {
                return none(number);
            }
            if (on.isAfter(standing.today()) || on.isBefore(row.event().onset())) {
                return Decide.refuse(
                        Refusal.Code.VALUE_NOT_ALLOWED,
                        "The day of a report lies between the beginning of the event and today; it is " + on + ".");
            }
            LocalDate before = to == Recipient.SPONSOR ? row.sponsorReported() : row.authorityReported();
            return before != null
                    ? Decide.refuse(Refusal.Code.NOTHING_TO_DO, "The event was reported there on " + before + ".")
                    : Decide.write(SafetyEvent.TYPES.entry(new SafetyEvent.Reported(number, to), on, null));
        });
    }

    private static @Nullable AdverseEventRow row(Standing standing, long number) {
        return AdverseEventRow.of(
                        standing.course().participant(), standing.course().entries())
                .stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElse(null);
    }

    private static Decide.Answer none(long number) {
        return Decide.refuse(
                Refusal.Code.NO_SUCH_RECORD, "The participant has no adverse event with the number " + number + ".");
    }
}
