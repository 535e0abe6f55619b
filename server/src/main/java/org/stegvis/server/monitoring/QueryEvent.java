package org.stegvis.server.monitoring;

import java.util.Map;
import org.stegvis.server.eventlog.EventTypes;

/// Something that the log tells of data queries. One is named by the place of its first entry in the log.
sealed interface QueryEvent {

    record Raised(About about, String text) implements QueryEvent {}

    record Answered(long number, String text) implements QueryEvent {}

    /// The answer was not enough.
    record AskedAgain(long number, String text) implements QueryEvent {}

    record Closed(long number) implements QueryEvent {}

    EventTypes<QueryEvent> TYPES = EventTypes.of(Map.of(
            "query-raised", Raised.class,
            "query-answered", Answered.class,
            "query-asked-again", AskedAgain.class,
            "query-closed", Closed.class));
}
