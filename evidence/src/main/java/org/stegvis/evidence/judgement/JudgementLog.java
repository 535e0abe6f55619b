package org.stegvis.evidence.judgement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.stegvis.evidence.Criterion;
import org.stegvis.evidence.Domain;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.evidence.FrameJudgement;
import org.stegvis.evidence.Judgement;
import org.stegvis.evidence.Question;
import org.stegvis.evidence.Recommendation;
import org.stegvis.evidence.Recommendation.Basis;

/// Every judgement on an evidence file, oldest first. Nothing in it is replaced: a later one counts instead.
public record JudgementLog(List<Judged> entries) {
    public JudgementLog {
        entries = List.copyOf(entries);
    }

    public static JudgementLog empty() {
        return new JudgementLog(List.of());
    }

    /// The judgements that stand in the evidence file itself, then those of a log; by day.
    public static JudgementLog of(EvidenceFile file, JudgementLog log) {
        var all = new ArrayList<Judged>();
        for (Question question : file.questions()) {
            question.judgements()
                    .forEach((domain, judgement) -> all.add(new Judged.OfQuestion(question.id(), domain, judgement)));
        }
        all.sort(Comparator.comparing(each -> each.signed().date()));
        all.addAll(log.entries());
        return new JudgementLog(all);
    }

    /// What had been judged by the end of a day.
    public JudgementLog upTo(LocalDate day) {
        return new JudgementLog(entries.stream()
                .filter(each -> !each.signed().date().isAfter(day))
                .toList());
    }

    /// The judgements on a question or a recommendation.
    public JudgementLog about(String id) {
        return new JudgementLog(
                entries.stream().filter(each -> each.about().equals(id)).toList());
    }

    /// Whether no later judgement took the place of this one.
    public boolean counts(Judged judged) {
        return entries.stream()
                .filter(each ->
                        each.about().equals(judged.about()) && each.part().equals(judged.part()))
                .reduce(judged, (first, second) -> second)
                .equals(judged);
    }

    /// The file with the latest judgement of each kind in it.
    public EvidenceFile inForce(EvidenceFile file) {
        var questions = new LinkedHashMap<String, Question>();
        file.questions().forEach(question -> questions.put(question.id(), judged(question)));
        List<Recommendation> recommendations = file.recommendations().stream()
                .map(each -> each.with(basis(each, questions), criteria(each)))
                .toList();
        return new EvidenceFile(
                file.id(), file.title(), List.copyOf(questions.values()), file.studies(), recommendations);
    }

    private static List<Basis> basis(Recommendation recommendation, Map<String, Question> questions) {
        return recommendation.restsOn().stream()
                .map(basis -> new Basis(
                        Objects.requireNonNull(questions.get(basis.question().id())), basis.study()))
                .toList();
    }

    private Question judged(Question question) {
        var latest = new EnumMap<Domain, Judgement>(Domain.class);
        latest.putAll(question.judgements());
        of(question.id(), Judged.OfQuestion.class).forEach(each -> latest.put(each.domain(), each.judgement()));
        return question.withJudgements(latest);
    }

    private Map<Criterion, FrameJudgement> criteria(Recommendation recommendation) {
        var latest = new EnumMap<Criterion, FrameJudgement>(Criterion.class);
        of(recommendation.id(), Judged.OfRecommendation.class)
                .forEach(each -> latest.put(each.judgement().criterion(), each.judgement()));
        return latest;
    }

    private <T extends Judged> Stream<T> of(String id, Class<T> kind) {
        return entries.stream()
                .filter(each -> each.about().equals(id))
                .filter(kind::isInstance)
                .map(kind::cast);
    }
}
