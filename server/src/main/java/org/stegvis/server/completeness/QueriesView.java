package org.stegvis.server.completeness;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The queries of a trial.
///
/// @param key begins the names of the requests that are sent from the page
/// @param status the one shown; empty for all that are not closed
public record QueriesView(
        String trial,
        String status,
        List<QueryLine> lines,
        @Nullable String notice,
        @Nullable String next,
        String key) {
    public QueriesView {
        lines = List.copyOf(lines);
    }
}
