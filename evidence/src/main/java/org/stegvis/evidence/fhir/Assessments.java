package org.stegvis.evidence.fhir;

import java.util.Comparator;
import java.util.Locale;
import org.stegvis.evidence.FrameJudgement;
import org.stegvis.evidence.Recommendation;
import org.stegvis.evidence.living.BasisCheck;
import org.stegvis.evidence.living.GuidelineCheck;
import org.stegvis.evidence.living.RecommendationCheck;
import org.stegvis.evidence.living.Verdict;
import org.stegvis.protocol.Language;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Recommendations with what the check says of them and what people have judged, as ArtifactAssessment.
record Assessments(GuidelineCheck check, Language language) {

    ObjectNode of(RecommendationCheck each) {
        Recommendation recommendation = each.recommendation();
        String file = check.file().id();
        ObjectNode assessment = Resource.of("ArtifactAssessment", file + "/" + recommendation.id(), language.tag());
        Resource.identify(assessment, "urn:stegvis:recommendation", file + "/" + recommendation.id());
        assessment.put("title", recommendation.text().in(language));
        assessment.put("date", check.day().toString());
        assessment.set(
                "artifactReference",
                Resource.reference(
                        "Citation",
                        file + "/" + recommendation.guideline().source().id(),
                        recommendation.guideline().title().in(language)));
        ArrayNode content = assessment.putArray("content");
        rating(content, "strength", recommendation.strength().label());
        rating(content, "direction", recommendation.side().label());
        ObjectNode checked = content.addObject();
        checked.put("informationType", "comment");
        checked.put("summary", summary(each.verdict()));
        checked.set("type", Resource.concept("check"));
        checked.putArray("classifier")
                .add(Resource.concept(
                        each.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-')));
        if (!each.basis().isEmpty()) {
            ArrayNode related = checked.putArray("relatedArtifact");
            each.basis().forEach(basis -> related(related, basis));
        }
        recommendation.judgements().values().stream()
                .sorted(Comparator.comparing(FrameJudgement::criterion))
                .forEach(judged -> judged(content, judged));
        return assessment;
    }

    private static ObjectNode rating(ArrayNode content, String type, String value) {
        ObjectNode rating = content.addObject();
        rating.put("informationType", "rating");
        rating.set("type", Resource.concept(type));
        rating.putArray("classifier").add(Resource.concept(value));
        return rating;
    }

    private void judged(ArrayNode content, FrameJudgement judged) {
        ObjectNode rating = rating(content, judged.criterion().label(), judged.answer());
        rating.put(
                "summary",
                judged.signed().why().in(language) + " (" + judged.signed().when() + ")");
        rating.putObject("author").put("display", judged.signed().by());
    }

    private void related(ArrayNode all, BasisCheck basis) {
        ObjectNode related = all.addObject();
        related.put("type", "derived-from");
        related.put("label", basis.basis().question().title().in(language));
        if (basis.now() != null) {
            related.set(
                    "resourceReference",
                    Resource.reference(
                            "Evidence",
                            check.file().id() + "/" + basis.basis().question().id(),
                            basis.basis().question().title().in(language)));
        }
    }

    private String summary(Verdict verdict) {
        boolean isEnglish = language == Language.ENGLISH;
        String people = isEnglish ? " People decide what follows." : " Mennesker avgjør hva som følger.";
        return switch (verdict) {
                    case STANDS -> isEnglish ? "Stands." : "Står seg.";
                    case SUPPORTED -> isEnglish ? "Supported by newer evidence." : "Støttet av nyere evidens.";
                    case WEAKENED -> isEnglish ? "Weakened by newer evidence." : "Svekket av nyere evidens.";
                    case OUT_OF_DATE ->
                        isEnglish ? "Rests on evidence that is out of date." : "Hviler på utdatert evidens.";
                }
                + people;
    }
}
