package org.stegvis.protocol.file;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.Node;

/// The decisions that visits are counted from, and to whom such visits come. Read when the decisions are known.
final class VisitAnchors {
    private final Declarations declarations;
    private final List<DecisionNames> decisions;
    private final Collection<String> allDecisions;
    private final Findings findings;

    VisitAnchors(
            Declarations declarations,
            List<DecisionNames> decisions,
            Collection<String> allDecisions,
            Findings findings) {
        this.declarations = declarations;
        this.decisions = decisions;
        this.allDecisions = allDecisions;
        this.findings = findings;
    }

    /// Puts the visits with their conditions into the declarations.
    void read(@Nullable Node section) {
        if (section instanceof Mapping mapping) {
            for (Mapping.Entry entry : mapping.entries()) {
                Visit visit = declarations.visits().get(entry.name());
                if (visit != null && visit.after() != null && entry.value() instanceof Mapping described) {
                    read(visit, visit.after(), described);
                }
            }
        }
    }

    private void read(Visit visit, String after, Mapping described) {
        Node afterNode = described.get("after");
        if (!allDecisions.contains(after)) {
            findings.unknownName(afterNode == null ? described : afterNode, after, "a decision", allDecisions);
            return;
        }
        Node whenNode = described.get("when");
        Condition when = whenNode == null ? Condition.ALWAYS : condition(whenNode, after);
        if (when != null) {
            var whole =
                    new Visit(visit.id(), visit.title(), after, visit.week(), when, visit.window(), visit.collect());
            declarations.visits().add(visit.id(), whole);
        }
    }

    private @Nullable Condition condition(Node node, String after) {
        var upTo = new ArrayList<DecisionNames>();
        for (DecisionNames decision : decisions) {
            upTo.add(decision);
            if (decision.id().equals(after)) {
                break;
            }
        }
        var scope = ProtocolScope.outside(declarations, upTo, allDecisions);
        Condition when = Expressions.condition(node, scope, findings);
        for (Reference reference : when == null ? List.<Reference>of() : when.references()) {
            if (!(reference instanceof Reference.OptionAt || reference instanceof Reference.ClassAt)) {
                findings.error(
                        node,
                        "'" + reference + "'",
                        "options and classes of decisions up to '" + after + "'",
                        "What is measured may be late or be corrected; whether a visit comes must not hang on that.");
                return null;
            }
        }
        return when;
    }
}
