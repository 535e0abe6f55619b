package org.stegvis.evidence.file;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.evidence.Domain;
import org.stegvis.evidence.EffectMeasure;
import org.stegvis.evidence.Judgement;
import org.stegvis.evidence.Outcome;
import org.stegvis.evidence.Question;
import org.stegvis.evidence.Signed;
import org.stegvis.evidence.TrialContrast;
import org.stegvis.protocol.Text;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.Node;

/// Reads a question.
record QuestionReader(Values values, Map<String, Outcome> outcomes) {

    @Nullable
    Question read(Mapping.Entry entry) {
        Fields fields = Fields.of(entry.value(), "a question: title, population, intervention …", values.findings());
        if (fields == null) {
            return null;
        }
        Text title = values.text(fields, "title");
        Text population = values.text(fields, "population");
        Text intervention = values.text(fields, "intervention");
        Text comparison = values.text(fields, "comparison");
        Text time = values.text(fields, "time");
        Outcome outcome =
                EvidenceDocument.reference(fields.required("outcome"), "an outcome", outcomes, values.findings());
        EffectMeasure measure = values.choice(fields.required("measure"), EffectMeasure.values(), EffectMeasure::label);
        Double important = important(fields, measure);
        List<TrialContrast> trials = trials(fields);
        List<String> fhir = fhir(fields);
        Map<Domain, Judgement> judgements = judgements(fields);
        fields.rejectOthers();
        if (title == null
                || population == null
                || intervention == null
                || comparison == null
                || time == null
                || outcome == null
                || measure == null) {
            return null;
        }
        return new Question(
                entry.name(),
                title,
                population,
                intervention,
                comparison,
                outcome,
                time,
                measure,
                important,
                trials,
                fhir,
                judgements);
    }

    private @Nullable Double important(Fields fields, @Nullable EffectMeasure measure) {
        Double important = fields.optionalNumber("important-difference", 0, Double.POSITIVE_INFINITY);
        Node node = fields.optional("important-difference");
        if (important == null || node == null || measure == null) {
            return null;
        }
        if (important <= measure.none()) {
            values.findings()
                    .error(
                            node,
                            node.shown(),
                            "a number above " + (measure.isRatio() ? "1, for it is a ratio" : "0"),
                            "Leave it out when nobody has said one.");
            return null;
        }
        return important;
    }

    private List<TrialContrast> trials(Fields fields) {
        Node node = fields.optional("trials");
        List<Node> items = node == null ? null : Expect.items(node, "a list of contrasts of trials", values.findings());
        var trials = new ArrayList<TrialContrast>();
        for (Node item : items == null ? List.<Node>of() : items) {
            Fields trial = Fields.of(item, "protocol, analysis, of and versus", values.findings());
            if (trial == null) {
                continue;
            }
            String protocol = trial.requiredText("protocol");
            String analysis = trial.requiredText("analysis");
            String of = trial.requiredText("of");
            String versus = trial.requiredText("versus");
            trial.rejectOthers();
            if (protocol != null && analysis != null && of != null && versus != null) {
                trials.add(new TrialContrast(protocol, analysis, of, versus));
            }
        }
        return trials;
    }

    private List<String> fhir(Fields fields) {
        Node node = fields.optional("fhir");
        List<Node> items = node == null
                ? null
                : Expect.items(node, "a list of urls or identifiers of Evidence", values.findings());
        var keys = new ArrayList<String>();
        for (Node item : items == null ? List.<Node>of() : items) {
            String key = Expect.text(item, values.findings());
            if (key != null) {
                keys.add(key);
            }
        }
        return keys;
    }

    private Map<Domain, Judgement> judgements(Fields fields) {
        var judgements = new EnumMap<Domain, Judgement>(Domain.class);
        Node node = fields.optional("judgements");
        Fields domains = node == null ? null : Fields.of(node, "judgements by domain", values.findings());
        if (domains == null) {
            return judgements;
        }
        for (Domain domain : Domain.values()) {
            Node one = domains.optional(domain.label());
            Judgement judgement = one == null ? null : judgement(one);
            if (judgement != null) {
                judgements.put(domain, judgement);
            }
        }
        domains.rejectOthers();
        return judgements;
    }

    private @Nullable Judgement judgement(Node node) {
        Fields fields = Fields.of(node, "a judgement: concern, by, date, why", values.findings());
        if (fields == null) {
            return null;
        }
        Judgement.Concern concern =
                values.choice(fields.required("concern"), Judgement.Concern.values(), Judgement.Concern::label);
        String by = fields.requiredText("by");
        var date = values.date(fields, "date");
        Text why = values.text(fields, "why");
        fields.rejectOthers();
        return concern == null || by == null || date == null || why == null
                ? null
                : new Judgement(concern, new Signed(by, date, null, why));
    }
}
