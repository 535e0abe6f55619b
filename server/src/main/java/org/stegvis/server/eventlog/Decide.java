package org.stegvis.server.eventlog;

import java.util.List;
import org.stegvis.server.access.Refusal;

/// What a use case makes of the log as it stands while nobody else writes to it.
@FunctionalInterface
public interface Decide {

    /// Must have no effect but its answer and what it changes in the database, which goes with the transaction: it
    /// may be asked again when a transaction had to be repeated.
    Answer on(LogView log);

    /// Entries to write, or the rule that says no.
    sealed interface Answer {
        /// The rules say yes: these entries are written, all or none.
        ///
        /// @param asked the place of the one that was asked for, which a signature is bound to; the others
        /// lead to it or follow from it
        record Write(List<NewEntry> entries, int asked) implements Answer {
            public Write {
                entries = List.copyOf(entries);
                if (!entries.isEmpty() && (asked < 0 || asked >= entries.size())) {
                    throw new IllegalArgumentException(
                            "asked (" + asked + ") must be a place in the " + entries.size() + " entries.");
                }
            }

            /// Those before the last only lead there.
            public Write(List<NewEntry> entries) {
                this(entries, entries.size() - 1);
            }
        }

        /// The rules say no; nothing is written.
        record Refuse(Refusal refusal) implements Answer {}
    }

    static Answer write(NewEntry... entries) {
        return new Answer.Write(List.of(entries));
    }

    static Answer refuse(Refusal.Code code, String message) {
        return new Answer.Refuse(new Refusal(code, message));
    }
}
