package org.stegvis.server.worklist;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.reading.MarkedRead;

/// The work list of its reader: participants by what is to be done.
///
/// @param kind `everything` or `assessments`
/// @param found what was searched for; null when nothing was
/// @param empty whether the reader has no participant at all
/// @param marked answers that the reader has just marked as read; null for none
public record WorkList(
        String trial,
        String kind,
        String today,
        List<Group> groups,
        String search,
        @Nullable Group found,
        boolean empty,
        boolean mayScreen,
        @Nullable String closed,
        @Nullable MarkedRead marked) {
    public WorkList {
        groups = List.copyOf(groups);
    }

    /// Participants with the same thing to do.
    ///
    /// @param tone `now`, `late`, `due` or none
    /// @param all what can be done with all of them at once; null for nothing
    public record Group(
            String id,
            String title,
            String tone,
            String nothing,
            List<Line> lines,
            @Nullable All all) {
        public Group {
            lines = List.copyOf(lines);
        }

        Group(String id, String title, String tone, String nothing, List<Line> lines) {
            this(id, title, tone, nothing, lines, null);
        }
    }

    /// One button for a whole group: all these answers have been read.
    ///
    /// @param answers places in the log
    public record All(String label, String action, List<Long> answers) {
        public All {
            answers = List.copyOf(answers);
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
