package org.stegvis.exchange.mapping;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.exchange.mapping.ColumnMapping.Participant;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Finding;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Limits;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.NearestName;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Scalar;
import org.stegvis.protocol.yaml.Shown;
import org.stegvis.protocol.yaml.Source;
import org.stegvis.protocol.yaml.YamlTree;

/// Reads mapping files. Never throws for what a file holds.
///
/// The format is described in `docs/reference/data.md`.
public final class MappingReader {
    private static final int VERSION = 1;

    private final Map<String, TrialColumns.Kind> kinds = new LinkedHashMap<>();
    private final Findings findings;

    private MappingReader(Protocol protocol, Findings findings) {
        this.findings = findings;
        TrialColumns.of(protocol).forEach(column -> kinds.put(column.name(), column.kind()));
    }

    /// Reads a mapping to the columns of a protocol.
    public static MappingReading read(Protocol protocol, Path file) {
        var findings = new Findings();
        return read(protocol, Source.read(file, Limits.withDefaults(), findings), findings);
    }

    /// Reads a text.
    ///
    /// @param name what findings call the file
    public static MappingReading read(Protocol protocol, String name, String text) {
        return read(protocol, Source.of(name, text), new Findings());
    }

    private static MappingReading read(Protocol protocol, @Nullable Source source, Findings findings) {
        Node root = source == null ? null : YamlTree.of(source, Limits.withDefaults(), findings);
        ColumnMapping mapping = root == null ? null : new MappingReader(protocol, findings).mapping(root);
        if (source == null || mapping == null || findings.hasErrors()) {
            return new MappingReading.Rejected(findings.all());
        }
        return new MappingReading.Accepted(mapping, findings.warnings(), source.sha256());
    }

    private @Nullable ColumnMapping mapping(Node root) {
        Fields fields = Fields.of(root, "a mapping file: mapping, participant, columns", findings);
        return fields == null ? null : mapping(fields);
    }

    private @Nullable ColumnMapping mapping(Fields fields) {
        version(fields);
        Participant participant = participant(fields);
        Node section = fields.required("columns");
        Map<String, ColumnMapping.Source> columns = section == null ? Map.of() : columns(section);
        fields.rejectOthers();
        return participant == null ? null : new ColumnMapping(participant, columns);
    }

    private void version(Fields fields) {
        Node node = fields.required("mapping");
        if (node != null && !(node instanceof Scalar scalar && scalar.number() == VERSION)) {
            findings.error(
                    node,
                    "version " + node.shown() + " of the format",
                    "version " + VERSION,
                    "This program reads version " + VERSION + " only.");
        }
    }

    private @Nullable Participant participant(Fields fields) {
        Node numbered = fields.optional("number-rows");
        if (numbered == null) {
            Node from = fields.required("participant");
            return from == null || !SourceReader.isName(from, findings)
                    ? null
                    : new Participant.From(SourceReader.column((Scalar) from));
        }
        if (!(numbered instanceof Scalar scalar && scalar.isTrue())) {
            findings.error(numbered, numbered.shown(), "true", "Leave the key out when there is a participant column.");
        }
        Node both = fields.optional("participant");
        if (both != null) {
            findings.error(both, "'participant' beside 'number-rows'", "one of the two", "");
        }
        return new Participant.RowNumber();
    }

    private Map<String, ColumnMapping.Source> columns(Node section) {
        if (!(section instanceof Mapping mapping) || mapping.entries().isEmpty()) {
            findings.error(section, section.shown(), "a mapping of columns of the protocol to columns of the file", "");
            return Map.of();
        }
        var columns = new LinkedHashMap<String, ColumnMapping.Source>();
        for (Mapping.Entry entry : mapping.entries()) {
            TrialColumns.Kind kind = kinds.get(entry.name());
            if (kind == null) {
                unknown(entry);
            } else {
                ColumnMapping.Source source = new SourceReader(kind, findings).read(entry.value());
                if (source != null) {
                    columns.put(entry.name(), source);
                }
            }
        }
        return columns;
    }

    private void unknown(Mapping.Entry entry) {
        findings.add(Finding.error(
                        entry.key().place(),
                        entry.value().path(),
                        Shown.quoted(entry.name()),
                        "a column of the protocol (" + Shown.list(kinds.keySet()) + ")",
                        "")
                .withNearest(NearestName.to(entry.name(), kinds.keySet())));
    }
}
