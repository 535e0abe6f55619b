package org.stegvis.design.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Characteristic;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Text;
import org.stegvis.protocol.expression.Quantity;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.text.Texts;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Scalar;

/// Reads the sections of a scenario in the order in which participants go through them.
final class ScenarioDocument {
    private static final int VERSION = 1;
    private static final List<String> SECTIONS = List.of(
            "characteristics", "traits", "measures", "decisions", "missing", "withdraw", "classification", "costs");

    private final Fields fields;
    private final Protocol protocol;
    private final Chronology chronology;
    private final Findings findings;
    private final ScenarioScope scope;

    private ScenarioDocument(Fields fields, Protocol protocol, Findings findings) {
        this.fields = fields;
        this.protocol = protocol;
        this.chronology = new Chronology(protocol);
        this.findings = findings;
        this.scope = new ScenarioScope(
                chronology, entries("traits").stream().map(Mapping.Entry::name).toList());
    }

    /// The scenario; null or incomplete when the findings hold an error.
    static @Nullable Scenario read(Node root, Protocol protocol, Findings findings) {
        Fields fields = Fields.of(root, "a scenario: a mapping with scenario, protocol, measures …", findings);
        return fields == null ? null : new ScenarioDocument(fields, protocol, findings).scenario();
    }

    private @Nullable Scenario scenario() {
        SECTIONS.forEach(this::requireMapping);
        version();
        forThisProtocol();
        Text title = title();
        List<Text> notes = notes();
        Calendar calendar = CalendarReader.read(fields, protocol, findings);
        Recruitment recruitment =
                calendar == null ? null : RecruitmentReader.read(fields, protocol, calendar, findings);
        List<Variable> traits = traits();
        List<Variable> characteristics = characteristics(recruitment);
        var classification = new ClassificationReader(protocol, formulas(), findings).read(entries("classification"));
        Costs costs = CostsReader.read(fields, findings);
        Node consentNode = fields.optional("consent");
        Quantity consent =
                consentNode == null ? new Quantity.Constant(1) : formulas().probability(consentNode);
        var course = new CourseReader(fields, chronology, scope, findings);
        course.read();
        fields.rejectOthers();
        if (findings.hasErrors() || calendar == null || consent == null) {
            return null;
        }
        return new Scenario(
                protocol.trial().id(),
                title,
                notes,
                calendar,
                recruitment,
                traits,
                characteristics,
                course.measures(),
                course.uptake(),
                course.missing(),
                course.withdrawal(),
                classification,
                costs,
                consent);
    }

    private Formulas formulas() {
        return new Formulas(scope, findings);
    }

    private void requireMapping(String section) {
        Node node = fields.optional(section);
        if (node != null && !(node instanceof Mapping)) {
            findings.error(node, node.shown(), "a mapping", "");
        }
    }

    private void version() {
        Node node = fields.required("scenario");
        if (node != null && !(node instanceof Scalar scalar && scalar.number() == VERSION)) {
            findings.error(
                    node,
                    "version " + node.shown() + " of the format",
                    "version " + VERSION,
                    "This program reads version " + VERSION + " only.");
        }
    }

    private void forThisProtocol() {
        Node node = fields.required("protocol");
        String id = protocol.trial().id();
        if (node != null && !(node instanceof Scalar scalar && scalar.text().equals(id))) {
            findings.error(
                    node, node.shown(), "'" + id + "', the id of the protocol", "A scenario is for one protocol.");
        }
    }

    private Text title() {
        Node node = fields.optional("title");
        Text title = node == null ? null : Texts.read(node, findings);
        return title == null ? protocol.trial().title() : title;
    }

    private List<Text> notes() {
        Node node = fields.optional("notes");
        List<Node> items = node == null ? null : Expect.items(node, "a list of texts", findings);
        var notes = new ArrayList<Text>();
        for (Node item : items == null ? List.<Node>of() : items) {
            Text note = Texts.read(item, findings);
            if (note != null) {
                notes.add(note);
            }
        }
        return notes;
    }

    private List<Variable> traits() {
        var traits = new ArrayList<Variable>();
        for (Mapping.Entry entry : entries("traits")) {
            var reference = new Reference.Characteristic(Scenario.TRAIT + entry.name());
            var scale = VariableReader.scaleOfTrait(entry.value());
            Variable variable = new VariableReader(scope, findings).read(reference, entry.value(), scale);
            scope.addTrait(entry.name(), scale);
            if (variable != null) {
                traits.add(variable);
            }
        }
        return traits;
    }

    private List<Variable> characteristics(@Nullable Recruitment recruitment) {
        List<String> declared =
                protocol.characteristics().stream().map(Characteristic::id).toList();
        var modelled = new LinkedHashMap<String, Variable>();
        if (recruitment != null) {
            var site = new Reference.Characteristic(Characteristic.SITE);
            modelled.put(
                    Characteristic.SITE, new Variable(site, shares(recruitment), Variable.Rounding.none(), null, null));
            scope.addDrawn(site);
        }
        for (Mapping.Entry entry : entries("characteristics")) {
            if (!declared.contains(entry.name())) {
                findings.unknownName(entry.key(), entry.name(), "a characteristic of the protocol", declared);
                continue;
            }
            if (modelled.containsKey(entry.name())) {
                findings.error(
                        entry.key(),
                        "a model of the site beside sites that recruit",
                        "one of them",
                        "With `sites` under `enrolment` participants have the site to which they came.");
                continue;
            }
            var reference = new Reference.Characteristic(entry.name());
            var scale = protocol.characteristic(entry.name()).scale();
            Variable variable = new VariableReader(scope, findings).read(reference, entry.value(), scale);
            scope.addDrawn(reference);
            if (variable != null) {
                modelled.put(entry.name(), variable);
            }
        }
        List<String> named =
                entries("characteristics").stream().map(Mapping.Entry::name).toList();
        for (String id : declared) {
            if (!named.contains(id) && !modelled.containsKey(id)) {
                Node section = fields.optional("characteristics");
                findings.error(
                        section == null ? fields.node() : section,
                        "no model of the characteristic '" + id + "'",
                        "one for each of " + String.join(", ", declared),
                        "");
                scope.addDrawn(new Reference.Characteristic(id));
            }
        }
        return List.copyOf(modelled.values());
    }

    /// What participants of the sites have in the long run, for the truth under the scenario.
    private static Distribution shares(Recruitment recruitment) {
        return new Distribution.OneOf(recruitment.sites().stream()
                .map(each -> new Distribution.Weighted(each.id(), new Quantity.Constant(each.perMonth())))
                .toList());
    }

    private List<Mapping.Entry> entries(String key) {
        return entries(fields, key);
    }

    /// The entries of a section that may be absent.
    static List<Mapping.Entry> entries(Fields fields, String key) {
        return fields.optional(key) instanceof Mapping mapping ? mapping.entries() : List.of();
    }
}
