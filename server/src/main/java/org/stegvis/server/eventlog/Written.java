package org.stegvis.server.eventlog;

import java.util.List;
import org.stegvis.server.access.Refusal;

/// What became of a request. It is told only after the database has it on the disk.
public sealed interface Written {

    /// The rules said yes, now or when the same request came first.
    ///
    /// @param entries what was written
    /// @param again whether an earlier request with the same key did this, and nothing was written now
    record Done(List<Entry> entries, boolean again) implements Written {
        public Done {
            entries = List.copyOf(entries);
        }
    }

    /// A rule said no; nothing was written.
    record Refused(Refusal refusal) implements Written {}
}
