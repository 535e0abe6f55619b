package org.stegvis.server.monitoring;

import java.util.Map;
import org.stegvis.server.eventlog.EventTypes;

/// Somebody compared recorded values with their source, or takes such a mark back.
sealed interface VerificationEvent {

    /// What was recorded is what the source says.
    ///
    /// @param about a value, or a visit: then all values recorded at it so far
    record Verified(About about) implements VerificationEvent {}

    /// The mark does not count any more.
    record TakenBack(About about) implements VerificationEvent {}

    EventTypes<VerificationEvent> TYPES =
            EventTypes.of(Map.of("source-verified", Verified.class, "source-verification-taken-back", TakenBack.class));
}
