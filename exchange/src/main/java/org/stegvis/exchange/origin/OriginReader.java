package org.stegvis.exchange.origin;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Criterion;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Limits;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Scalar;
import org.stegvis.protocol.yaml.Source;
import org.stegvis.protocol.yaml.YamlTree;

/// Reads origin files, and holds them against the data that they stand beside. Never throws for what a file holds.
///
/// The format is described in `docs/reference/data.md`.
public final class OriginReader {
    private static final int VERSION = 1;

    private final Protocol protocol;
    private final String dataSha256;
    private final int participants;
    private final Findings findings;

    private OriginReader(Protocol protocol, String dataSha256, int participants, Findings findings) {
        this.protocol = protocol;
        this.dataSha256 = dataSha256;
        this.participants = participants;
        this.findings = findings;
    }

    /// Reads a file, and rejects one that was written for other data.
    ///
    /// @param dataSha256 of the bytes of the data file
    /// @param participants rows of the data
    public static OriginReading read(Protocol protocol, Path file, String dataSha256, int participants) {
        var findings = new Findings();
        Source source = Source.read(file, Limits.withDefaults(), findings);
        return read(protocol, source, dataSha256, participants, findings);
    }

    /// Reads a text.
    ///
    /// @param name what findings call the file
    public static OriginReading read(Protocol protocol, String name, String text, String dataSha256, int participants) {
        return read(protocol, Source.of(name, text), dataSha256, participants, new Findings());
    }

    private static OriginReading read(
            Protocol protocol, @Nullable Source source, String dataSha256, int participants, Findings findings) {
        Node root = source == null ? null : YamlTree.of(source, Limits.withDefaults(), findings);
        Origin origin =
                root == null ? null : new OriginReader(protocol, dataSha256, participants, findings).origin(root);
        return origin == null || findings.hasErrors()
                ? new OriginReading.Rejected(findings.all())
                : new OriginReading.Accepted(origin, findings.warnings());
    }

    private @Nullable Origin origin(Node root) {
        Fields fields = Fields.of(root, "an origin file: origin, data, made-up, screening", findings);
        if (fields == null) {
            return null;
        }
        fields.requiredInteger("origin", VERSION, VERSION);
        sameData(fields);
        Node madeUp = fields.optional("made-up");
        Node screening = fields.optional("screening");
        fields.rejectOthers();
        return new Origin(madeUp == null ? null : madeUp(madeUp), screening == null ? null : screening(screening));
    }

    private void sameData(Fields fields) {
        Node node = fields.optional("data");
        if (node != null && !(node instanceof Scalar scalar && scalar.text().equals(dataSha256))) {
            findings.error(
                    node,
                    node.shown(),
                    "the SHA-256 of the data file beside it, " + dataSha256,
                    "The data were changed or replaced after this file was written: write both again, or take this file away.");
        }
    }

    private Origin.@Nullable MadeUp madeUp(Node node) {
        Fields fields = Fields.of(node, "the simulation: {scenario: SHA-256, seed: NUMBER}", findings);
        if (fields == null) {
            return null;
        }
        String scenario = fields.requiredText("scenario");
        Long seed = seed(fields.required("seed"));
        fields.rejectOthers();
        return scenario == null || seed == null ? null : new Origin.MadeUp(scenario, seed);
    }

    private @Nullable Long seed(@Nullable Node node) {
        if (node == null) {
            return null;
        }
        if (node instanceof Scalar scalar) {
            try {
                return Long.valueOf(scalar.text());
            } catch (NumberFormatException notWhole) {
                findings.error(node, node.shown(), "a whole number", "");
                return null;
            }
        }
        findings.error(node, node.shown(), "a whole number", "");
        return null;
    }

    private @Nullable Screening screening(Node node) {
        Fields fields = Fields.of(node, "counts: assessed, not-eligible, not-met, declined, not-told", findings);
        if (fields == null) {
            return null;
        }
        Integer assessed = fields.requiredInteger("assessed", 0, Integer.MAX_VALUE);
        Integer ineligible = fields.requiredInteger("not-eligible", 0, Integer.MAX_VALUE);
        Integer declined = fields.requiredInteger("declined", 0, Integer.MAX_VALUE);
        Integer untold = fields.optionalInteger("not-told", 0, Integer.MAX_VALUE);
        Node notMet = fields.optional("not-met");
        Map<String, Integer> byCriterion =
                notMet == null ? Map.of() : byCriterion(notMet, ineligible == null ? 0 : ineligible);
        fields.rejectOthers();
        if (assessed == null || ineligible == null || declined == null || findings.hasErrors()) {
            return null;
        }
        long enrolled = (long) assessed - ineligible - declined - (untold == null ? 0 : untold);
        if (enrolled != participants) {
            findings.error(
                    node,
                    "%d assessed less those not enrolled, which leaves %d".formatted(assessed, enrolled),
                    "the %d participants of the data".formatted(participants),
                    "Correct a count.");
            return null;
        }
        return new Screening(assessed, ineligible, byCriterion, declined, untold == null ? 0 : untold);
    }

    private Map<String, Integer> byCriterion(Node node, int ineligible) {
        List<String> known = protocol.eligibility().stream().map(Criterion::id).toList();
        if (!(node instanceof Mapping mapping)) {
            findings.error(node, node.shown(), "a mapping of criteria of the protocol to counts", "");
            return Map.of();
        }
        var counts = new LinkedHashMap<String, Integer>();
        for (Mapping.Entry entry : mapping.entries()) {
            if (!known.contains(entry.name())) {
                findings.unknownName(entry.key(), entry.name(), "a criterion", known);
            }
            Integer count = Expect.integer(entry.value(), 0, ineligible, findings);
            if (count != null) {
                counts.put(entry.name(), count);
            }
        }
        return counts;
    }
}
