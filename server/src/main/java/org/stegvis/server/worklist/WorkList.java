package org.stegvis.server.worklist;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page.
///
/// @param kind `everything` or `assessments`
/// @param found what was searched for; null when nothing was
/// @param empty whether the reader has no participant at all
public record WorkList(
        String trial,
        String kind,
        String today,
        List<Group> groups,
        String search,
        @Nullable Group found,
        boolean empty,
        boolean mayScreen,
        @Nullable String closed) {
    public WorkList {
        groups = List.copyOf(groups);
    }

    /// Participants with the same thing to do.
    ///
    /// @param tone `now`, `late`, `due` or none
    public record Group(String id, String title, String tone, String nothing, List<Line> lines) {
        public Group {
            lines = List.copyOf(lines);
        }
    }

    /// One participant.
    ///
    /// @param act where to do it; null when the reader may not, or nothing can be done
    public record Line(
            String participant,
            String path,
            String site,
            String what,
            String when,
            String tone,
            @Nullable String act,
            String actLabel) {}
}
