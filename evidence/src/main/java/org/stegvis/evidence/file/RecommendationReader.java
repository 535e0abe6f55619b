package org.stegvis.evidence.file;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.evidence.Guideline;
import org.stegvis.evidence.Question;
import org.stegvis.evidence.Recommendation;
import org.stegvis.evidence.Recommendation.Basis;
import org.stegvis.evidence.StudyRecord;
import org.stegvis.evidence.StudyResult;
import org.stegvis.protocol.Text;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.Node;

/// Reads a recommendation, and finds one that contradicts what it rests on.
record RecommendationReader(
        Values values,
        Map<String, Guideline> guidelines,
        Map<String, Question> questions,
        Map<String, StudyRecord> studies) {

    @Nullable
    Recommendation read(Mapping.Entry entry) {
        Fields fields = Fields.of(
                entry.value(), "a recommendation: guideline, text, strength, direction, rests-on", findings());
        if (fields == null) {
            return null;
        }
        Guideline guideline =
                EvidenceDocument.reference(fields.required("guideline"), "a guideline", guidelines, findings());
        Text text = values.text(fields, "text");
        Recommendation.Strength strength = values.choice(
                fields.required("strength"), Recommendation.Strength.values(), Recommendation.Strength::label);
        Recommendation.Side side =
                values.choice(fields.required("direction"), Recommendation.Side.values(), Recommendation.Side::label);
        Node dateNode = fields.optional("date");
        LocalDate date = dateNode != null ? values.date(dateNode) : guideline == null ? null : guideline.date();
        if (dateNode != null && date != null && guideline != null && date.isAfter(guideline.date())) {
            findings()
                    .error(
                            dateNode,
                            "evidence of " + date,
                            "a date not after that of the guideline, " + guideline.date(),
                            "");
        }
        List<Basis> basis = basis(fields, date, side);
        fields.rejectOthers();
        if (guideline == null || text == null || strength == null || side == null || date == null) {
            return null;
        }
        return new Recommendation(entry.name(), guideline, text, strength, side, date, basis, Map.of());
    }

    private Findings findings() {
        return values.findings();
    }

    private List<Basis> basis(Fields fields, @Nullable LocalDate date, Recommendation.@Nullable Side side) {
        Node node = fields.required("rests-on");
        List<Node> items = node == null ? null : Expect.items(node, "a list of questions", findings());
        var all = new ArrayList<Basis>();
        for (Node item : items == null ? List.<Node>of() : items) {
            Fields one = Fields.of(item, "question and study", findings());
            if (one == null) {
                continue;
            }
            Question question =
                    EvidenceDocument.reference(one.required("question"), "a question", questions, findings());
            Node studyNode = one.optional("study");
            StudyRecord study = EvidenceDocument.reference(studyNode, "a study", studies, findings());
            one.rejectOthers();
            if (question == null || (studyNode != null && study == null)) {
                continue;
            }
            if (studyNode != null && study != null) {
                check(studyNode, question, study, date, side);
            }
            all.add(new Basis(question, study));
        }
        return all;
    }

    private void check(
            Node at,
            Question question,
            StudyRecord study,
            @Nullable LocalDate date,
            Recommendation.@Nullable Side side) {
        if (date != null && study.date().isAfter(date)) {
            findings()
                    .error(
                            at,
                            "a study of " + study.date() + " under a recommendation with evidence of " + date,
                            "a study that was there",
                            "What came later is found by the check itself.");
        }
        List<StudyResult> results = study.results().stream()
                .filter(result -> result.question().equals(question.id()))
                .toList();
        if (results.isEmpty()) {
            findings()
                    .error(
                            at,
                            "'" + study.id() + "', which has no result on '" + question.id() + "'",
                            "a study with a result on it",
                            "Leave 'study' out when no estimate could be verified.");
        }
        for (StudyResult result : results) {
            boolean isForced = result.effect().lower() > 0 || result.effect().upper() < 0;
            boolean favours =
                    question.outcome().better().favours(result.effect().estimate());
            // A harm may well speak against what is recommended for its benefit.
            if (isForced
                    && side == Recommendation.Side.FOR
                    && !favours
                    && !question.outcome().isHarm()) {
                findings()
                        .error(
                                at,
                                "an estimate that favours the comparison",
                                "one that does not speak against a recommendation for the intervention",
                                "Look at the sign of the estimate and at which way is better.");
            }
        }
    }
}
