package org.stegvis.design.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.expression.Quantity;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Mapping;

/// `classification: {second: {response: 0.9, non-response: 0.85}}`.
final class ClassificationReader {
    private final Protocol protocol;
    private final Formulas formulas;
    private final Findings findings;

    ClassificationReader(Protocol protocol, Formulas formulas, Findings findings) {
        this.protocol = protocol;
        this.formulas = formulas;
        this.findings = findings;
    }

    /// By decision and class the probability that one who belongs there is put there.
    Map<String, Map<String, Quantity>> read(List<Mapping.Entry> entries) {
        var all = new LinkedHashMap<String, Map<String, Quantity>>();
        List<String> tailored = protocol.decisions().stream()
                .filter(decision -> decision.classes().size() > 1)
                .map(Decision::id)
                .toList();
        for (Mapping.Entry entry : entries) {
            if (!tailored.contains(entry.name())) {
                findings.unknownName(
                        entry.key(), entry.name(), "a decision with two response classes or more", tailored);
            } else if (entry.value() instanceof Mapping classes) {
                all.put(entry.name(), classes(protocol.decision(entry.name()), classes));
            } else {
                findings.error(
                        entry.value(), entry.value().shown(), "a mapping from response classes to probabilities", "");
            }
        }
        return all;
    }

    private Map<String, Quantity> classes(Decision decision, Mapping mapping) {
        List<String> known =
                decision.classes().stream().map(Decision.ResponseClass::id).toList();
        var right = new LinkedHashMap<String, Quantity>();
        for (Mapping.Entry entry : mapping.entries()) {
            if (!known.contains(entry.name())) {
                findings.unknownName(entry.key(), entry.name(), "a response class of '" + decision.id() + "'", known);
                continue;
            }
            Quantity probability = formulas.probability(entry.value());
            if (probability != null) {
                right.put(entry.name(), probability);
            }
        }
        return right;
    }
}
