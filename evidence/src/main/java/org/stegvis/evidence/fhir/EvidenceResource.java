package org.stegvis.evidence.fhir;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stegvis.evidence.StudyRecord.Design;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Scalar;

/// Reads one Evidence resource. A key that R5 does not know is refused, and so is what changes the meaning of the rest
/// (`modifierExtension`, `implicitRules`), for it cannot be passed over.
record EvidenceResource(Findings findings) {
    private static final Pattern DATE = Pattern.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:T.{1,40})?)?)?");

    /// What stood in an Evidence of R4 (4.0) or R4B (4.3), and not in one of R5.
    private static final List<String> EARLIER = List.of(
            "exposureBackground",
            "exposureVariant",
            "outcome",
            "exposure",
            "effectEstimate",
            "synthesisStudy",
            "studyType",
            "shortTitle",
            "subtitle",
            "jurisdiction",
            "topic");

    /// What may stand in an Evidence and says nothing about its effect.
    private static final List<String> PASSED_OVER = List.of(
            "resourceType",
            "meta",
            "language",
            "text",
            "contained",
            "extension",
            "version",
            "versionAlgorithmString",
            "versionAlgorithmCoding",
            "name",
            "experimental",
            "approvalDate",
            "lastReviewDate",
            "publisher",
            "contact",
            "author",
            "editor",
            "reviewer",
            "endorser",
            "useContext",
            "purpose",
            "copyright",
            "copyrightLabel",
            "description",
            "assertion",
            "note",
            "certainty");

    @Nullable
    FhirEvidence read(Node node) {
        Fields fields = Fields.of(node, "an Evidence", findings);
        if (fields == null) {
            return null;
        }
        PASSED_OVER.forEach(fields::optional);
        refuseEarlier(fields);
        refuseModifiers(fields, findings);
        status(fields);
        roles(fields);
        String id = fields.optionalText("id");
        String url = fields.optionalText("url");
        var keys = new ArrayList<String>();
        var questions = new ArrayList<String>();
        identifiers(fields, keys, questions);
        if (url != null) {
            keys.add(url);
        }
        if (id != null) {
            keys.add(id);
        }
        String title = fields.optionalText("title");
        LocalDate date = date(fields);
        Design design = design(fields);
        var sources = new Related(findings);
        sources.read(fields);
        var statistics = new Statistics(findings);
        List<FhirEvidence.Statistic> effects = statistics.read(fields);
        rejectOthers(fields);
        if (effects.isEmpty()) {
            return null;
        }
        String name = id != null ? id : keys.isEmpty() ? "evidence" : keys.getFirst();
        return new FhirEvidence(
                name,
                keys,
                questions,
                title == null ? name : title,
                sources.citation(),
                sources.address(),
                date,
                design,
                statistics.participants(),
                effects);
    }

    private void refuseEarlier(Fields fields) {
        for (String key : EARLIER) {
            Node node = fields.optional(key);
            if (node != null) {
                findings.error(
                        node,
                        "'" + key + "', an element of FHIR R4",
                        "an Evidence of FHIR R5 (5.0.0)",
                        "Convert it to R5: variables stand under 'variableDefinition', the design under 'studyDesign'.");
            }
        }
    }

    /// Extensions of single values (`_title`) are allowed everywhere and passed over.
    static void rejectOthers(Fields fields) {
        if (fields.node() instanceof Mapping mapping) {
            mapping.entries().stream()
                    .map(entry -> entry.name())
                    .filter(name -> name.startsWith("_"))
                    .forEach(fields::optional);
        }
        fields.rejectOthers();
    }

    static void refuseModifiers(Fields fields, Findings findings) {
        for (String key : List.of("modifierExtension", "implicitRules")) {
            Node node = fields.optional(key);
            if (node != null) {
                findings.error(
                        node,
                        "a '" + key + "', which changes how the rest must be read",
                        "an Evidence without it",
                        "Have it written without, for this program does not know what it means.");
            }
        }
    }

    private void status(Fields fields) {
        Node node = fields.required("status");
        if (node == null) {
            return;
        }
        String status = node instanceof Scalar scalar ? scalar.text() : "";
        if (status.equals("retired")) {
            findings.error(node, node.shown(), "active or draft", "Evidence that was withdrawn is not pooled.");
        } else if (!List.of("draft", "active", "unknown").contains(status)) {
            findings.unknownName(node, status, "a status", List.of("draft", "active", "retired", "unknown"));
        }
    }

    /// R5 requires at least one variable, each with its role.
    private void roles(Fields fields) {
        Node node = fields.required("variableDefinition");
        List<Node> items = node == null ? null : Expect.items(node, "a list of variables", findings);
        if (node != null && items != null && items.isEmpty()) {
            findings.error(node, "no variables", "population, exposure, reference exposure and outcome", "");
        }
        for (Node item : items == null ? List.<Node>of() : items) {
            Fields variable = Fields.of(item, "a variable", findings);
            if (variable != null) {
                variable.required("variableRole");
            }
        }
    }

    private void identifiers(Fields fields, List<String> keys, List<String> questions) {
        Node node = fields.optional("identifier");
        List<Node> items = node == null ? null : Expect.items(node, "a list of identifiers", findings);
        for (Node item : items == null ? List.<Node>of() : items) {
            Fields identifier = Fields.of(item, "system and value", findings);
            String system = identifier == null ? null : identifier.optionalText("system");
            String value = identifier == null ? null : identifier.optionalText("value");
            if (value != null) {
                keys.add(value);
                if (WrittenEvidence.QUESTION.equals(system)) {
                    questions.add(value);
                }
            }
        }
    }

    private @Nullable LocalDate date(Fields fields) {
        Node node = fields.optional("date");
        if (node == null) {
            return null;
        }
        Matcher matcher = DATE.matcher(node instanceof Scalar scalar ? scalar.text() : "");
        if (matcher.matches()) {
            try {
                return LocalDate.of(number(matcher.group(1)), number(matcher.group(2)), number(matcher.group(3)));
            } catch (DateTimeException noSuchDay) {
                // Falls through to the finding.
            }
        }
        findings.error(node, node.shown(), "a date: 2026, 2026-04 or 2026-04-21, with or without a time", "");
        return null;
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 1 : Integer.parseInt(digits);
    }

    /// A meta-analysis is a synthesis; else randomised when a design says so in its code or words.
    private @Nullable Design design(Fields fields) {
        Node synthesis = fields.optional("synthesisType");
        Node node = fields.optional("studyDesign");
        if (synthesis != null) {
            Concept type = Concept.of(synthesis, findings);
            if (!type.isEmpty() && !type.has(Code.NOT_POOLED)) {
                return Design.SYNTHESIS;
            }
        }
        List<Node> items = node == null ? null : Expect.items(node, "a list of designs", findings);
        Design design = null;
        for (Node item : items == null ? List.<Node>of() : items) {
            Concept concept = Concept.of(item, findings);
            if (concept.has(Code.RANDOMISED) || concept.says("randomi[sz]ed") || concept.says("randomi[sz]ation")) {
                return concept.says("non-?randomi") ? Design.OBSERVATIONAL : Design.RANDOMISED;
            }
            design = concept.isEmpty() ? design : Design.OBSERVATIONAL;
        }
        return design;
    }
}
