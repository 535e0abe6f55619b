package org.stegvis.server.therapy;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.eventlog.EventTypes;

/// Care beside the trial's treatments began or ended.
sealed interface CareEvent {

    /// @param until null while it goes on
    record Told(
            ConcomitantCare.Kind kind,
            String care,
            @Nullable LocalDate until) implements CareEvent {}

    record Ended(long number) implements CareEvent {}

    EventTypes<CareEvent> TYPES =
            EventTypes.of(Map.of("concomitant-care", Told.class, "concomitant-care-ended", Ended.class));
}
