package org.stegvis.server.completeness;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Participants by visits, and what the edit checks of the protocol found.
///
/// @param site the one shown; empty for all of the reader
/// @param next where the following participants are; null when there are none
public record MatrixView(
        String trial,
        List<String> sites,
        String site,
        List<String> visits,
        List<Row> rows,
        List<Check> checks,
        int moreChecks,
        @Nullable String next) {
    public MatrixView {
        sites = List.copyOf(sites);
        visits = List.copyOf(visits);
        rows = List.copyOf(rows);
        checks = List.copyOf(checks);
    }

    /// A participant, visit by visit.
    ///
    /// @param queries how many queries about the participant are not closed
    /// @param hold what is held of all the data; empty for nothing
    public record Row(String participant, String path, String site, List<Cell> cells, int queries, String hold) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /// How a visit of a participant stands.
    ///
    /// @param state the word of a `VisitState`
    public record Cell(String state, String sign, String title) {}

    /// Something that an edit check of the protocol found.
    ///
    /// @param path where it can be looked at
    public record Check(String participant, String path, String what) {}
}
