package org.stegvis.server.safety;

import java.util.Map;
import org.stegvis.server.eventlog.EventTypes;

/// Something that the log tells of adverse events. An event is named by the place of its first entry in the log.
sealed interface SafetyEvent {

    record Occurred(AdverseEvent event) implements SafetyEvent {}

    /// More became known, or what was known was wrong; the reason says which.
    ///
    /// @param event all that is known now
    record Changed(long number, AdverseEvent event) implements SafetyEvent {}

    record Reported(long number, Recipient to) implements SafetyEvent {}

    EventTypes<SafetyEvent> TYPES = EventTypes.of(Map.of(
            "adverse-event", Occurred.class,
            "adverse-event-changed", Changed.class,
            "adverse-event-reported", Reported.class));
}
