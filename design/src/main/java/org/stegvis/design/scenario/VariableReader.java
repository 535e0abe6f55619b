package org.stegvis.design.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.scenario.Variable.Rounding;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.expression.Quantity;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.expression.Scope;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Finding;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.NearestName;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Shown;

/// One variable: a distribution, and what is done to what it gives.
final class VariableReader {
    private static final double NO_END = Double.POSITIVE_INFINITY;

    private final Formulas formulas;
    private final Findings findings;

    VariableReader(Scope scope, Findings findings) {
        this.formulas = new Formulas(scope, findings);
        this.findings = findings;
    }

    /// The scale of a trait, which is what its distribution gives.
    static Scale scaleOfTrait(Node node) {
        if (node instanceof Mapping mapping) {
            if (mapping.get(DistributionReader.PROBABILITY) != null) {
                return new Scale.Binary();
            }
            if (mapping.get(DistributionReader.CATEGORIES) instanceof Mapping levels
                    && !levels.entries().isEmpty()) {
                return new Scale.Categories(
                        levels.entries().stream().map(Mapping.Entry::name).toList());
            }
        }
        return new Scale.Continuous(-NO_END, NO_END);
    }

    @Nullable
    Variable read(Reference reference, Node node, Scale scale) {
        List<String> allowed = DistributionReader.kindsFor(scale);
        if (scale instanceof Scale.Categories
                && node instanceof Mapping mapping
                && !mapping.entries().isEmpty()
                && DistributionReader.KINDS.stream().allMatch(kind -> mapping.get(kind) == null)) {
            return shortForm(reference, mapping, scale);
        }
        Fields fields = Fields.of(node, "a distribution", findings);
        if (fields == null) {
            return null;
        }
        String kind = kind(fields, allowed);
        if (kind == null) {
            return null;
        }
        Node described = fields.optional(kind);
        Distribution distribution =
                described == null ? null : new DistributionReader(formulas, findings).read(kind, described, scale);
        Rounding rounding = scale.isNumeric() ? rounding(fields, scale) : Rounding.none();
        Node missingNode = fields.optional("missing");
        Quantity missing = missingNode == null ? null : formulas.probability(missingNode);
        Node censorNode = scale instanceof Scale.TimeToEvent ? fields.optional("censor") : null;
        Quantity censor = censorNode == null ? null : formulas.quantity(censorNode, 0, NO_END, "a time, not negative");
        fields.rejectOthers();
        return distribution == null || rounding == null
                ? null
                : new Variable(reference, distribution, rounding, missing, censor);
    }

    /// Weights without the word `categories`: `site: {utah: 0.4, intermountain: 0.6}`.
    private @Nullable Variable shortForm(Reference reference, Mapping weights, Scale scale) {
        Distribution distribution =
                new DistributionReader(formulas, findings).read(DistributionReader.CATEGORIES, weights, scale);
        return distribution == null ? null : new Variable(reference, distribution, Rounding.none(), null, null);
    }

    private @Nullable String kind(Fields fields, List<String> allowed) {
        List<String> given =
                DistributionReader.KINDS.stream().filter(fields::has).toList();
        String one = "one of " + String.join(", ", allowed);
        if (given.size() == 1 && allowed.contains(given.getFirst())) {
            return given.getFirst();
        }
        if (given.isEmpty() && fields.node() instanceof Mapping mapping) {
            mapping.entries().stream()
                    .limit(1)
                    .forEach(entry -> findings.add(Finding.error(
                                    entry.key().place(), entry.value().path(), Shown.quoted(entry.name()), one, "")
                            .withNearest(NearestName.to(entry.name(), allowed))));
        }
        if (!given.isEmpty()
                || (fields.node() instanceof Mapping mapping
                        && mapping.entries().isEmpty())) {
            String found = given.isEmpty() ? fields.node().shown() : "'" + String.join("' and '", given) + "'";
            findings.error(fields.node(), found, one, "");
        }
        return null;
    }

    private @Nullable Rounding rounding(Fields fields, Scale scale) {
        double usualStep = scale instanceof Scale.Count || scale instanceof Scale.Ordinal ? 1 : 0;
        Double step = number(fields, "step", usualStep);
        double lowest = scale instanceof Scale.Continuous(var min, var max) ? min : 0;
        double highest = scale instanceof Scale.Continuous(var min, var max) ? max : NO_END;
        if (scale instanceof Scale.Ordinal(var from, var to)) {
            lowest = from;
            highest = to;
        }
        Double min = number(fields, "min", lowest);
        Double max = number(fields, "max", highest);
        if (step == null || min == null || max == null) {
            return null;
        }
        if (min < lowest || max > highest || min > max || step < 0) {
            findings.error(
                    fields.node(),
                    "a range from " + min + " to " + max + " in steps of " + step,
                    "a range within " + lowest + " to " + highest + " and a positive step",
                    "");
            return null;
        }
        return new Rounding(step, min, max);
    }

    private @Nullable Double number(Fields fields, String key, double otherwise) {
        Node node = fields.optional(key);
        return node == null ? Double.valueOf(otherwise) : formulas.constant(node);
    }
}
