package org.stegvis.report.guideline;

import org.stegvis.evidence.judgement.JudgementLog;
import org.stegvis.evidence.living.GuidelineCheck;
import org.stegvis.evidence.living.MonitoringPlan;
import org.stegvis.evidence.living.RecommendationCheck;
import org.stegvis.protocol.Language;
import org.stegvis.report.markup.Node;
import org.stegvis.report.words.Words;

/// What there is to show about one recommendation: its verdict, the frame from evidence to decision, what was judged.
public final class RecommendationPart {
    private final GuidelineCheck check;
    private final RecommendationCheck recommendation;
    private final MonitoringPlan plan;
    private final Words words;
    private final CheckWords said;

    /// @param recommendation one of the check
    public RecommendationPart(
            GuidelineCheck check, RecommendationCheck recommendation, MonitoringPlan plan, Language language) {
        this.check = check;
        this.recommendation = recommendation;
        this.plan = plan;
        this.words = new Words(language);
        this.said = new CheckWords(check, language);
    }

    /// The verdict as a sentence.
    public String verdict() {
        return said.verdict(recommendation);
    }

    /// How old its evidence is, as a sentence.
    public String age() {
        return said.age(recommendation);
    }

    /// The frame from evidence to decision.
    public Node frame() {
        return new DecisionFrame(recommendation, plan, words).table();
    }

    /// Every judgement on it, oldest first.
    public Node history(JudgementLog judgements) {
        return new HistoryTable(
                        check.file(),
                        judgements.about(recommendation.recommendation().id()),
                        words)
                .table();
    }
}
