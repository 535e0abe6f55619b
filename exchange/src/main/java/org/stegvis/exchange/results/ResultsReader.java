package org.stegvis.exchange.results;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Limits;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Scalar;
import org.stegvis.protocol.yaml.Source;
import org.stegvis.protocol.yaml.YamlTree;

/// Reads results documents back. Each mistake is told with its line and column: JSON is YAML, and that reader knows
/// places.
public final class ResultsReader {
    private static final Limits LIMITS = new Limits(16 << 20, 50, 1_000_000);

    private final Findings findings;

    private ResultsReader(Findings findings) {
        this.findings = findings;
    }

    public static ResultsReading read(Path file) {
        var findings = new Findings();
        return read(Source.read(file, LIMITS, findings), findings);
    }

    /// Reads a text.
    ///
    /// @param name what findings call it
    public static ResultsReading read(String name, String text) {
        return read(Source.of(name, text), new Findings());
    }

    private static ResultsReading read(@Nullable Source source, Findings findings) {
        Node root = source == null ? null : YamlTree.of(source, LIMITS, findings);
        ResultsDocument document = root == null ? null : new ResultsReader(findings).document(root);
        if (source == null || document == null || findings.hasErrors()) {
            return new ResultsReading.Rejected(findings.all());
        }
        return new ResultsReading.Accepted(document, source.sha256());
    }

    private @Nullable ResultsDocument document(Node root) {
        Fields fields = Fields.of(root, "a results document", findings);
        if (fields == null) {
            return null;
        }
        Node version = fields.required("stegvis-results");
        if (version != null && !(version instanceof Scalar scalar && isRead(scalar.number()))) {
            findings.error(version, "version " + version.shown(), "version 1 or " + ResultsWriter.VERSION, "");
        }
        Node protocolNode = fields.required("protocol");
        Fields protocol = protocolNode == null ? null : Fields.of(protocolNode, "id and sha256", findings);
        String id = protocol == null ? null : protocol.requiredText("id");
        Node dataNode = fields.required("data");
        Fields data = dataNode == null ? null : Fields.of(dataNode, "participants and their origin", findings);
        Integer participants = data == null ? null : data.requiredInteger("participants", 0, Integer.MAX_VALUE);
        List<ResultsDocument.Analysis> analyses = analyses(fields);
        LocalDate created = created(fields);
        if (id == null || data == null || participants == null) {
            return null;
        }
        return new ResultsDocument(id, participants, created, data.has("scenario-sha256"), analyses);
    }

    /// Version 2 adds what the coefficients say of one person, which is not read here.
    private static boolean isRead(double version) {
        return version == 1 || version == ResultsWriter.VERSION;
    }

    private @Nullable LocalDate created(Fields fields) {
        Node node = fields.optional("created");
        String text = node == null ? null : Expect.text(node, findings);
        if (node == null || text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toLocalDate();
        } catch (DateTimeParseException noTime) {
            findings.error(node, node.shown(), "a date with time, as 2026-04-21T12:00:00Z", "");
            return null;
        }
    }

    private List<ResultsDocument.Analysis> analyses(Fields fields) {
        Node node = fields.required("analyses");
        List<Node> items = node == null ? null : Expect.items(node, "a list of analyses", findings);
        var analyses = new ArrayList<ResultsDocument.Analysis>();
        for (Node item : items == null ? List.<Node>of() : items) {
            Fields analysis = Fields.of(item, "an analysis", findings);
            ResultsDocument.Analysis read = analysis == null ? null : analysis(analysis);
            if (read != null) {
                analyses.add(read);
            }
        }
        return analyses;
    }

    private ResultsDocument.@Nullable Analysis analysis(Fields fields) {
        String id = fields.requiredText("id");
        String title = fields.requiredText("title");
        String outcome = fields.requiredText("outcome");
        Integer n = fields.requiredInteger("n", 0, Integer.MAX_VALUE);
        Node none = fields.optional("not-estimable");
        Fields why = none == null ? null : Fields.of(none, "code and reason", findings);
        String reason = why == null ? null : why.requiredText("reason");
        var contrasts = new ArrayList<ResultsDocument.Contrast>();
        boolean isAtVisit = isAtVisit(fields);
        for (Fields each : each(fields, "contrasts", none == null)) {
            ResultsDocument.Contrast contrast = isAtVisit ? contrast(each) : null;
            if (contrast != null) {
                contrasts.add(contrast);
            }
        }
        var ratios = new ArrayList<ResultsDocument.OddsRatio>();
        for (Fields each : each(fields, "odds-ratios", false)) {
            ResultsDocument.OddsRatio ratio = ratio(each);
            if (ratio != null) {
                ratios.add(ratio);
            }
        }
        return id == null || title == null || outcome == null || n == null
                ? null
                : new ResultsDocument.Analysis(id, title, outcome, n, contrasts, ratios, reason);
    }

    /// Contrasts of anything else than the outcome at a visit, such as the area under its curve, are not read.
    private boolean isAtVisit(Fields fields) {
        Node node = fields.optional("quantity");
        Fields quantity = node == null ? null : Fields.of(node, "a quantity", findings);
        String kind = quantity == null ? null : quantity.requiredText("kind");
        return kind == null || kind.equals("at-visit");
    }

    private List<Fields> each(Fields fields, String key, boolean isRequired) {
        Node node = isRequired ? fields.required(key) : fields.optional(key);
        List<Node> items = node == null ? null : Expect.items(node, "a list", findings);
        var all = new ArrayList<Fields>();
        for (Node item : items == null ? List.<Node>of() : items) {
            Fields one = Fields.of(item, "an estimate", findings);
            if (one != null) {
                all.add(one);
            }
        }
        return all;
    }

    /// Null, without a finding, when the document says that it is not estimable.
    private ResultsDocument.@Nullable Contrast contrast(Fields fields) {
        String of = fields.requiredText("of");
        String versus = fields.requiredText("versus");
        if (fields.has("not-estimable") || of == null || versus == null) {
            return null;
        }
        Double estimate = number(fields, "estimate");
        Double se = fields.requiredNumber("se", 0, Double.MAX_VALUE);
        Double lower = number(fields, "lower");
        Double upper = number(fields, "upper");
        Double level = fields.requiredNumber("level", 0, 1);
        return estimate == null || se == null || lower == null || upper == null || level == null
                ? null
                : new ResultsDocument.Contrast(of, versus, estimate, se, lower, upper, level);
    }

    private ResultsDocument.@Nullable OddsRatio ratio(Fields fields) {
        String of = fields.requiredText("of");
        String versus = fields.requiredText("versus");
        if (fields.has("not-estimable") || of == null || versus == null) {
            return null;
        }
        Double ratio = fields.requiredNumber("ratio", Double.MIN_VALUE, Double.MAX_VALUE);
        Double logSe = fields.optionalNumber("log-se", Double.MIN_VALUE, Double.MAX_VALUE);
        Double lower = fields.requiredNumber("lower", Double.MIN_VALUE, Double.MAX_VALUE);
        Double upper = fields.requiredNumber("upper", Double.MIN_VALUE, Double.MAX_VALUE);
        Double level = fields.requiredNumber("level", 0, 1);
        return ratio == null || lower == null || upper == null || level == null
                ? null
                : new ResultsDocument.OddsRatio(of, versus, ratio, logSe, lower, upper, level);
    }

    private @Nullable Double number(Fields fields, String key) {
        return fields.requiredNumber(key, -Double.MAX_VALUE, Double.MAX_VALUE);
    }
}
