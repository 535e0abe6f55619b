package org.stegvis.server.reminder;

import java.time.LocalDate;
import java.util.List;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Visit;
import org.stegvis.server.participant.VisitStanding;
import org.stegvis.server.tally.Counts;
import org.stegvis.server.tally.Tally;

/// What reminders of one visit brought, over all participants: a projection of the log. It compares no equals: who was
/// reminded had not answered by then.
///
/// @param sent reminders that were handed over
/// @param notSent reminders that were not, or of which that is not known
/// @param reminded participants with a reminder before the visit was answered or its window closed
/// @param answeredReminded of these, who answered
/// @param soon of the reminders, those that were answered within [#SOON] days
/// @param others participants whose visit is past or answered and who were not reminded
/// @param answeredOthers of these, who answered
public record ReminderEffect(
        Visit visit,
        int sent,
        int notSent,
        int reminded,
        int answeredReminded,
        int soon,
        int others,
        int answeredOthers) {
    /// Days within which an answer is taken to follow a reminder.
    public static final int SOON = 7;

    /// The kinds of counts that it is told from.
    public static final List<String> COUNTS =
            List.of(ReminderTallies.REMINDERS, ReminderTallies.OTHERS, ReminderTallies.OTHERS_ANSWERED);

    /// For each visit that the protocol reminds of, in its order; none when it reminds of none.
    public static List<ReminderEffect> of(Protocol protocol, Counts counts, LocalDate today) {
        if (protocol.reminders() == null) {
            return List.of();
        }
        return protocol.reminders().visits().keySet().stream()
                .map(visit -> of(protocol.visit(visit), counts, today))
                .toList();
    }

    private static ReminderEffect of(Visit visit, Counts counts, LocalDate today) {
        return new ReminderEffect(
                visit,
                reminders(visit, counts, ReminderTallies.SENT),
                reminders(visit, counts, ReminderTallies.NOT_SENT),
                reminders(visit, counts, ReminderTallies.REMINDED),
                reminders(visit, counts, ReminderTallies.ANSWERED),
                reminders(visit, counts, ReminderTallies.SOON),
                counts.sum(ReminderTallies.OTHERS, tally -> isPast(visit, tally, today)),
                counts.sum(ReminderTallies.OTHERS_ANSWERED, tally -> isPast(visit, tally, today)));
    }

    private static int reminders(Visit visit, Counts counts, String detail) {
        return counts.sum(
                ReminderTallies.REMINDERS,
                tally -> tally.at().equals(visit.id()) && tally.detail().equals(detail));
    }

    private static boolean isPast(Visit visit, Tally tally, LocalDate today) {
        return tally.at().equals(visit.id())
                && VisitStanding.of(tally.detail(), tally.first(), tally.last())
                        .on(today)
                        .isPast();
    }
}
