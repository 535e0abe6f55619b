package org.stegvis.design.scenario;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.expression.Quantity;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.Node;

/// What a value is drawn from.
final class DistributionReader {
    static final String CATEGORIES = "categories";
    static final String PROBABILITY = "probability";
    static final List<String> KINDS =
            List.of("normal", "uniform", "exponential", "poisson", PROBABILITY, CATEGORIES, "value");
    private static final double ANY = Double.POSITIVE_INFINITY;

    private final Formulas formulas;
    private final Findings findings;

    DistributionReader(Formulas formulas, Findings findings) {
        this.formulas = formulas;
        this.findings = findings;
    }

    /// The kinds of distribution that give values of a scale.
    static List<String> kindsFor(Scale scale) {
        return switch (scale) {
            case Scale.Continuous c -> List.of("normal", "uniform", "exponential", "poisson", "value");
            case Scale.Count c -> List.of("poisson", "normal", "uniform", "exponential", "value");
            case Scale.Ordinal o -> List.of("normal", "uniform", "exponential", "poisson", "value");
            case Scale.TimeToEvent t -> List.of("exponential", "uniform", "value");
            case Scale.Binary b -> List.of(PROBABILITY, "value");
            case Scale.Categories c -> List.of(CATEGORIES);
        };
    }

    @Nullable
    Distribution read(String kind, Node node, Scale scale) {
        return switch (kind) {
            case "normal" -> two(node, "mean", "sd", -ANY, Distribution.Normal::new);
            case "uniform" -> two(node, "from", "to", -ANY, Distribution.Uniform::new);
            case "exponential" -> one(node, Distribution.Exponential::new);
            case "poisson" -> one(node, Distribution.Poisson::new);
            case PROBABILITY -> {
                Quantity probability = formulas.probability(node);
                yield probability == null ? null : new Distribution.Chance(probability);
            }
            case CATEGORIES -> levels(node, scale);
            default -> value(node, scale);
        };
    }

    private @Nullable Distribution value(Node node, Scale scale) {
        if (scale instanceof Scale.Binary) {
            var condition = formulas.condition(node);
            return condition == null ? null : new Distribution.Fact(condition);
        }
        Quantity number = formulas.quantity(node);
        return number == null ? null : new Distribution.Computed(number);
    }

    private interface OfOne {
        Distribution with(Quantity mean);
    }

    private interface OfTwo {
        Distribution with(Quantity first, Quantity second);
    }

    private @Nullable Distribution one(Node node, OfOne distribution) {
        Fields fields = Fields.of(node, "a mapping with a mean", findings);
        Quantity mean = fields == null ? null : parameter(fields, "mean", 0);
        if (fields != null) {
            fields.rejectOthers();
        }
        return mean == null ? null : distribution.with(mean);
    }

    private @Nullable Distribution two(Node node, String first, String second, double least, OfTwo distribution) {
        Fields fields = Fields.of(node, "a mapping with " + first + " and " + second, findings);
        if (fields == null) {
            return null;
        }
        Quantity one = parameter(fields, first, least);
        Quantity two = parameter(fields, second, second.equals("sd") ? 0 : least);
        fields.rejectOthers();
        return one == null || two == null ? null : distribution.with(one, two);
    }

    private @Nullable Quantity parameter(Fields fields, String key, double least) {
        Node node = fields.required(key);
        String expected = least == 0 ? "a number of at least 0" : "a number";
        return node == null ? null : formulas.quantity(node, least, ANY, expected);
    }

    private @Nullable Distribution levels(Node node, Scale scale) {
        if (!(node instanceof Mapping mapping) || mapping.entries().isEmpty()) {
            findings.error(node, node.shown(), "a mapping from levels to weights", "");
            return null;
        }
        List<String> known = scale instanceof Scale.Categories(var levels) ? levels : List.of();
        var weighted = new ArrayList<Distribution.Weighted>();
        for (Mapping.Entry entry : mapping.entries()) {
            if (!known.contains(entry.name())) {
                findings.unknownName(entry.key(), entry.name(), "a level", known);
            }
            Quantity weight = formulas.quantity(entry.value(), 0, ANY, "a weight of at least 0");
            if (weight != null) {
                weighted.add(new Distribution.Weighted(entry.name(), weight));
            }
        }
        return weighted.isEmpty() ? null : new Distribution.OneOf(weighted);
    }
}
