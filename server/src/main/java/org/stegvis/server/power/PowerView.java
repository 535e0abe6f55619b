package org.stegvis.server.power;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a trial of this size can find.
///
/// @param notice what is wrong with what was typed; null when nothing is
/// @param figure an `svg` element; null when there is nothing to draw
public record PowerView(
        String trial,
        Asked asked,
        @Nullable String notice,
        List<Line> lines,
        int more,
        @Nullable String figure) {
    public PowerView {
        lines = List.copyOf(lines);
    }

    /// What was typed.
    ///
    /// @param response percent who respond
    /// @param alpha percent
    public record Asked(String response, String effect, String sd, String participants, String alpha) {}

    /// What the trial can find by one comparison.
    ///
    /// @param margin half the width of the interval of the difference
    /// @param needed80 participants for a power of 80 percent
    /// @param needed90 participants for a power of 90 percent
    public record Line(String comparison, String power, String margin, String needed80, String needed90) {}
}
