package org.stegvis.cli.evidence;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.stegvis.evidence.Question;
import org.stegvis.evidence.living.BasisCheck;
import org.stegvis.evidence.living.GuidelineCheck;
import org.stegvis.evidence.living.RecommendationCheck;
import org.stegvis.evidence.living.Told;
import org.stegvis.evidence.living.Verdict;
import org.stegvis.protocol.Language;

/// The check as a document for another program. Effects are on the scale on which they are printed.
final class EvidenceDocuments {
    private EvidenceDocuments() {}

    record Document(
            String evidence, String day, boolean needsLook, List<Recommended> recommendations, List<Open> unasked) {}

    record Recommended(String id, String guideline, String text, String verdict, long years, List<Asked> restsOn) {}

    /// @param then null when nothing could be verified
    /// @param information the fraction of what is required, null when there is no least important difference
    record Asked(
            String question,
            String verdict,
            @Nullable Effect then,
            @Nullable Effect now,
            List<String> newer,
            double newerWeight,
            List<String> signals,
            @Nullable Double information) {}

    record Open(
            String question,
            @Nullable Effect now,
            List<String> studies,
            @Nullable Double information) {}

    record Effect(String measure, double estimate, double lower, double upper, double level) {}

    static Document of(GuidelineCheck check, Language language) {
        return new Document(
                check.file().id(),
                check.day().toString(),
                check.needsLook(),
                check.recommendations().stream().map(each -> of(each, language)).toList(),
                check.unasked().stream()
                        .map(each -> new Open(
                                each.question().id(),
                                each.now() == null
                                        ? null
                                        : effect(each.question(), each.now().told()),
                                each.results().keySet().stream()
                                        .map(study -> study.id())
                                        .toList(),
                                each.information() == null
                                        ? null
                                        : each.information().fraction()))
                        .toList());
    }

    private static Recommended of(RecommendationCheck each, Language language) {
        return new Recommended(
                each.recommendation().id(),
                each.recommendation().guideline().id(),
                each.recommendation().text().in(language),
                label(each.verdict()),
                each.years(),
                each.basis().stream().map(EvidenceDocuments::of).toList());
    }

    private static Asked of(BasisCheck check) {
        Question question = check.basis().question();
        return new Asked(
                question.id(),
                label(check.verdict()),
                check.before() == null ? null : effect(question, check.before()),
                check.now() == null ? null : effect(question, check.now().told()),
                check.newer().stream().map(study -> study.id()).toList(),
                check.newerWeight(),
                check.signals().stream()
                        .map(signal -> label(signal.getClass().getSimpleName()))
                        .toList(),
                check.information() == null ? null : check.information().fraction());
    }

    private static Effect effect(Question question, Told told) {
        return new Effect(
                question.measure().label(),
                question.measure().printed(told.estimate()),
                question.measure().printed(told.lower()),
                question.measure().printed(told.upper()),
                told.level());
    }

    private static String label(Verdict verdict) {
        return switch (verdict) {
            case STANDS -> "stands";
            case SUPPORTED -> "supported";
            case WEAKENED -> "weakened";
            case OUT_OF_DATE -> "out-of-date";
        };
    }

    /// `MostlyNewer` as `mostly-newer`.
    private static String label(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
