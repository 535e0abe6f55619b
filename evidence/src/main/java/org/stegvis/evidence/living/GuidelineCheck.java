package org.stegvis.evidence.living;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.evidence.Question;
import org.stegvis.evidence.StudyRecord;
import org.stegvis.evidence.StudyResult;

/// All recommendations of an evidence file on a day, and the questions that none of them asks.
public record GuidelineCheck(
        EvidenceFile file, LocalDate day, List<RecommendationCheck> recommendations, List<Unasked> unasked) {
    public GuidelineCheck {
        recommendations = List.copyOf(recommendations);
        unasked = List.copyOf(unasked);
    }

    /// A question with results on which no recommendation rests.
    ///
    /// @param now null when no result is pooled
    /// @param results all of them, also those that are only quoted
    public record Unasked(
            Question question,
            @Nullable RunningEvidence now,
            Map<StudyRecord, List<StudyResult>> results,
            @Nullable InformationSize information) {}

    /// The check with what was known on the day.
    public static GuidelineCheck of(EvidenceFile evidence, LocalDate day, MonitoringPlan plan) {
        EvidenceFile file = evidence.upTo(day);
        return new GuidelineCheck(
                file,
                day,
                file.recommendations().stream()
                        .map(each -> RecommendationCheck.of(file, each, day, plan))
                        .toList(),
                file.unasked().stream()
                        .filter(question -> !file.resultsOn(question).isEmpty())
                        .map(question -> unasked(file, question, day, plan))
                        .toList());
    }

    private static Unasked unasked(EvidenceFile file, Question question, LocalDate day, MonitoringPlan plan) {
        RunningEvidence now = RunningEvidence.at(file, question, day);
        return new Unasked(question, now, file.resultsOn(question), now == null ? null : InformationSize.of(now, plan));
    }

    /// Whether one of the recommendations needs a look.
    public boolean needsLook() {
        return recommendations.stream().anyMatch(each -> each.verdict().needsLook());
    }
}
