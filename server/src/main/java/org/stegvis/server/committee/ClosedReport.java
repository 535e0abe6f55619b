package org.stegvis.server.committee;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The closed report.
///
/// @param flow an `svg` element
/// @param effects elements of a page
/// @param boundary what the protocol plans for looks before the end; null when it plans none
/// @param computed when it was, and from how much of the log
/// @param takenBack how many are left out because they took back their consent
public record ClosedReport(
        String trial,
        int participants,
        @Nullable String flow,
        @Nullable String effects,
        List<Safety> safety,
        @Nullable Boundary boundary,
        String computed,
        int takenBack) {
    public ClosedReport {
        safety = List.copyOf(safety);
    }

    /// Adverse events by the option last allocated when they began.
    ///
    /// @param affected participants with at least one
    public record Safety(String option, int participants, int affected, int events, int serious, int related) {}

    /// Where the trial stands to the boundaries that the protocol plans.
    ///
    /// @param analysis the title of the one that is looked at
    /// @param kind what the boundaries are for, and which way is up
    /// @param verdict where the trial stands, in words
    /// @param tone `late` when a boundary is crossed, else none
    /// @param figure an `svg` element
    /// @param onTheWay how many have come how far; null where only those at the end count
    /// @param contrasts of regimes, with participants on the way; none where only those at the end count
    public record Boundary(
            String analysis,
            String kind,
            List<Look> looks,
            String verdict,
            String tone,
            String figure,
            @Nullable String onTheWay,
            List<ContrastLine> contrasts) {
        public Boundary {
            looks = List.copyOf(looks);
            contrasts = List.copyOf(contrasts);
        }
    }

    /// A contrast of two regimes so far, and how much of its planned information there is.
    ///
    /// @param regimes one less another
    /// @param z the estimate over its standard error
    /// @param fraction of the planned information
    public record ContrastLine(String regimes, String estimate, String z, String fraction) {}

    /// A planned look with its boundaries.
    ///
    /// @param fraction of the planned information
    /// @param upper the statistic from which the trial may stop for efficacy
    /// @param lower for harm or futility; empty for none
    /// @param spent the type I error until then
    /// @param here whether it is the last look whose information there is
    public record Look(int number, String fraction, String upper, String lower, String spent, boolean here) {}
}
