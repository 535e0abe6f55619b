package org.stegvis.protocol.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Analysis.Comparison;
import org.stegvis.protocol.Analysis.Outcome;
import org.stegvis.protocol.Analysis.Role;
import org.stegvis.protocol.Chronology;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.Text;
import org.stegvis.protocol.estimator.Estimator;
import org.stegvis.protocol.estimator.Regression;
import org.stegvis.protocol.estimator.Survival;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Scalar;

/// One planned analysis.
final class AnalysisReader {
    static final String REGIMES = "regimes";
    private static final Map<String, Role> ROLES = Map.of("primary", Role.PRIMARY, "secondary", Role.SECONDARY);

    private final Declarations declarations;
    private final List<DecisionNames> decisions;
    private final Chronology chronology;
    private final double trialAlpha;
    private final Findings findings;

    AnalysisReader(
            Declarations declarations,
            List<DecisionNames> decisions,
            Chronology chronology,
            double trialAlpha,
            Findings findings) {
        this.declarations = declarations;
        this.decisions = List.copyOf(decisions);
        this.chronology = chronology;
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
        Outcome outcome =
                new OutcomeReader(declarations, chronology, scope(0), findings).read(fields.required("outcome"));
        Node adjustNode = fields.optional("adjust");
        List<Reference> adjust =
                adjustNode == null ? List.of() : Expressions.references(adjustNode, scopeBefore(compare), findings);
        Estimator estimator = estimator(fields, compare, outcome);
        Double alpha = TrialSection.alpha(fields, trialAlpha, findings);
        Node roleNode = fields.optional("role");
        Role role = roleNode == null ? Role.SECONDARY : Choices.of(roleNode, ROLES, findings);
        fields.rejectOthers();
        if (compare == null
                || outcome == null
                || estimator == null
                || alpha == null
                || role == null
                || findings.errors() > errorsBefore) {
            return null;
        }
        return new Analysis(id, title, compare, outcome, adjust, estimator, alpha, role);
    }

    private @Nullable Estimator estimator(Fields fields, @Nullable Comparison compare, @Nullable Outcome outcome) {
        Node node = fields.optional("estimator");
        Measure measure = outcome == null ? null : declarations.measures().get(outcome.measure());
        boolean isTime = measure != null && measure.scale() instanceof Scale.TimeToEvent;
        Estimator estimator = node == null
                ? isTime ? Survival.withDefaults() : EstimatorReader.usual(compare, outcome)
                : new EstimatorReader(decisions, this::scope, findings).read(node);
        Node place = node == null ? fields.node() : node;
        if (estimator == null) {
            return null;
        }
        if (compare != null && !compare.isFor(estimator)) {
            findings.error(
                    place,
                    "'" + estimator.word() + "', which does not compare " + compare.what(),
                    "an estimator that does",
                    "");
            return null;
        }
        if (outcome != null && estimator.isOverTime() != outcome instanceof Outcome.OverTime) {
            findings.error(
                    place,
                    "'%s' with the outcome %s".formatted(estimator.word(), outcome),
                    estimator.isOverTime()
                            ? "an outcome over time, such as {measure: odi, visits: [baseline, week10, week52]}"
                            : "an outcome at one visit, such as odi@week52",
                    "");
            return null;
        }
        if (measure != null && estimator.method() instanceof Survival != isTime) {
            findings.error(
                    place,
                    "'%s' for '%s'".formatted(estimator.method().word(), measure.id()),
                    isTime
                            ? "'survival', for a time to an event"
                            : "another estimator; 'survival' is for a time to an event",
                    "");
            return null;
        }
        if (measure != null
                && estimator.method() instanceof Regression regression
                && !takes(regression.family(), measure.scale())) {
            findings.error(
                    place,
                    "'%s' for '%s'".formatted(regression.word(), measure.id()),
                    "an outcome that is " + regression.family().outcome(),
                    "");
            return null;
        }
        if (!estimator.isAdjusted() && fields.has("adjust")) {
            findings.error(
                    place,
                    "'" + estimator.word() + "' with 'adjust'",
                    "an estimator that takes covariates",
                    "Leave out 'adjust', or use weighted-replicated, g-computation or aipw.");
            return null;
        }
        return estimator;
    }

    /// Whether an outcome of this scale is one for a model.
    private static boolean takes(Regression.Family family, Scale scale) {
        return switch (scale) {
            case Scale.Binary binary -> family != Regression.Family.PROPORTIONAL_ODDS;
            case Scale.Count count -> family != Regression.Family.LOGISTIC;
            case Scale.Ordinal ordinal -> family == Regression.Family.PROPORTIONAL_ODDS;
            case Scale.Continuous continuous -> false;
            case Scale.Categories categories -> false;
            case Scale.TimeToEvent time -> false;
        };
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
