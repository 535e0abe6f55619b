package org.stegvis.evidence.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;
import org.stegvis.evidence.EffectMeasure;
import org.stegvis.evidence.StudyResult.Effect;
import org.stegvis.evidence.file.PublishedInterval;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Shown;

/// Reads the statistics of an Evidence that can be pooled; others, as counts, are passed over.
final class Statistics {
    private static final double USUAL = 0.95;

    private final Findings findings;
    private @Nullable Integer participants;
    private boolean isDoubtful;

    Statistics(Findings findings) {
        this.findings = findings;
    }

    /// Those randomised or known, as the first statistic that can be pooled tells.
    @Nullable
    Integer participants() {
        return participants;
    }

    List<FhirEvidence.Statistic> read(Fields evidence) {
        Node node = evidence.required("statistic");
        List<Node> items = node == null ? null : Expect.items(node, "a list of statistics", findings);
        var all = new ArrayList<FhirEvidence.Statistic>();
        var others = new ArrayList<String>();
        int before = findings.errors();
        for (Node item : items == null ? List.<Node>of() : items) {
            FhirEvidence.Statistic statistic = one(item, others);
            if (statistic != null) {
                all.add(statistic);
            }
        }
        if (node != null && items != null && all.isEmpty() && findings.errors() == before) {
            findings.error(
                    node,
                    others.isEmpty() ? "no statistic with a type" : "statistics of other types: " + Shown.list(others),
                    "one of " + known(),
                    "Give 'statisticType' by its code.");
        }
        return all;
    }

    private static String known() {
        return Stream.of(EffectMeasure.values())
                .map(measure ->
                        Code.of(measure).code() + " (" + Code.of(measure).display() + ")")
                .collect(Collectors.joining(", "));
    }

    private FhirEvidence.@Nullable Statistic one(Node node, List<String> others) {
        Fields fields = Fields.of(node, "a statistic", findings);
        Node typeNode = fields == null ? null : fields.optional("statisticType");
        if (fields == null || typeNode == null) {
            return null;
        }
        Concept type = Concept.of(typeNode, findings);
        EffectMeasure measure = Stream.of(EffectMeasure.values())
                .filter(each -> type.has(Code.of(each)))
                .findFirst()
                .orElse(null);
        if (measure == null) {
            others.add(type.shown());
            return null;
        }
        for (String key : List.of(
                "id",
                "extension",
                "description",
                "note",
                "category",
                "numberOfEvents",
                "numberAffected",
                "modelCharacteristic")) {
            fields.optional(key);
        }
        EvidenceResource.refuseModifiers(fields, findings);
        Node quantity = fields.required("quantity");
        size(fields);
        isDoubtful = false;
        Effect effect = quantity == null ? null : effect(fields, measure, quantity);
        EvidenceResource.rejectOthers(fields);
        return effect == null ? null : new FhirEvidence.Statistic(measure, effect, isDoubtful);
    }

    private void size(Fields fields) {
        Node node = fields.optional("sampleSize");
        Fields size = node == null ? null : Fields.of(node, "a sample size", findings);
        if (size != null) {
            Integer all = size.optionalInteger("numberOfParticipants", 1, Integer.MAX_VALUE);
            Integer known = size.optionalInteger("knownDataCount", 0, Integer.MAX_VALUE);
            participants = participants != null ? participants : all != null ? all : known;
        }
    }

    private @Nullable Node value(Node quantity) {
        Fields fields = Fields.of(quantity, "a quantity with its value", findings);
        return fields == null ? null : fields.required("value");
    }

    private @Nullable Double number(@Nullable Node value) {
        return value == null ? null : Expect.number(value, -Double.MAX_VALUE, Double.MAX_VALUE, findings);
    }

    private @Nullable Effect effect(Fields fields, EffectMeasure measure, Node quantity) {
        Node at = value(quantity);
        Double printed = number(at);
        if (at == null || printed == null) {
            return null;
        }
        Node node = fields.required("attributeEstimate");
        List<Node> items = node == null ? null : Expect.items(node, "a list of estimates", findings);
        Double se = null;
        for (Node item : items == null ? List.<Node>of() : items) {
            Fields estimate = Fields.of(item, "an estimate", findings);
            Node typeNode = estimate == null ? null : estimate.optional("type");
            if (estimate == null || typeNode == null) {
                continue;
            }
            EvidenceResource.refuseModifiers(estimate, findings);
            Concept type = Concept.of(typeNode, findings);
            if (type.has(Code.INTERVAL)) {
                return fromInterval(estimate, measure, at, printed);
            }
            if (type.has(Code.STANDARD_ERROR)) {
                Node error = estimate.required("quantity");
                Node errorValue = error == null ? null : value(error);
                se = errorValue == null
                        ? null
                        : Expect.number(errorValue, Double.MIN_NORMAL, Double.MAX_VALUE, findings);
            }
        }
        return node == null || items == null ? null : fromError(node, measure, printed, se);
    }

    private @Nullable Effect fromInterval(Fields estimate, EffectMeasure measure, Node at, double printed) {
        Double level = estimate.requiredNumber("level", 0.5, 0.9999);
        Node rangeNode = estimate.required("range");
        Fields range = rangeNode == null ? null : Fields.of(rangeNode, "low and high", findings);
        Node lowQuantity = range == null ? null : range.required("low");
        Node highQuantity = range == null ? null : range.required("high");
        Node low = lowQuantity == null ? null : value(lowQuantity);
        Node high = highQuantity == null ? null : value(highQuantity);
        Double lower = number(low);
        Double upper = number(high);
        if (level == null || low == null || high == null || lower == null || upper == null) {
            return null;
        }
        var interval = new PublishedInterval(measure, at, printed, List.of(low, high), lower, upper, level);
        Effect effect = interval.effect(true, findings);
        isDoubtful = effect != null && !interval.isNearMiddle();
        return effect;
    }

    /// A standard error of a ratio would be that of its logarithm or not; nothing says which.
    private @Nullable Effect fromError(Node at, EffectMeasure measure, double printed, @Nullable Double se) {
        if (se == null || measure.isRatio()) {
            findings.error(
                    at,
                    "no confidence interval",
                    "an estimate of type C53324 (Confidence interval) with level and range",
                    measure.isRatio() ? "" : "A standard error (0000037) does as well.");
            return null;
        }
        double half = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - USUAL) / 2) * se;
        return new Effect(printed, se, printed - half, printed + half, USUAL);
    }
}
