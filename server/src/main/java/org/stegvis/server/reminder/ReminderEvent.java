package org.stegvis.server.reminder;

import java.util.Map;
import org.stegvis.protocol.Reminders.Channel;
import org.stegvis.server.eventlog.EventTypes;

/// What the log tells of reminders. Who a participant is, and where they are reached, is never in it.
sealed interface ReminderEvent {
    EventTypes<ReminderEvent> TYPES = EventTypes.of(Map.of("reminder", Due.class, "reminders-chosen", Chosen.class));

    /// A reminder is to be sent; what became of it is told by a later entry.
    ///
    /// @param day of the protocol's rule, from the opening of the visit
    /// @param number which reminder of this visit it is, from 1
    record Due(String visit, int day, int number, Channel channel) implements ReminderEvent {}

    record Chosen(Choice choice) implements ReminderEvent {}
}
