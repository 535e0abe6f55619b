package org.stegvis.server.eventlog;

import java.util.List;
import org.stegvis.server.access.Refusal;

/// What a use case makes of the log as it stands while nobody else writes to it.
@FunctionalInterface
public interface Decide {

    /// Must have no effect but its answer: it may be asked again when a transaction had to be repeated.
    Answer on(LogView log);

    /// Entries to write, or the rule that says no.
    sealed interface Answer {
        record Write(List<NewEntry> entries) implements Answer {
            public Write {
                entries = List.copyOf(entries);
            }
        }

        record Refuse(Refusal refusal) implements Answer {}
    }

    static Answer write(NewEntry... entries) {
        return new Answer.Write(List.of(entries));
    }

    static Answer refuse(Refusal.Code code, String message) {
        return new Answer.Refuse(new Refusal(code, message));
    }
}
