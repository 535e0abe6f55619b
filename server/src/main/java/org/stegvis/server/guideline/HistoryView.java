package org.stegvis.server.guideline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that happened to a guideline.
///
/// @param judgements a table; null while there is none
public record HistoryView(@Nullable String judgements, List<Change> changes) {
    public HistoryView {
        changes = List.copyOf(changes);
    }

    /// A new version of the evidence file, or something that was placed or taken back.
    ///
    /// @param file where a version can be had; null for other changes
    public record Change(
            String when,
            String who,
            String what,
            String why,
            @Nullable String file) {}
}
