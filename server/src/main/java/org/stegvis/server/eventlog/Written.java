package org.stegvis.server.eventlog;

import java.util.List;
import org.stegvis.server.access.Refusal;

/// What became of a request. It is told only after the database has it on the disk.
public sealed interface Written {

    /// @param entries what was written
    /// @param again whether this is the answer to an earlier request with the same key, and nothing was written
    /// now
    record Done(List<Entry> entries, boolean again) implements Written {
        public Done {
            entries = List.copyOf(entries);
        }
    }

    record Refused(Refusal refusal) implements Written {}
}
