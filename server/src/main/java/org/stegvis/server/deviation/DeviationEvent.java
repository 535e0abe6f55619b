package org.stegvis.server.deviation;

import java.util.Map;
import org.stegvis.server.eventlog.EventTypes;

/// Something that the log tells of deviations. One is named by the place of its first entry in the log.
sealed interface DeviationEvent {

    record Found(Deviation deviation) implements DeviationEvent {}

    /// What was done about it.
    record Settled(long number, String action) implements DeviationEvent {}

    EventTypes<DeviationEvent> TYPES =
            EventTypes.of(Map.of("deviation", Found.class, "deviation-settled", Settled.class));
}
