package org.stegvis.server.monitoring;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.eventlog.EventTypes;

/// Data were frozen, locked, or released.
sealed interface HoldEvent {

    /// Nobody changes the data until somebody who may freeze releases them, for a reason.
    ///
    /// @param visit null for all data of the participant
    record Frozen(@Nullable String visit) implements HoldEvent {}

    record Unfrozen(@Nullable String visit) implements HoldEvent {}

    /// Nobody changes the data until somebody who may lock releases them, for a reason.
    record Locked(@Nullable String visit) implements HoldEvent {}

    record Unlocked(@Nullable String visit) implements HoldEvent {}

    EventTypes<HoldEvent> TYPES = EventTypes.of(Map.of(
            "data-frozen", Frozen.class,
            "data-unfrozen", Unfrozen.class,
            "data-locked", Locked.class,
            "data-unlocked", Unlocked.class));
}
