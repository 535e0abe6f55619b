package org.stegvis.server.sessions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Participants in treatment: a therapist's own ones, or those at the sites of the reader.
///
/// @param next where the following ones are; null when there are none
public record TherapyView(
        String trial, List<Line> lines, @Nullable String next) {
    public TherapyView {
        lines = List.copyOf(lines);
    }

    /// A participant with the treatment and how far it has come.
    ///
    /// @param sessions attended, of those planned where the protocol plans a number
    public record Line(
            String participant,
            String path,
            String site,
            String treatment,
            String since,
            String sessions,
            String last) {}
}
