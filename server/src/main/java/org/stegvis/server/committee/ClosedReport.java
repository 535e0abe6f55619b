package org.stegvis.server.committee;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The closed report.
///
/// @param flow an `svg` element
/// @param effects elements of a page
/// @param boundary what the protocol plans for looks before the end; null when it plans none
public record ClosedReport(
        String trial,
        int participants,
        @Nullable String flow,
        @Nullable String effects,
        List<Safety> safety,
        @Nullable Boundary boundary) {
    public ClosedReport {
        safety = List.copyOf(safety);
    }

    /// Adverse events by the option last allocated when they began.
    ///
    /// @param affected participants with at least one
    public record Safety(String option, int participants, int affected, int events, int serious, int related) {}

    /// @param analysis the title of the one that is looked at
    /// @param now the statistic as it stands; null when it cannot be estimated
    public record Boundary(
            String analysis,
            String kind,
            List<Look> looks,
            @Nullable String now) {
        public Boundary {
            looks = List.copyOf(looks);
        }
    }

    /// @param fraction of the planned information
    /// @param upper the statistic from which the trial may stop for efficacy
    /// @param lower for harm or futility; empty for none
    public record Look(int number, String fraction, String upper, String lower) {}
}
