package org.stegvis.server.guideline;

import java.util.List;

/// What was placed beside the file of a guideline.
public record PlacedView(String path, List<Line> lines, List<String> notes, boolean mayChange) {
    public PlacedView {
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
    }

    /// Results that somebody placed, and the questions that they answer.
    ///
    /// @param withdrawn who took it back, when and why; empty while it counts
    public record Line(
            long entry,
            String what,
            List<String> answers,
            String who,
            String when,
            String why,
            String withdrawn,
            boolean counts) {
        public Line {
            answers = List.copyOf(answers);
        }
    }
}
