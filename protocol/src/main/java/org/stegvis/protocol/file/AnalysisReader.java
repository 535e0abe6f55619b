package org.stegvis.protocol.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Analysis.Comparison;
import org.stegvis.protocol.Analysis.Estimator;
import org.stegvis.protocol.Analysis.Outcome;
import org.stegvis.protocol.Analysis.Role;
import org.stegvis.protocol.Analysis.Weights;
import org.stegvis.protocol.Text;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Scalar;

/// One planned analysis.
final class AnalysisReader {
    static final String REGIMES = "regimes";
    private static final Map<String, Estimator> ESTIMATORS =
            Map.of("weighted-replicated", Estimator.WEIGHTED_REPLICATED, "ancova", Estimator.ANCOVA);
    private static final Map<String, Role> ROLES = Map.of("primary", Role.PRIMARY, "secondary", Role.SECONDARY);

    private final Declarations declarations;
    private final List<DecisionNames> decisions;
    private final double trialAlpha;
    private final Findings findings;

    AnalysisReader(Declarations declarations, List<DecisionNames> decisions, double trialAlpha, Findings findings) {
        this.declarations = declarations;
        this.decisions = List.copyOf(decisions);
        this.trialAlpha = trialAlpha;
        this.findings = findings;
    }

    @Nullable
    Analysis read(String id, Node node) {
        int errorsBefore = findings.errors();
        Fields fields = Fields.of(node, "a mapping with 'compare' and 'outcome'", findings);
        if (fields == null) {
            return null;
        }
        Text title = Titles.optional(fields, Text.of(id), findings);
        Comparison compare = comparison(fields);
        Outcome outcome = outcome(fields);
        Node adjustNode = fields.optional("adjust");
        List<Reference> adjust =
                adjustNode == null ? List.of() : Expressions.references(adjustNode, scopeBefore(compare), findings);
        Node estimatorNode = fields.optional("estimator");
        Estimator estimator =
                estimatorNode == null ? usualEstimator(compare) : Choices.of(estimatorNode, ESTIMATORS, findings);
        Node weightsNode = fields.optional("weights");
        Weights weights = weightsNode == null ? new Weights.Known() : weights(weightsNode);
        Double alpha = TrialSection.alpha(fields, trialAlpha, findings);
        Node roleNode = fields.optional("role");
        Role role = roleNode == null ? Role.SECONDARY : Choices.of(roleNode, ROLES, findings);
        fields.rejectOthers();
        if (compare == null
                || outcome == null
                || estimator == null
                || weights == null
                || alpha == null
                || role == null
                || findings.errors() > errorsBefore) {
            return null;
        }
        return new Analysis(id, title, compare, outcome, adjust, estimator, weights, alpha, role);
    }

    private static Estimator usualEstimator(@Nullable Comparison compare) {
        return compare instanceof Comparison.Options ? Estimator.ANCOVA : Estimator.WEIGHTED_REPLICATED;
    }

    private @Nullable Comparison comparison(Fields fields) {
        Node node = fields.required("compare");
        Node groups = fields.optional("groups");
        if (node == null) {
            return null;
        }
        if (node instanceof Scalar scalar && scalar.text().equals(REGIMES)) {
            if (groups != null) {
                findings.error(
                        groups, "'groups' beside 'compare: regimes'", "groups of the options of one decision", "");
            }
            return new Comparison.Regimes();
        }
        String name = node instanceof Scalar scalar ? scalar.text() : "";
        for (DecisionNames decision : decisions) {
            if (decision.id().equals(name)) {
                return new Comparison.Options(name, groups == null ? Map.of() : groups(groups, decision));
            }
        }
        var known = new ArrayList<>(decisions.stream().map(DecisionNames::id).toList());
        known.add(REGIMES);
        findings.unknownName(node, name, "a decision, or 'regimes'", known);
        return null;
    }

    private Map<String, List<String>> groups(Node node, DecisionNames decision) {
        var options = new Declared<String>("an option of '" + decision.id() + "'");
        decision.options().forEach(option -> options.add(option, option));
        var groups = new LinkedHashMap<String, List<String>>();
        if (!(node instanceof Mapping mapping) || mapping.entries().size() < 2) {
            findings.error(node, node.shown(), "two or more groups of options, {name: [options]}", "");
            return groups;
        }
        var grouped = new ArrayList<String>();
        for (Mapping.Entry entry : mapping.entries()) {
            String name = NameRule.declared(entry.key(), findings);
            List<String> members = options.referredList(entry.value(), findings);
            for (String member : members) {
                if (grouped.contains(member)) {
                    findings.error(entry.value(), "'" + member + "' in a second group", "each option in one group", "");
                }
            }
            if (members.isEmpty() && decision.isSound()) {
                findings.error(entry.value(), "a group without options", "at least one option", "");
            }
            grouped.addAll(members);
            groups.put(name == null ? entry.name() : name, members);
        }
        return groups;
    }

    private @Nullable Outcome outcome(Fields fields) {
        Node node = fields.required("outcome");
        Reference reference = node == null ? null : Expressions.reference(node, scope(0), findings);
        if (reference instanceof Reference.Measured(var measure, var visit)) {
            return new Outcome(measure, visit);
        }
        if (node != null && reference != null) {
            findings.error(node, node.shown(), "a measure at a visit, such as odi@week52", "");
        }
        return null;
    }

    private @Nullable Weights weights(Node node) {
        if (!(node instanceof Mapping mapping)) {
            return Choices.of(
                    node,
                    Map.<String, Weights>of("known", new Weights.Known(), "observed", new Weights.Observed()),
                    findings);
        }
        List<String> ids = decisions.stream().map(DecisionNames::id).toList();
        var covariates = new LinkedHashMap<String, List<Reference>>();
        for (Mapping.Entry entry : mapping.entries()) {
            int index = ids.indexOf(entry.name());
            if (index < 0) {
                findings.unknownName(entry.key(), entry.name(), "a decision", ids);
            } else {
                covariates.put(entry.name(), Expressions.references(entry.value(), scope(index), findings));
            }
        }
        if (mapping.entries().isEmpty()) {
            findings.error(node, node.shown(), "known, observed, or covariates for each decision", "");
        }
        return new Weights.Modelled(covariates);
    }

    /// Covariates of a comparison may name the decisions before it; those of regimes none.
    private ProtocolScope scopeBefore(@Nullable Comparison compare) {
        int count = 0;
        if (compare instanceof Comparison.Options(var decision, var groups)) {
            while (!decisions.get(count).id().equals(decision)) {
                count++;
            }
        }
        return scope(count);
    }

    private ProtocolScope scope(int decisionsBefore) {
        return ProtocolScope.outside(
                declarations,
                decisions.subList(0, decisionsBefore),
                decisions.stream().map(DecisionNames::id).toList());
    }
}
