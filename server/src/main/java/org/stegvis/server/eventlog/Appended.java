package org.stegvis.server.eventlog;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Entries that a projection takes in, and what it may want to know beside them.
///
/// @param settings of the last entry about the trial as a whole
/// @param aboutTrial all entries about the trial as a whole
/// @param entries in the order of the log
/// @param histories all entries about some participants, those in `entries` included
public record Appended(String trial, long settings, List<Entry> aboutTrial, List<Entry> entries, Histories histories) {
    public Appended {
        entries = List.copyOf(entries);
    }

    /// All entries about some participants, in order; none about one who is not in it.
    @FunctionalInterface
    public interface Histories {
        Map<String, List<Entry>> of(Collection<String> participants);
    }

    /// Those about whom there is a new entry.
    public List<String> participants() {
        return Entry.participants(entries);
    }
}
