package org.stegvis.protocol.file;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Finding;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.NearestName;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Scalar;

/// The scale of a measure or a characteristic.
final class Scales {
    private static final List<String> KINDS =
            List.of("binary", "count", "continuous", "ordinal", "categories", "time-to-event");
    private static final String EXPECTED =
            "binary, count, {continuous: {min, max}}, {ordinal: {from, to}}, {categories: [ ]} or {time-to-event: {unit}}";

    private Scales() {}

    static @Nullable Scale read(Node node, Findings findings) {
        if (node instanceof Scalar scalar) {
            return switch (scalar.text()) {
                case "binary" -> new Scale.Binary();
                case "count" -> new Scale.Count();
                case "continuous" -> new Scale.Continuous(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
                default -> {
                    findings.add(Finding.error(node.place(), node.path(), node.shown(), EXPECTED, "")
                            .withNearest(NearestName.to(scalar.text(), KINDS)));
                    yield null;
                }
            };
        }
        if (!(node instanceof Mapping mapping) || mapping.entries().size() != 1) {
            findings.error(node, node.shown(), EXPECTED, "");
            return null;
        }
        Mapping.Entry entry = mapping.entries().getFirst();
        return switch (entry.name()) {
            case "continuous" -> continuous(entry.value(), findings);
            case "ordinal" -> ordinal(entry.value(), findings);
            case "categories" -> categories(entry.value(), findings);
            case "time-to-event" -> timeToEvent(entry.value(), findings);
            default -> {
                findings.add(Finding.error(
                                entry.key().place(), node.path(), entry.key().shown(), EXPECTED, "")
                        .withNearest(NearestName.to(entry.name(), KINDS)));
                yield null;
            }
        };
    }

    private static @Nullable Scale continuous(Node node, Findings findings) {
        Fields fields = Fields.of(node, "a mapping with min and max", findings);
        if (fields == null) {
            return null;
        }
        boolean givesEnds = fields.has("min") || fields.has("max");
        Double min = fields.optionalNumber("min", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        Double max = fields.optionalNumber("max", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        fields.rejectOthers();
        double low = min == null ? Double.NEGATIVE_INFINITY : min;
        double high = max == null ? Double.POSITIVE_INFINITY : max;
        if (givesEnds && !(low < high)) {
            findings.error(node, "a min that is not below the max", "a min below the max", "");
            return null;
        }
        return new Scale.Continuous(low, high);
    }

    private static @Nullable Scale ordinal(Node node, Findings findings) {
        Fields fields = Fields.of(node, "a mapping with from and to", findings);
        if (fields == null) {
            return null;
        }
        Integer from = fields.requiredInteger("from", Integer.MIN_VALUE, Integer.MAX_VALUE);
        Integer to = fields.requiredInteger("to", Integer.MIN_VALUE, Integer.MAX_VALUE);
        fields.rejectOthers();
        if (from == null || to == null) {
            return null;
        }
        if (from >= to) {
            findings.error(node, "a scale from " + from + " to " + to, "a 'from' below the 'to'", "");
            return null;
        }
        return new Scale.Ordinal(from, to);
    }

    private static @Nullable Scale categories(Node node, Findings findings) {
        List<String> levels = names(node, "a list of categories", findings);
        return levels.isEmpty() ? null : new Scale.Categories(levels);
    }

    /// A list of one or more different names; empty, with findings, when it is none.
    static List<String> names(Node node, String expected, Findings findings) {
        List<Node> items = Expect.items(node, expected, findings);
        if (items == null) {
            return List.of();
        }
        if (items.isEmpty()) {
            findings.error(node, "an empty list", expected, "");
        }
        var names = new ArrayList<String>();
        boolean isSound = true;
        for (Node item : items) {
            String name = NameRule.declared(item, findings);
            if (name != null && names.contains(name)) {
                findings.error(item, "'" + name + "' a second time", "each name once", "");
                isSound = false;
            }
            isSound &= name != null;
            names.add(name == null ? "" : name);
        }
        return isSound ? names : List.of();
    }

    private static @Nullable Scale timeToEvent(Node node, Findings findings) {
        Fields fields = Fields.of(node, "a mapping with a unit", findings);
        String unit = fields == null ? null : fields.requiredText("unit");
        if (fields != null) {
            fields.rejectOthers();
        }
        return unit == null ? null : new Scale.TimeToEvent(unit);
    }
}
