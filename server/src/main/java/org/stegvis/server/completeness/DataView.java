package org.stegvis.server.completeness;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The data of one participant: values, marks, holds and queries.
///
/// @param act where the forms are sent
public record DataView(
        String participant,
        String site,
        String path,
        String act,
        List<Visit> visits,
        List<QueryLine> queries,
        boolean mayVerify,
        boolean mayAsk,
        @Nullable String notice,
        String key) {
    public DataView {
        visits = List.copyOf(visits);
        queries = List.copyOf(queries);
    }

    /// A visit, or what was told at screening, or everything.
    ///
    /// @param id empty for what belongs to no visit
    /// @param sign of the state; empty where there is none
    /// @param hold what is held of it; empty for nothing
    /// @param changes what may be done with the hold: `freeze`, `unfreeze`, `lock`, `unlock`
    public record Visit(
            String id, String title, String sign, String state, String hold, List<Change> changes, List<Value> values) {
        public Visit {
            changes = List.copyOf(changes);
            values = List.copyOf(values);
        }
    }

    /// Something that may be done with the hold.
    ///
    /// @param signed whether it is asked for on a page of its own, where it is signed
    public record Change(String word, String label, boolean needsReason, boolean signed) {}

    /// A recorded value with its mark of source verification.
    ///
    /// @param verified who compared it with its source and when; empty for nobody
    /// @param stands whether the mark is of the value as it is now
    public record Value(String name, String title, String value, String verified, boolean stands) {}
}
