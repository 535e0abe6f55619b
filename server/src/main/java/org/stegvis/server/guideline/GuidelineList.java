package org.stegvis.server.guideline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// All guidelines of the server.
///
/// @param mayChange whether the reader brings in evidence files
/// @param offered whether there is one that comes with the program and is not here yet
/// @param notice why something was not done; null when nothing is wrong
public record GuidelineList(
        List<Line> lines,
        boolean mayChange,
        boolean offered,
        @Nullable String notice,
        String key) {
    public GuidelineList {
        lines = List.copyOf(lines);
    }

    /// A guideline and the gravest state among its recommendations.
    ///
    /// @param summary how many recommendations there are and how many need a look
    public record Line(String path, String title, State state, String summary) {}
}
