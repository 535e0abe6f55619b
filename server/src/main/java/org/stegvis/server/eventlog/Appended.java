package org.stegvis.server.eventlog;

import java.util.List;
import java.util.function.Function;

/// Entries that a projection takes in, and what it may want to know beside them.
///
/// @param settings of the last entry about the trial as a whole
/// @param aboutTrial all entries about the trial as a whole
/// @param entries in the order of the log
/// @param historyOf all entries about a participant, those in `entries` included
public record Appended(
        String trial,
        long settings,
        List<Entry> aboutTrial,
        List<Entry> entries,
        Function<String, List<Entry>> historyOf) {
    public Appended {
        entries = List.copyOf(entries);
    }

    /// Those about whom there is a new entry.
    public List<String> participants() {
        return Entry.participants(entries);
    }
}
