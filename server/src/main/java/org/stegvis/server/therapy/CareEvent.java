package org.stegvis.server.therapy;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.eventlog.EventTypes;

/// Care beside the trial's treatments began or ended.
sealed interface CareEvent {

    /// Care of this kind was told of; its first day is that of the entry.
    ///
    /// @param until null while it goes on
    record Told(
            ConcomitantCare.Kind kind,
            String care,
            @Nullable LocalDate until) implements CareEvent {}

    /// The care of an earlier entry is over; its last day is that of the entry.
    record Ended(long number) implements CareEvent {}

    EventTypes<CareEvent> TYPES =
            EventTypes.of(Map.of("concomitant-care", Told.class, "concomitant-care-ended", Ended.class));
}
