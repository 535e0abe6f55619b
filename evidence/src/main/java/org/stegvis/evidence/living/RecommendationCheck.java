package org.stegvis.evidence.living;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.evidence.Recommendation;

/// A recommendation in the light of today's evidence.
///
/// @param years how old its evidence is; told, and never a reason by itself
/// @param verdict the gravest of its questions
public record RecommendationCheck(Recommendation recommendation, long years, List<BasisCheck> basis, Verdict verdict) {
    public RecommendationCheck {
        basis = List.copyOf(basis);
    }

    static RecommendationCheck of(
            EvidenceFile file, Recommendation recommendation, LocalDate day, MonitoringPlan plan) {
        List<BasisCheck> basis = recommendation.restsOn().stream()
                .map(each -> BasisCheck.of(file, recommendation, each, day, plan))
                .toList();
        Verdict verdict = basis.stream().map(BasisCheck::verdict).reduce(Verdict.STANDS, Verdict::or);
        return new RecommendationCheck(
                recommendation, ChronoUnit.YEARS.between(recommendation.date(), day), basis, verdict);
    }
}
