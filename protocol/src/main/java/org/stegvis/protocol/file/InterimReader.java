package org.stegvis.protocol.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Interim;
import org.stegvis.protocol.Interim.Futility;
import org.stegvis.protocol.Interim.Spending;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.Node;

/// `interim:`, when the data are looked at before the trial ends.
final class InterimReader {
    private static final Map<String, String> METHODS =
            Map.of("obrien-fleming", "", "pocock", "", "kim-demets", "rho", "hwang", "gamma");
    private static final Map<String, Futility.Kind> KINDS =
            Map.of("binding", Futility.Kind.BINDING, "non-binding", Futility.Kind.NON_BINDING);

    private final List<Analysis> analyses;
    private final List<Decision> decisions;
    private final Supplier<List<String>> regimes;
    private final ProtocolScope scope;
    private final Findings findings;

    /// @param regimes ids of the embedded regimes; none where they cannot be told
    /// @param scope what is known of a participant before the first decision
    InterimReader(
            List<Analysis> analyses,
            List<Decision> decisions,
            Supplier<List<String>> regimes,
            ProtocolScope scope,
            Findings findings) {
        this.regimes = regimes;
        this.scope = scope;
        this.analyses = List.copyOf(analyses);
        this.decisions = List.copyOf(decisions);
        this.findings = findings;
    }

    /// Null, with findings, when something is wrong.
    @Nullable
    Interim read(Node node) {
        int errorsBefore = findings.errors();
        Fields fields = Fields.of(node, "a mapping with 'analysis', 'looks' and 'spending'", findings);
        if (fields == null) {
            return null;
        }
        Analysis analysis = analysis(fields);
        List<Double> looks = looks(fields);
        Spending spending = spending(fields.required("spending"));
        Node futilityNode = fields.optional("futility");
        Futility futility = futilityNode == null ? null : futility(futilityNode, analysis);
        Node changeNode = fields.optional("change");
        Interim.Change change = changeNode == null || analysis == null
                ? null
                : new ChangeReader(scope, findings).read(changeNode, sides(analysis), compared(analysis));
        if (changeNode != null && (looks.size() != 2 || futilityNode != null)) {
            findings.error(
                    changeNode,
                    "'change' with %d looks%s".formatted(looks.size(), futilityNode == null ? "" : " and futility"),
                    "two looks and no futility",
                    "");
        }
        fields.rejectOthers();
        return analysis == null || spending == null || findings.errors() > errorsBefore
                ? null
                : new Interim(analysis.id(), looks, spending, futility, change);
    }

    private @Nullable Analysis analysis(Fields fields) {
        String id = fields.requiredText("analysis");
        Node node = fields.optional("analysis");
        if (id == null || node == null) {
            return null;
        }
        for (Analysis each : analyses) {
            if (each.id().equals(id)) {
                return each;
            }
        }
        findings.unknownName(
                node, id, "an analysis", analyses.stream().map(Analysis::id).toList());
        return null;
    }

    private List<Double> looks(Fields fields) {
        Node node = fields.required("looks");
        List<Node> items = node == null ? null : Expect.items(node, "a list of information fractions", findings);
        var looks = new ArrayList<Double>();
        if (node == null || items == null) {
            return looks;
        }
        double before = 0;
        for (Node item : items) {
            Double look = Expect.number(item, 0, 1, findings);
            if (look == null) {
                return looks;
            }
            if (look <= before) {
                findings.error(item, item.shown(), "a fraction above the one before it", "");
                return looks;
            }
            looks.add(look);
            before = look;
        }
        if (before != 1) {
            findings.error(node, "looks without the last one", "information fractions that rise to 1", "");
        }
        return looks;
    }

    private @Nullable Spending spending(@Nullable Node node) {
        if (node == null) {
            return null;
        }
        if (!(node instanceof Mapping)) {
            String method = Choices.of(node, Map.of("obrien-fleming", "obrien-fleming", "pocock", "pocock"), findings);
            return method == null ? null : spending(method, 0);
        }
        Fields fields = Fields.of(node, "a spending function", findings);
        if (fields == null) {
            return null;
        }
        Node methodNode = fields.required("method");
        String parameter = methodNode == null ? null : Choices.of(methodNode, METHODS, findings);
        if (methodNode == null || parameter == null) {
            return null;
        }
        Double value = switch (parameter) {
            case "rho" -> fields.requiredNumber("rho", 0.01, 100);
            case "gamma" -> fields.requiredNumber("gamma", -100, 100);
            default -> 0.0;
        };
        fields.rejectOthers();
        String method = Expect.text(methodNode, findings);
        return value == null || method == null ? null : spending(method, value);
    }

    private static Spending spending(String method, double value) {
        return switch (method) {
            case "obrien-fleming" -> new Spending.ObrienFleming();
            case "pocock" -> new Spending.Pocock();
            case "kim-demets" -> new Spending.KimDeMets(value);
            case "hwang" -> new Spending.Hwang(value);
            default -> throw new IllegalStateException("'" + method + "' was let through as a method of spending.");
        };
    }

    /// The options that an analysis compares; none where it compares regimes.
    private List<String> compared(Analysis analysis) {
        return switch (analysis.compare()) {
            case Analysis.Comparison.Regimes all -> regimes.get();
            case Analysis.Comparison.Options options -> List.of();
        };
    }

    private List<String> sides(Analysis analysis) {
        return switch (analysis.compare()) {
            case Analysis.Comparison.Regimes regimes -> List.of();
            case Analysis.Comparison.Options options
            when !options.groups().isEmpty() -> List.copyOf(options.groups().keySet());
            case Analysis.Comparison.Options options ->
                decisions.stream()
                        .filter(each -> each.id().equals(options.decision()))
                        .flatMap(each -> TrialColumns.options(each).stream())
                        .toList();
        };
    }

    private @Nullable Futility futility(Node node, @Nullable Analysis analysis) {
        if (analysis != null && analysis.compare() instanceof Analysis.Comparison.Regimes) {
            findings.error(
                    node,
                    "'futility' for an analysis that compares regimes",
                    "an analysis of two options, or no futility",
                    "The test of all regimes has no direction.");
            return null;
        }
        if (analysis != null && sides(analysis).size() > 2) {
            findings.error(
                    node,
                    "'futility' for an analysis that compares %d options"
                            .formatted(sides(analysis).size()),
                    "an analysis of two options, or no futility",
                    "The test that all options are equal has no direction.");
            return null;
        }
        Fields fields = Fields.of(node, "a mapping with 'spending' and 'power'", findings);
        if (fields == null) {
            return null;
        }
        Spending spending = spending(fields.required("spending"));
        Double power = fields.requiredNumber("power", 0.51, 0.999);
        Node kindNode = fields.optional("kind");
        Futility.Kind kind = kindNode == null ? Futility.Kind.NON_BINDING : Choices.of(kindNode, KINDS, findings);
        fields.rejectOthers();
        return spending == null || power == null || kind == null ? null : new Futility(spending, power, kind);
    }
}
