package org.stegvis.design.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.expression.Quantity;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Scalar;

/// What happens visit by visit: who is gone, who stays away, what is measured, what follows the decisions
/// there.
final class CourseReader {
    private final Fields fields;
    private final Chronology chronology;
    private final Protocol protocol;
    private final ScenarioScope scope;
    private final Findings findings;

    private final Map<String, List<Variable>> measures = new HashMap<>();
    private final Map<String, Uptake> uptake = new HashMap<>();
    private final Map<String, Quantity> missing = new HashMap<>();
    private final Map<String, Quantity> withdrawal = new HashMap<>();

    CourseReader(Fields fields, Chronology chronology, ScenarioScope scope, Findings findings) {
        this.fields = fields;
        this.chronology = chronology;
        this.protocol = chronology.protocol();
        this.scope = scope;
        this.findings = findings;
    }

    void read() {
        List<Mapping.Entry> modelled =
                fields.required("measures") == null ? List.of() : ScenarioDocument.entries(fields, "measures");
        List<Mapping.Entry> followed = ScenarioDocument.entries(fields, "decisions");
        refuseUnknown(modelled, followed);
        for (int place = 0; place < chronology.visits().size(); place++) {
            Visit visit = chronology.visits().get(place);
            scope.decideBefore(place);
            if (visit.isAfterEnrolment()) {
                probability("missing", visit, missing);
                probability("withdraw", visit, withdrawal);
            }
            measures.put(visit.id(), measuresAt(visit, modelled));
            uptakeAt(place);
        }
    }

    Map<String, List<Variable>> measures() {
        return measures;
    }

    Map<String, Uptake> uptake() {
        return uptake;
    }

    Map<String, Quantity> missing() {
        return missing;
    }

    Map<String, Quantity> withdrawal() {
        return withdrawal;
    }

    private void refuseUnknown(List<Mapping.Entry> modelled, List<Mapping.Entry> followed) {
        List<String> known = protocol.measures().stream().map(Measure::id).toList();
        for (Mapping.Entry entry : modelled) {
            if (known.contains(entry.name())) {
                refuseUnknownVisits(entry);
            } else {
                findings.unknownName(entry.key(), entry.name(), "a measure of the protocol", known);
            }
        }
        List<String> decisions = protocol.decisions().stream().map(Decision::id).toList();
        for (Mapping.Entry entry : followed) {
            if (!decisions.contains(entry.name())) {
                findings.unknownName(entry.key(), entry.name(), "a decision of the protocol", decisions);
            }
        }
        List<String> later = chronology.visits().stream()
                .filter(Visit::isAfterEnrolment)
                .map(Visit::id)
                .toList();
        for (String section : List.of("missing", "withdraw")) {
            for (Mapping.Entry entry : ScenarioDocument.entries(fields, section)) {
                if (!later.contains(entry.name())) {
                    findings.unknownName(entry.key(), entry.name(), "a visit after enrolment", later);
                }
            }
        }
    }

    private void refuseUnknownVisits(Mapping.Entry measure) {
        List<String> collecting = protocol.visits().stream()
                .filter(visit -> visit.collect().contains(measure.name()))
                .map(Visit::id)
                .toList();
        if (!(measure.value() instanceof Mapping visits)) {
            findings.error(measure.value(), measure.value().shown(), "a mapping from visits to distributions", "");
            return;
        }
        for (Mapping.Entry visit : visits.entries()) {
            if (!collecting.contains(visit.name())) {
                findings.unknownName(
                        visit.key(), visit.name(), "a visit that collects '" + measure.name() + "'", collecting);
            }
        }
    }

    private void probability(String section, Visit visit, Map<String, Quantity> into) {
        Node node = node(section, visit.id());
        Quantity probability = node == null ? null : new Formulas(scope, findings).probability(node);
        if (probability != null) {
            into.put(visit.id(), probability);
        }
    }

    private @Nullable Node node(String section, String key) {
        return fields.optional(section) instanceof Mapping mapping ? mapping.get(key) : null;
    }

    private List<Variable> measuresAt(Visit visit, List<Mapping.Entry> modelled) {
        var variables = new ArrayList<Variable>();
        var told = new ArrayList<String>();
        for (Mapping.Entry entry : modelled) {
            Node node = entry.value() instanceof Mapping visits ? visits.get(visit.id()) : null;
            if (node == null || !visit.collect().contains(entry.name())) {
                continue;
            }
            told.add(entry.name());
            var reference = new Reference.Measured(entry.name(), visit.id());
            var scale = protocol.measure(entry.name()).scale();
            Variable variable = new VariableReader(scope, findings).read(reference, node, scale);
            scope.addDrawn(reference);
            if (variable != null) {
                variables.add(variable);
            }
        }
        for (String measure : visit.collect()) {
            if (!told.contains(measure)) {
                Node section = fields.optional("measures");
                findings.error(
                        section == null ? fields.node() : section,
                        "no model of '" + measure + "@" + visit.id() + "'",
                        "one for each measure at each visit that collects it",
                        "");
                scope.addDrawn(new Reference.Measured(measure, visit.id()));
            }
        }
        return variables;
    }

    private void uptakeAt(int place) {
        for (Decision decision : protocol.decisions()) {
            Node node = chronology.first(decision) == place ? node("decisions", decision.id()) : null;
            Fields described =
                    node == null ? null : Fields.of(node, "a mapping with start, complete and instead", findings);
            if (described == null) {
                continue;
            }
            var formulas = new Formulas(scope.inside(decision), findings);
            Quantity start = probability(described.optional("start"), formulas);
            Quantity complete = probability(described.optional("complete"), formulas);
            Node instead = described.optional("instead");
            described.rejectOthers();
            if (start != null && complete != null) {
                uptake.put(decision.id(), new Uptake(start, complete, option(decision, instead)));
            }
        }
    }

    private @Nullable String option(Decision decision, @Nullable Node node) {
        if (node == null) {
            return null;
        }
        var known = new ArrayList<>(TrialColumns.options(decision));
        known.add(Reference.NO_OPTION);
        String name = node instanceof Scalar scalar ? scalar.text() : node.shown();
        if (!known.contains(name)) {
            findings.unknownName(node, name, "an option of '" + decision.id() + "', or none", known);
            return null;
        }
        return name;
    }

    private static @Nullable Quantity probability(@Nullable Node node, Formulas formulas) {
        return node == null ? new Quantity.Constant(1) : formulas.probability(node);
    }
}
