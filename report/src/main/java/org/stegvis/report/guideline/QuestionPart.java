package org.stegvis.report.guideline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stegvis.evidence.Question;
import org.stegvis.evidence.StudyRecord;
import org.stegvis.evidence.judgement.JudgementLog;
import org.stegvis.evidence.living.BasisCheck;
import org.stegvis.evidence.living.GuidelineCheck;
import org.stegvis.evidence.living.Monitoring;
import org.stegvis.evidence.living.MonitoringPlan;
import org.stegvis.evidence.living.RecommendationCheck;
import org.stegvis.evidence.living.RunningEvidence;
import org.stegvis.protocol.Language;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.guideline.FindingsTable.Found;
import org.stegvis.report.markup.Node;
import org.stegvis.report.words.Words;

/// What there is to show about one question of a guideline: sentences, figures and tables as elements of a page.
public final class QuestionPart {
    private final GuidelineCheck check;
    private final Question question;
    private final MonitoringPlan plan;
    private final Words words;
    private final CheckWords said;
    private final @Nullable RunningEvidence now;

    /// @param question one of the file of the check
    public QuestionPart(GuidelineCheck check, Question question, MonitoringPlan plan, Language language) {
        this.check = check;
        this.question = question;
        this.plan = plan;
        this.words = new Words(language);
        this.said = new CheckWords(check, language);
        this.now = RunningEvidence.at(check.file(), question, check.day());
    }

    /// What the check says about it.
    ///
    /// @param recommendation the one that rests on it; null where none does
    public record Saying(
            @Nullable RecommendationCheck recommendation,
            @Nullable BasisCheck basis,
            List<String> sentences) {
        public Saying {
            sentences = List.copyOf(sentences);
        }
    }

    /// One for each recommendation that rests on it, else one for the question alone; none where nothing is known.
    public List<Saying> sayings() {
        var all = new ArrayList<Saying>();
        for (RecommendationCheck each : check.recommendations()) {
            for (BasisCheck basis : each.basis()) {
                if (basis.basis().question().id().equals(question.id())) {
                    all.add(new Saying(each, basis, said.sentences(basis, each.recommendation())));
                }
            }
        }
        check.unasked().stream()
                .filter(each -> each.question().id().equals(question.id()))
                .forEach(each -> all.add(new Saying(null, null, said.sentences(each))));
        return all;
    }

    /// The estimate of today in words; null where nothing is pooled.
    public @Nullable String today() {
        return now == null ? null : new EffectWords(question, words).told(now.told());
    }

    /// The studies and what is pooled of them; null where nothing is pooled.
    public @Nullable Node forest(Lettering lettering) {
        return now == null ? null : new EvidenceForest(check.file().resultsOn(question), now, words, lettering).draw();
    }

    /// What was known after each publication; null where nothing is pooled.
    ///
    /// @param placed the ids of studies that were placed beside those of the file: they are set apart, as are those
    ///     that are newer than a recommendation that rests on the question
    public @Nullable Node throughTime(Set<String> placed, Lettering lettering) {
        List<RunningEvidence> steps = RunningEvidence.throughTime(check.file(), question);
        return steps.isEmpty() ? null : new ThroughTime(steps, apart(placed), words, lettering).draw();
    }

    private Set<String> apart(Set<String> placed) {
        var apart = new HashSet<>(placed);
        for (Saying saying : sayings()) {
            if (saying.basis() != null) {
                saying.basis().newer().stream().map(StudyRecord::id).forEach(apart::add);
            }
        }
        return apart;
    }

    /// The looks at the running meta-analysis against their boundaries; null without a least important difference.
    public @Nullable Node monitoring() {
        Monitoring monitoring = Monitoring.of(check.file(), question, check.day(), plan, new SpentBoundaries());
        return monitoring == null ? null : new LooksTable(monitoring, words).table();
    }

    /// The certainty by domain; null where nothing is pooled.
    public @Nullable Node certainty() {
        Found found = Found.of(question, now, plan);
        return found.certainty() == null ? null : new FindingsTable(List.of(found), words).domains(found.certainty());
    }

    /// The certainty in a word or two; null where nothing is pooled.
    public @Nullable String grade() {
        Found found = Found.of(question, now, plan);
        return found.certainty() == null ? null : new CertaintyWords(words).grade(found.certainty());
    }

    /// Every judgement on the question, oldest first.
    public Node history(JudgementLog judgements) {
        return new HistoryTable(check.file(), judgements.about(question.id()), words).table();
    }
}
