package org.stegvis.protocol.file;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Analysis.Outcome;
import org.stegvis.protocol.Chronology;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.Node;

/// The outcome of an analysis: `odi@week52`, or `{measure: odi, visits: [baseline, week10, week52]}`.
record OutcomeReader(Declarations declarations, Chronology chronology, ProtocolScope scope, Findings findings) {

    @Nullable
    Outcome read(@Nullable Node node) {
        if (node == null) {
            return null;
        }
        return node instanceof Mapping ? overTime(node) : atVisit(node);
    }

    private @Nullable Outcome atVisit(Node node) {
        Reference reference = Expressions.reference(node, scope, findings);
        if (reference instanceof Reference.Measured(var measure, var visit)) {
            return new Outcome.AtVisit(measure, visit);
        }
        if (reference != null) {
            findings.error(node, node.shown(), "a measure at a visit, such as odi@week52", "");
        }
        return null;
    }

    private @Nullable Outcome overTime(Node node) {
        int errorsBefore = findings.errors();
        Fields fields = Fields.of(node, "a mapping with 'measure' and 'visits'", findings);
        if (fields == null) {
            return null;
        }
        Node measureNode = fields.required("measure");
        String measure = measureNode == null ? null : declarations.measures().referred(measureNode, findings);
        Node visitsNode = fields.required("visits");
        List<String> visits =
                visitsNode == null ? List.of() : declarations.visits().referredList(visitsNode, findings);
        if (visitsNode != null && findings.errors() == errorsBefore && visits.size() < 2) {
            findings.error(visitsNode, visitsNode.shown(), "two or more visits", "");
        }
        fields.rejectOthers();
        if (measure == null || findings.errors() > errorsBefore) {
            return null;
        }
        return new Outcome.OverTime(
                measure,
                visits.stream()
                        .sorted(Comparator.comparingDouble(chronology::week))
                        .toList());
    }
}
