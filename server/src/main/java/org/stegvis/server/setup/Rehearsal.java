package org.stegvis.server.setup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Made-up participants who walked through a trial.
///
/// @param text of the protocol, to go back to it; null where it belongs to a trial
/// @param files of own instruments, to go back with it
/// @param back where to go from here; null where `text` leads back
/// @param flow an `svg` element
/// @param assumptions what the made-up participants rest on
public record Rehearsal(
        String title,
        @Nullable String text,
        List<SetupForm.File> files,
        @Nullable String back,
        int participants,
        String flow,
        List<Walk> walks,
        List<String> assumptions) {
    public Rehearsal {
        files = List.copyOf(files);
        walks = List.copyOf(walks);
        assumptions = List.copyOf(assumptions);
    }

    /// One of them.
    public record Walk(String participant, List<Line> lines) {
        public Walk {
            lines = List.copyOf(lines);
        }
    }

    public record Line(String week, String what) {}
}
