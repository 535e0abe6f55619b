package org.stegvis.exchange.mapping;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stegvis.exchange.mapping.ColumnMapping.SourceColumn;
import org.stegvis.protocol.data.TrialColumns.Kind;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Finding;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.NearestName;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Scalar;
import org.stegvis.protocol.yaml.Sequence;
import org.stegvis.protocol.yaml.Shown;

/// Reads where the values of one column come from: `{from: a1, values: {-1: pt, 1: cbt}}`.
final class SourceReader {
    private final Kind kind;
    private final Findings findings;

    SourceReader(Kind kind, Findings findings) {
        this.kind = kind;
        this.findings = findings;
    }

    static SourceColumn column(Scalar name) {
        return new SourceColumn(name.text(), name.place());
    }

    /// Whether a node can be the name of a column of a file; a finding when not. Numbers can.
    static boolean isName(Node node, Findings findings) {
        if (node instanceof Scalar scalar && !scalar.text().isEmpty()) {
            return true;
        }
        findings.error(node, node.shown(), "the name of a column of the file", "");
        return false;
    }

    ColumnMapping.@Nullable Source read(Node node) {
        Fields fields = Fields.of(node, "a mapping with from: {from: NAME}", findings);
        if (fields == null) {
            return null;
        }
        Node from = fields.required("from");
        Node values = fields.optional("values");
        Map<String, String> recoding = values == null ? Map.of() : recoding(values);
        Node missing = fields.optional("missing");
        Set<String> missingValues = missing == null ? Set.of() : texts(missing);
        Node when = fields.optional("when");
        Map<SourceColumn, Set<String>> conditions = when == null ? Map.of() : conditions(when);
        fields.rejectOthers();
        return from == null || !isName(from, findings)
                ? null
                : new ColumnMapping.Source(column((Scalar) from), recoding, missingValues, conditions);
    }

    private Map<String, String> recoding(Node node) {
        var recoding = new LinkedHashMap<String, String>();
        for (Mapping.Entry entry : entries(node, "a mapping of values of the file to values of the protocol")) {
            if (entry.value() instanceof Scalar target) {
                String meaning = target.isNull() ? "" : target.text();
                checkMeaning(target, meaning);
                recoding.put(entry.name(), meaning);
            } else {
                findings.error(entry.value(), entry.value().shown(), "one value", "");
            }
        }
        return recoding;
    }

    private void checkMeaning(Scalar target, String meaning) {
        if (meaning.isEmpty()) {
            return;
        }
        switch (kind) {
            case Kind.OneOf(var levels) -> {
                if (!levels.contains(meaning) && !meaning.equals(Reference.NO_OPTION)) {
                    findings.add(Finding.error(
                                    target.place(),
                                    target.path(),
                                    Shown.quoted(meaning),
                                    "one of " + Shown.list(levels),
                                    "Write ~ where the value says that nothing is known.")
                            .withNearest(NearestName.to(meaning, levels)));
                }
            }
            case Kind.YesNo yesNo -> {
                if (target.number() != 0 && target.number() != 1 && target.kind() != Scalar.Kind.BOOLEAN) {
                    findings.error(target, target.shown(), "1 (yes), 0 (no) or ~ (not known)", "");
                }
            }
            case Kind.Number number -> {
                if (!Double.isFinite(target.number())) {
                    findings.error(target, target.shown(), "a number, or ~ (not known)", "");
                }
            }
        }
    }

    private Map<SourceColumn, Set<String>> conditions(Node node) {
        var conditions = new LinkedHashMap<SourceColumn, Set<String>>();
        for (Mapping.Entry entry : entries(node, "a mapping of columns of the file to values: {r: 0}")) {
            conditions.put(column(entry.key()), texts(entry.value()));
        }
        return conditions;
    }

    private List<Mapping.Entry> entries(Node node, String expected) {
        if (node instanceof Mapping mapping && !mapping.entries().isEmpty()) {
            return mapping.entries();
        }
        findings.error(node, node.shown(), expected, "");
        return List.of();
    }

    /// The texts of a value or of a list of values.
    private Set<String> texts(Node node) {
        List<Node> items = switch (node) {
            case Scalar scalar -> List.of(scalar);
            case Sequence sequence -> sequence.items();
            case Mapping mapping -> List.of(mapping);
        };
        var texts = new LinkedHashSet<String>();
        for (Node item : items) {
            if (item instanceof Scalar scalar) {
                texts.add(scalar.isNull() ? "" : scalar.text());
            } else {
                findings.error(item, item.shown(), "a value, or a list of values", "");
            }
        }
        return texts;
    }
}
