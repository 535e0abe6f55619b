package org.stegvis.server.reminder;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stegvis.conduct.Step;
import org.stegvis.protocol.Reminders;
import org.stegvis.protocol.Reminders.Channel;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.participant.Appointment;
import org.stegvis.server.participant.Course;
import org.stegvis.server.participant.ParticipantRow;

/// Whether a participant is to be reminded at a moment: by the protocol that they follow, what they chose, and what was
/// sent before. Nothing else enters, so that it can be asked under the lock of the log and tells nothing of an
/// allocation that the visit itself does not tell.
final class ReminderPlan {
    /// A day of the rule that is longer past than this is passed over: the server did not run then.
    private static final int STALE_DAYS = 6;

    private ReminderPlan() {}

    /// The reminder that is due; null when none is.
    static ReminderEvent.@Nullable Due due(Course course, LocalDateTime now) {
        Reminders reminders = course.version().protocol().reminders();
        if (reminders == null
                || !(course.next() instanceof Step.Collect(var visit, var measures))
                || course.history().facts().enrolled() == null
                || isQuiet(reminders, now)) {
            return null;
        }
        Reminders.Rule rule = reminders.visits().get(visit);
        Channel channel = channel(course, reminders);
        if (rule == null || channel == null) {
            return null;
        }
        LocalDate today = now.toLocalDate();
        ParticipantRow row = ParticipantRow.of(course);
        LocalDate agreed = Appointment.day(course.entries(), visit);
        LocalDate from = agreed == null ? row.dueFrom() : agreed;
        if (from == null || row.dueUntil() == null || today.isAfter(row.dueUntil())) {
            return null;
        }
        List<ReminderEvent.Due> before = before(course.entries(), visit);
        if (before.size() >= rule.atMost()) {
            return null;
        }
        Integer day = day(rule, from, today);
        boolean isNew = day != null && before.stream().allMatch(each -> each.day() < day);
        return day == null || !isNew ? null : new ReminderEvent.Due(visit, day, before.size() + 1, channel);
    }

    /// The channel that the participant agreed to and the protocol has; null for none.
    static @Nullable Channel channel(Course course, Reminders reminders) {
        Choice choice = Choice.of(course.entries());
        Channel channel = choice == null ? null : choice.channel();
        return channel != null && reminders.channels().contains(channel) ? channel : null;
    }

    static boolean isQuiet(Reminders reminders, LocalDateTime now) {
        return reminders.quiet() != null && reminders.quiet().holds(now.getHour());
    }

    /// The last day of the rule that has come, unless it is long past; null when none has.
    private static @Nullable Integer day(Reminders.Rule rule, LocalDate from, LocalDate today) {
        return rule.days().reversed().stream()
                .filter(day -> !from.plusDays(day).isAfter(today))
                .findFirst()
                .filter(day -> !from.plusDays(day).plusDays(STALE_DAYS).isBefore(today))
                .orElse(null);
    }

    private static List<ReminderEvent.Due> before(List<Entry> entries, String visit) {
        return entries.stream()
                .map(entry -> ReminderEvent.TYPES.of(entry).orElse(null))
                .filter(event ->
                        event instanceof ReminderEvent.Due due && due.visit().equals(visit))
                .map(event -> (ReminderEvent.Due) Objects.requireNonNull(event))
                .toList();
    }
}
