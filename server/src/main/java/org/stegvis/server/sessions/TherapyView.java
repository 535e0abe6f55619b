package org.stegvis.server.sessions;

import java.util.List;

/// Participants in treatment: a therapist's own ones, or those at the sites of the reader.
public record TherapyView(String trial, List<Line> lines) {
    public TherapyView {
        lines = List.copyOf(lines);
    }

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
