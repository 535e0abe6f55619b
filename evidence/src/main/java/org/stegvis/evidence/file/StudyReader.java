package org.stegvis.evidence.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.evidence.Question;
import org.stegvis.evidence.Source;
import org.stegvis.evidence.StudyRecord;
import org.stegvis.evidence.StudyResult;
import org.stegvis.protocol.Text;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.Node;

/// Reads a study with its results, and finds a trial that is counted twice.
final class StudyReader {
    private final Values values;
    private final Findings findings;
    private final Map<String, Source> sources;
    private final Map<String, Question> questions;
    private final ResultReader results;
    /// Which study has answered a question for a protocol: `protocol question`.
    private final Map<String, String> counted = new LinkedHashMap<>();

    StudyReader(Values values, Map<String, Source> sources, Map<String, Question> questions) {
        this.values = values;
        this.findings = values.findings();
        this.sources = sources;
        this.questions = questions;
        this.results = new ResultReader(values, questions);
    }

    @Nullable
    StudyRecord read(Mapping.Entry entry) {
        Fields fields = Fields.of(entry.value(), "a study: title, design, date, source, results", findings);
        if (fields == null) {
            return null;
        }
        Text title = values.text(fields, "title");
        StudyRecord.Design design =
                values.choice(fields.required("design"), StudyRecord.Design.values(), StudyRecord.Design::label);
        var date = values.date(fields, "date");
        Source source = EvidenceDocument.reference(fields.required("source"), "a source", sources, findings);
        Integer participants = fields.optionalInteger("participants", 1, Integer.MAX_VALUE);
        String protocol = fields.optionalText("protocol");
        StudyRecord.Bias bias =
                values.choice(fields.required("risk-of-bias"), StudyRecord.Bias.values(), StudyRecord.Bias::label);
        Text why = values.optionalText(fields, "risk-of-bias-why");
        Map<String, Node> covarianceNodes = covariances(fields);
        Map<String, Double> moderators = moderators(fields);
        Map<String, String> groups = groups(fields);
        List<StudyResult> found = results(fields, entry.name(), protocol, covarianceNodes);
        var covariances = new LinkedHashMap<String, Matrix>();
        covarianceNodes.forEach((question, node) -> {
            Matrix matrix = new CovarianceReader(values).read(node, pooled(found, question));
            if (matrix != null) {
                covariances.put(question, matrix);
            }
        });
        fields.rejectOthers();
        if (title == null || design == null || date == null || source == null || bias == null) {
            return null;
        }
        return new StudyRecord(
                entry.name(),
                title,
                design,
                date,
                source,
                participants,
                protocol,
                bias,
                why,
                found,
                covariances,
                moderators,
                groups);
    }

    private static List<StudyResult> pooled(List<StudyResult> found, String question) {
        return found.stream()
                .filter(result -> result.isPooled() && result.question().equals(question))
                .toList();
    }

    /// Where the covariances stand, by question.
    private Map<String, Node> covariances(Fields fields) {
        var covariances = new LinkedHashMap<String, Node>();
        Node node = fields.optional("covariances");
        for (Mapping.Entry entry : node == null ? List.<Mapping.Entry>of() : values.named(node)) {
            if (questions.containsKey(entry.name())) {
                covariances.put(entry.name(), entry.value());
            } else {
                findings.unknownName(entry.key(), entry.name(), "a question", questions.keySet());
            }
        }
        return covariances;
    }

    private Map<String, Double> moderators(Fields fields) {
        var moderators = new LinkedHashMap<String, Double>();
        Node node = fields.optional("moderators");
        for (Mapping.Entry entry : node == null ? List.<Mapping.Entry>of() : values.named(node)) {
            Double number = values.number(entry.value());
            if (number != null) {
                moderators.put(entry.name(), number);
            }
        }
        return moderators;
    }

    private Map<String, String> groups(Fields fields) {
        var groups = new LinkedHashMap<String, String>();
        Node node = fields.optional("groups");
        for (Mapping.Entry entry : node == null ? List.<Mapping.Entry>of() : values.named(node)) {
            String group = Expect.text(entry.value(), findings);
            if (group != null) {
                groups.put(entry.name(), group);
            }
        }
        return groups;
    }

    private List<StudyResult> results(
            Fields fields, String study, @Nullable String protocol, Map<String, Node> covariances) {
        Node node = fields.required("results");
        List<Node> items = node == null ? null : Expect.items(node, "a list of results", findings);
        var found = new ArrayList<StudyResult>();
        for (Node item : items == null ? List.<Node>of() : items) {
            StudyResult result = results.read(item);
            if (result == null) {
                continue;
            }
            boolean again = found.stream().anyMatch(other -> other.question().equals(result.question()));
            if (again && !covariances.containsKey(result.question())) {
                findings.error(
                        item,
                        "a second result of this study on '" + result.question() + "'",
                        "one result a question, or their covariance",
                        "Add it under 'covariances', or the participants they share are counted twice.");
            }
            found.add(result);
            countOnce(item, study, protocol, result);
        }
        return found;
    }

    private void countOnce(Node at, String study, @Nullable String protocol, StudyResult result) {
        if (protocol == null) {
            return;
        }
        String other = counted.putIfAbsent(protocol + " " + result.question(), study);
        if (other != null && !other.equals(study)) {
            findings.error(
                    at,
                    "a result of the protocol '" + protocol + "', which '" + other + "' gives too",
                    "each trial once on a question",
                    "Keep the later publication.");
        }
    }
}
