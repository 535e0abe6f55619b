package org.stegvis.exchange.published;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.stegvis.exchange.published.PublishedValue.Interval;
import org.stegvis.exchange.published.PublishedValue.Sign;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.regime.EmbeddedRegimes;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Scalar;

/// Reads one published value: `{analysis: a, of: pt, versus: cbt, sign: benefit, estimate: 2.8, interval: {…}}`.
final class PublishedValueReader {
    private final Protocol protocol;
    private final Findings findings;

    PublishedValueReader(Protocol protocol, Findings findings) {
        this.protocol = protocol;
        this.findings = findings;
    }

    @Nullable
    PublishedValue read(Node node) {
        Fields fields = Fields.of(node, "a published value: analysis, of, versus, sign, estimate, interval", findings);
        if (fields == null) {
            return null;
        }
        Analysis analysis = analysis(fields.required("analysis"));
        String of = side(fields.required("of"), analysis);
        Node other = fields.optional("versus");
        String versus = other == null ? null : side(other, analysis);
        Sign sign = sign(other == null ? fields.optional("sign") : fields.required("sign"), analysis, other != null);
        Node printed = fields.required("estimate");
        BigDecimal estimate = printed == null ? null : number(printed);
        Node section = fields.optional("interval");
        Interval interval = section == null ? null : interval(section);
        fields.rejectOthers();
        if (analysis == null || of == null || sign == null || estimate == null || printed == null) {
            return null;
        }
        var value = new PublishedValue(analysis.id(), of, versus, sign, estimate, interval);
        if (value.isFarFromMiddle()) {
            findings.warning(
                    printed,
                    "%s, far from the middle of its interval (%s)".formatted(estimate, value.middle()),
                    "an estimate near the middle",
                    "Compare with the source; if it is printed so, leave it: the report flags it.");
        }
        return value;
    }

    private @Nullable Analysis analysis(@Nullable Node node) {
        String id = node == null ? null : Expect.text(node, findings);
        if (node == null || id == null) {
            return null;
        }
        for (Analysis each : protocol.analyses()) {
            if (each.id().equals(id)) {
                return each;
            }
        }
        findings.unknownName(
                node,
                id,
                "an analysis",
                protocol.analyses().stream().map(Analysis::id).toList());
        return null;
    }

    private @Nullable String side(@Nullable Node node, @Nullable Analysis analysis) {
        String name = node == null ? null : Expect.text(node, findings);
        if (node == null || name == null || analysis == null) {
            return null;
        }
        List<String> known = sides(analysis);
        if (!known.contains(name)) {
            findings.unknownName(node, name, "a side of the analysis", known);
            return null;
        }
        return name;
    }

    private List<String> sides(Analysis analysis) {
        return switch (analysis.compare()) {
            case Analysis.Comparison.Regimes all ->
                EmbeddedRegimes.of(protocol).stream()
                        .map(regime -> regime.id().text())
                        .toList();
            case Analysis.Comparison.Options(var decision, var groups) ->
                groups.isEmpty() ? TrialColumns.options(protocol.decision(decision)) : List.copyOf(groups.keySet());
        };
    }

    /// The sign of a contrast must be said, as there is no custom that all follow.
    private @Nullable Sign sign(@Nullable Node node, @Nullable Analysis analysis, boolean isContrast) {
        if (node == null) {
            return isContrast ? null : Sign.DIFFERENCE;
        }
        String text = Expect.text(node, findings);
        if (text == null) {
            return null;
        }
        for (Sign each : Sign.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(text) && isContrast) {
                boolean hasBetter = analysis == null
                        || protocol.measure(analysis.outcome().measure()).better() != Measure.Direction.NEITHER;
                if (each == Sign.BENEFIT && !hasBetter) {
                    findings.error(node, "'benefit'", "'difference'", "The measure has no better direction.");
                }
                return each;
            }
        }
        findings.error(
                node,
                node.shown(),
                isContrast
                        ? "'difference' (of less versus) or 'benefit' (positive favours 'of')"
                        : "no sign beside a value without 'versus'",
                "");
        return null;
    }

    private @Nullable Interval interval(Node node) {
        Fields fields = Fields.of(node, "an interval: {lower: NUMBER, upper: NUMBER, level: NUMBER}", findings);
        if (fields == null) {
            return null;
        }
        Node low = fields.required("lower");
        Node high = fields.required("upper");
        BigDecimal lower = low == null ? null : number(low);
        BigDecimal upper = high == null ? null : number(high);
        Double level = fields.requiredNumber("level", 0.5, 0.9999);
        fields.rejectOthers();
        if (lower == null || upper == null || level == null) {
            return null;
        }
        if (lower.compareTo(upper) > 0) {
            findings.error(node, "an interval from %s to %s".formatted(lower, upper), "the lower end first", "");
            return null;
        }
        return new Interval(lower, upper, level);
    }

    private @Nullable BigDecimal number(Node node) {
        if (node instanceof Scalar scalar && scalar.text().matches("[+-]?\\d{1,12}(\\.\\d{1,12})?")) {
            return new BigDecimal(scalar.text());
        }
        findings.error(node, node.shown(), "a number as printed, such as -0.29", "");
        return null;
    }
}
