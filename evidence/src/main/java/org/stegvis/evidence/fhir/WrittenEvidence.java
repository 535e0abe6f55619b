package org.stegvis.evidence.fhir;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.evidence.EffectMeasure;
import org.stegvis.evidence.Judgement;
import org.stegvis.evidence.Question;
import org.stegvis.evidence.StudyRecord;
import org.stegvis.evidence.StudyRecord.Design;
import org.stegvis.evidence.StudyResult;
import org.stegvis.evidence.certainty.Certainty;
import org.stegvis.evidence.certainty.DomainRating;
import org.stegvis.evidence.living.GuidelineCheck;
import org.stegvis.evidence.living.InformationSize;
import org.stegvis.evidence.living.MonitoringPlan;
import org.stegvis.evidence.living.RunningEvidence;
import org.stegvis.evidence.living.Told;
import org.stegvis.evidence.meta.Heterogeneity;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Text;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The Evidence of a question: pooled, and of each study.
record WrittenEvidence(GuidelineCheck check, Variables variables, Language language) {
    /// The system of identifiers of questions: `FILE/QUESTION`.
    static final String QUESTION = "urn:stegvis:question";

    private static final String RESULT = "urn:stegvis:result";

    /// What the studies say together.
    ObjectNode pooled(RunningEvidence now, MonitoringPlan plan) {
        Question question = now.question();
        String key = check.file().id() + "/" + question.id();
        ObjectNode evidence = Resource.of("Evidence", key, language.tag());
        Resource.identify(evidence, QUESTION, key);
        evidence.put("title", question.title().in(language));
        evidence.put("status", "active");
        evidence.put("date", now.studies().getLast().date().toString());
        ArrayNode related = evidence.putArray("relatedArtifact");
        now.studies().forEach(study -> related(related, study));
        variables.define(question, evidence);
        boolean isPooled = now.studies().size() > 1 || now.studies().getFirst().design() == Design.SYNTHESIS;
        evidence.set("synthesisType", Resource.concept(isPooled ? Code.POOLED : Code.NOT_POOLED));
        evidence.putArray("studyDesign").add(Resource.concept(Code.RANDOMISED));
        ObjectNode statistic = statistic(evidence.putArray("statistic"), question, now.told());
        ObjectNode size = statistic.putObject("sampleSize");
        size.put("numberOfStudies", now.studies().size());
        Integer participants = participants(now.studies());
        if (participants != null) {
            size.put("numberOfParticipants", participants);
        }
        estimates(statistic, now);
        certainty(evidence, Certainty.of(now, InformationSize.of(now, plan)));
        return evidence;
    }

    /// What one study says.
    ///
    /// @param number of the result among those of the study on the question, from one
    ObjectNode single(Question question, StudyRecord study, StudyResult result, int number) {
        String key = check.file().id() + "/" + study.id() + "/" + question.id() + (number == 1 ? "" : "/" + number);
        ObjectNode evidence = Resource.of("Evidence", key, language.tag());
        Resource.identify(evidence, RESULT, key);
        evidence.put(
                "title", study.title().in(language) + ": " + question.title().in(language));
        evidence.put("status", "active");
        evidence.put("date", study.date().toString());
        related(evidence.putArray("relatedArtifact"), study);
        note(
                evidence,
                result.printed() == null
                        ? null
                        : Text.of("Printed as: " + result.printed(), "Trykt som: " + result.printed()));
        note(evidence, result.quotedOnly());
        note(evidence, result.note());
        variables.define(question, evidence);
        evidence.set(
                "synthesisType", Resource.concept(study.design() == Design.SYNTHESIS ? Code.POOLED : Code.NOT_POOLED));
        evidence.putArray("studyDesign")
                .add(
                        study.design() == Design.OBSERVATIONAL
                                ? Resource.concept(study.design().label())
                                : Resource.concept(Code.RANDOMISED));
        StudyResult.Effect effect = result.effect();
        ObjectNode statistic = statistic(
                evidence.putArray("statistic"),
                question,
                new Told(effect.estimate(), effect.lower(), effect.upper(), effect.level()));
        Integer participants = study.participants();
        if (participants != null) {
            statistic.putObject("sampleSize").put("numberOfParticipants", participants);
        }
        return evidence;
    }

    private void note(ObjectNode evidence, @Nullable Text note) {
        if (note != null) {
            Resource.note(evidence, note.in(language));
        }
    }

    private void related(ArrayNode all, StudyRecord study) {
        ObjectNode related = all.addObject();
        related.put("type", "derived-from");
        related.put("label", study.title().in(language));
        related.put("citation", study.source().title());
        related.set(
                "resourceReference",
                Resource.reference(
                        "Citation",
                        check.file().id() + "/" + study.source().id(),
                        study.source().title()));
    }

    private ObjectNode statistic(ArrayNode all, Question question, Told told) {
        EffectMeasure measure = question.measure();
        ObjectNode statistic = all.addObject();
        statistic.set("statisticType", Resource.concept(Code.of(measure)));
        Text unit =
                measure == EffectMeasure.MEAN_DIFFERENCE ? question.outcome().unit() : null;
        statistic.set(
                "quantity",
                Resource.quantity(measure.printed(told.estimate()), unit == null ? null : unit.in(language)));
        ObjectNode interval = statistic.putArray("attributeEstimate").addObject();
        interval.set("type", Resource.concept(Code.INTERVAL));
        interval.put("level", Resource.decimal(told.level()));
        interval.set("range", Resource.range(measure.printed(told.lower()), measure.printed(told.upper())));
        return statistic;
    }

    private static void estimates(ObjectNode statistic, RunningEvidence now) {
        Heterogeneity found = now.result().heterogeneity();
        if (found.df() == 0) {
            return;
        }
        ArrayNode all = statistic.withArray("attributeEstimate");
        estimate(all, Code.P_VALUE, now.result().pooled().p(), null);
        estimate(all, Code.COCHRANS_Q, found.q(), null);
        estimate(all, Code.I_SQUARED, found.iSquared(), "%");
        estimate(all, Code.TAU_SQUARED, now.result().tau2().estimate(), null);
    }

    private static void estimate(ArrayNode all, Code code, double value, @Nullable String unit) {
        ObjectNode estimate = all.addObject();
        estimate.set("type", Resource.concept(code));
        estimate.set("quantity", Resource.quantity(value, unit));
    }

    /// All that entered; null when one does not tell.
    private static @Nullable Integer participants(List<StudyRecord> studies) {
        int all = 0;
        for (StudyRecord study : studies) {
            Integer participants = study.participants();
            if (participants == null) {
                return null;
            }
            all += participants;
        }
        return all;
    }

    private void certainty(ObjectNode evidence, Certainty found) {
        ObjectNode overall = evidence.putArray("certainty").addObject();
        if (!found.asked().isEmpty()) {
            overall.put(
                    "description",
                    language == Language.ENGLISH
                            ? "At most; %d domains wait for a judgement."
                                    .formatted(found.asked().size())
                            : "Høyst; %d domener venter på en vurdering."
                                    .formatted(found.asked().size()));
        }
        overall.set("type", Resource.concept(Code.overall()));
        overall.set("rating", Resource.concept(Code.of(found.grade())));
        ArrayNode domains = overall.putArray("subcomponent");
        for (DomainRating rating : found.domains()) {
            domain(domains.addObject(), rating);
        }
    }

    private void domain(ObjectNode part, DomainRating rating) {
        Judgement judged = rating.judged();
        Judgement.Concern concern = rating.counts();
        if (judged == null) {
            part.put("description", concern == null ? asked() : proposed());
        } else {
            ObjectNode note = part.putArray("note").addObject();
            note.put("authorString", judged.signed().by());
            note.put("time", judged.signed().when());
            note.put("text", judged.signed().why().in(language));
        }
        part.set("type", Resource.concept(Code.of(rating.domain())));
        if (concern != null) {
            part.set("rating", Resource.concept(Code.of(concern)));
        }
        if (judged != null) {
            part.put("rater", judged.signed().by());
        }
    }

    private String asked() {
        return language == Language.ENGLISH ? "Waits for a judgement." : "Venter på en vurdering.";
    }

    private String proposed() {
        return language == Language.ENGLISH ? "Proposed from the numbers." : "Foreslått ut fra tallene.";
    }
}
