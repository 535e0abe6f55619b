package org.stegvis.server.recruitment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Recruitment as a part of a page.
///
/// @param sentences how it goes, in words
/// @param figure of the trial, an `svg` element; null before anybody is enrolled or anything planned
/// @param bySite a panel for each site, an `svg` element; null where there is nothing to compare
/// @param lines one for each site, then one for the trial
/// @param change where the plan of a trial without sites is made; null for who may not, or where sites have their own
public record Recruitment(
        List<String> sentences,
        @Nullable String figure,
        @Nullable String bySite,
        List<Line> lines,
        boolean isPlanned,
        @Nullable String change) {
    public Recruitment {
        sentences = List.copyOf(sentences);
        lines = List.copyOf(lines);
    }

    /// A site, or the trial as a whole, against its plan.
    ///
    /// @param planned by today
    /// @param difference from the plan, with its sign
    /// @param tone `late` when the plan was to have clearly more by now, else none
    /// @param goal how many by which day
    /// @param forecast the day, with its interval
    /// @param chance that the goal is reached in time
    /// @param limit how many it may enrol; empty for no limit
    /// @param change where its plan is made; null for who may not
    public record Line(
            String site,
            boolean isTotal,
            String screened,
            String enrolled,
            String planned,
            String difference,
            String tone,
            String perWeek,
            String goal,
            String forecast,
            String chance,
            String limit,
            @Nullable String change) {}
}
