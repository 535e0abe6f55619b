package org.stegvis.server.results;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The results of a trial for its statistician.
///
/// @param takenBack how many are left out because they took back their consent
/// @param effects the results by option and regime, as elements of a page; null while the reader is blind
/// @param courses figures of the outcomes over time; null while the reader is blind
/// @param pooled all participants together
public record ResultsView(
        String trial,
        int participants,
        int takenBack,
        @Nullable String effects,
        @Nullable String courses,
        List<Pooled> pooled) {
    public ResultsView {
        pooled = List.copyOf(pooled);
    }

    /// One measure at one visit, over all participants together, so that nothing of options is told.
    ///
    /// @param spread the standard deviation; empty for fewer than two
    public record Pooled(String measure, String visit, int known, String mean, String spread, String range) {}
}
