package org.stegvis.evidence.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.evidence.Guideline;
import org.stegvis.evidence.Outcome;
import org.stegvis.evidence.Question;
import org.stegvis.evidence.Recommendation;
import org.stegvis.evidence.Source;
import org.stegvis.evidence.StudyRecord;
import org.stegvis.protocol.Text;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Scalar;

/// Reads the sections of an evidence file, each before those that refer to it.
final class EvidenceDocument {
    private static final int VERSION = 1;

    private final Fields fields;
    private final Findings findings;
    private final Values values;

    private EvidenceDocument(Fields fields, Findings findings) {
        this.fields = fields;
        this.findings = findings;
        this.values = new Values(findings);
    }

    /// The file; null or incomplete when the findings hold an error.
    static @Nullable EvidenceFile read(Node root, Findings findings) {
        Fields fields = Fields.of(root, "an evidence file: a mapping with evidence, id, questions …", findings);
        return fields == null ? null : new EvidenceDocument(fields, findings).file();
    }

    private @Nullable EvidenceFile file() {
        version();
        String id = fields.requiredText("id");
        Text title = values.text(fields, "title");
        Map<String, Source> sources = sources();
        Map<String, Outcome> outcomes = outcomes();
        Map<String, Question> questions = new LinkedHashMap<>();
        var questionReader = new QuestionReader(values, outcomes);
        for (Mapping.Entry entry : values.named(fields, "questions")) {
            Question question = questionReader.read(entry);
            if (question != null) {
                questions.put(question.id(), question);
            }
        }
        Map<String, StudyRecord> studies = new LinkedHashMap<>();
        var studyReader = new StudyReader(values, sources, questions);
        for (Mapping.Entry entry : values.named(fields, "studies")) {
            StudyRecord study = studyReader.read(entry);
            if (study != null) {
                studies.put(study.id(), study);
            }
        }
        Map<String, Guideline> guidelines = guidelines(sources);
        List<Recommendation> recommendations = new ArrayList<>();
        var recommendationReader = new RecommendationReader(values, guidelines, questions, studies);
        for (Mapping.Entry entry : values.named(fields, "recommendations")) {
            Recommendation recommendation = recommendationReader.read(entry);
            if (recommendation != null) {
                recommendations.add(recommendation);
            }
        }
        fields.rejectOthers();
        if (findings.hasErrors() || id == null || title == null) {
            return null;
        }
        return new EvidenceFile(
                id, title, List.copyOf(questions.values()), List.copyOf(studies.values()), recommendations);
    }

    private void version() {
        Node node = fields.required("evidence");
        if (node != null && !(node instanceof Scalar scalar && scalar.number() == VERSION)) {
            findings.error(
                    node,
                    "version " + node.shown() + " of the format",
                    "version " + VERSION,
                    "This program reads version " + VERSION + " only.");
        }
    }

    private Map<String, Source> sources() {
        var sources = new LinkedHashMap<String, Source>();
        for (Mapping.Entry entry : values.named(fields, "sources")) {
            Fields source = Fields.of(entry.value(), "a source: title and address", findings);
            if (source == null) {
                continue;
            }
            String title = source.requiredText("title");
            String address = source.optionalText("address");
            source.rejectOthers();
            if (title != null) {
                sources.put(entry.name(), new Source(entry.name(), title, address));
            }
        }
        return sources;
    }

    private Map<String, Outcome> outcomes() {
        var outcomes = new LinkedHashMap<String, Outcome>();
        for (Mapping.Entry entry : values.named(fields, "outcomes")) {
            Fields outcome = Fields.of(entry.value(), "an outcome: title and better", findings);
            if (outcome == null) {
                continue;
            }
            Text title = values.text(outcome, "title");
            Text unit = values.optionalText(outcome, "unit");
            Outcome.Better better = values.choice(
                    outcome.required("better"),
                    Outcome.Better.values(),
                    each -> each.name().toLowerCase(Locale.ROOT));
            boolean isHarm = outcome.optional("harm") instanceof Scalar harm && isTrue(harm);
            outcome.rejectOthers();
            if (title != null && better != null) {
                outcomes.put(entry.name(), new Outcome(entry.name(), title, unit, better, isHarm));
            }
        }
        return outcomes;
    }

    private boolean isTrue(Scalar node) {
        if (node.kind() != Scalar.Kind.BOOLEAN) {
            findings.error(node, node.shown(), "true or false", "");
            return false;
        }
        return node.isTrue();
    }

    private Map<String, Guideline> guidelines(Map<String, Source> sources) {
        var guidelines = new LinkedHashMap<String, Guideline>();
        for (Mapping.Entry entry : values.named(fields, "guidelines")) {
            Fields guideline = Fields.of(entry.value(), "a guideline: title, date and source", findings);
            if (guideline == null) {
                continue;
            }
            Text title = values.text(guideline, "title");
            var date = values.date(guideline, "date");
            Source source = reference(guideline, "source", "a source", sources);
            guideline.rejectOthers();
            if (title != null && date != null && source != null) {
                guidelines.put(entry.name(), new Guideline(entry.name(), title, date, source));
            }
        }
        return guidelines;
    }

    private <T> @Nullable T reference(Fields from, String key, String kind, Map<String, T> declared) {
        return reference(from.required(key), kind, declared, findings);
    }

    /// What a name refers to.
    static <T> @Nullable T reference(@Nullable Node node, String kind, Map<String, T> declared, Findings findings) {
        String name = node == null ? null : Expect.text(node, findings);
        if (node == null || name == null) {
            return null;
        }
        T found = declared.get(name);
        if (found == null) {
            findings.unknownName(node, name, kind, declared.keySet());
        }
        return found;
    }
}
