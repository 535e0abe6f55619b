package org.stegvis.server.recruitment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The form in which recruitment at a site is planned.
///
/// @param site null in a trial without sites
/// @param rows some more than there are goals
/// @param isPlanned whether there is a plan to take back
public record PlanForm(
        @Nullable String site,
        String action,
        String back,
        String from,
        List<Row> rows,
        String reason,
        boolean isPlanned,
        @Nullable String notice,
        String key) {
    public PlanForm {
        rows = List.copyOf(rows);
    }

    /// A goal as it was typed: so many by that day.
    ///
    /// @param by a day, or nothing
    /// @param participants a number, or nothing
    public record Row(int number, String by, String participants) {}
}
