package org.stegvis.server.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page of a protocol.
///
/// @param picture an `svg` element
/// @param regimes none where there are too many to list
/// @param count how many regimes there are
/// @param amend where the reader can amend it; null when the reader may not
public record PlanView(
        String trial,
        String picture,
        String caption,
        List<Regime> regimes,
        String count,
        List<VisitLine> visits,
        List<Version> versions,
        @Nullable String amend) {
    public PlanView {
        regimes = List.copyOf(regimes);
        visits = List.copyOf(visits);
        versions = List.copyOf(versions);
    }

    public record Regime(String id, String sentence) {}

    public record VisitLine(String title, String when, String window, String collect) {}

    public record Version(int number, String from, String whom, String sha256, boolean inForce) {}
}
