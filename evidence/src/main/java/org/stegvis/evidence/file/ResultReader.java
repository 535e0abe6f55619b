package org.stegvis.evidence.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.evidence.EffectMeasure;
import org.stegvis.evidence.Question;
import org.stegvis.evidence.StudyResult;
import org.stegvis.evidence.StudyResult.Effect;
import org.stegvis.evidence.meta.BinaryMeasure;
import org.stegvis.evidence.meta.Means;
import org.stegvis.evidence.meta.Study;
import org.stegvis.evidence.meta.TwoByTwo;
import org.stegvis.protocol.Text;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Node;

/// Reads one result of a study: an estimate with interval or standard error, or counts, or means of two groups.
record ResultReader(Values values, Map<String, Question> questions) {
    private static final double LEVEL = 0.95;

    @Nullable
    StudyResult read(Node node) {
        Fields fields = Fields.of(node, "a result: question, estimate, interval, level", findings());
        if (fields == null) {
            return null;
        }
        Question question =
                EvidenceDocument.reference(fields.required("question"), "a question", questions, findings());
        String printed = fields.optionalText("printed");
        Text quoted = values.optionalText(fields, "quoted-only");
        Text note = values.optionalText(fields, "note");
        Effect effect = question == null ? null : effect(fields, question.measure(), quoted != null);
        for (String key : List.of("estimate", "interval", "level", "se", "counts", "means")) {
            fields.optional(key);
        }
        fields.rejectOthers();
        return question == null || effect == null
                ? null
                : new StudyResult(question.id(), effect, printed, quoted, note, counts(fields));
    }

    private Findings findings() {
        return values.findings();
    }

    private @Nullable Effect effect(Fields fields, EffectMeasure measure, boolean isQuoted) {
        if (fields.has("counts")) {
            return fromNumbers(fields, "counts", 4, measure);
        }
        if (fields.has("means")) {
            return fromNumbers(fields, "means", 6, measure);
        }
        Node estimateNode = fields.required("estimate");
        Double estimate = estimateNode == null ? null : values.number(estimateNode);
        if (estimate == null
                || estimateNode == null
                || !PublishedInterval.isPossible(estimateNode, estimate, measure, findings())) {
            return null;
        }
        return fields.has("se")
                ? fromError(fields, measure.pooled(estimate))
                : fromInterval(fields, estimateNode, estimate, measure, isQuoted);
    }

    private @Nullable Effect fromError(Fields fields, double estimate) {
        if (fields.has("interval") || fields.has("level")) {
            findings()
                    .error(
                            fields.node(),
                            "both a standard error and an interval",
                            "one of them",
                            "Give what was published.");
            return null;
        }
        Double se = fields.requiredNumber("se", Double.MIN_NORMAL, Double.MAX_VALUE);
        if (se == null) {
            return null;
        }
        double half = PublishedInterval.quantile(LEVEL) * se;
        return new Effect(estimate, se, estimate - half, estimate + half, LEVEL);
    }

    private @Nullable Effect fromInterval(
            Fields fields, Node at, double printed, EffectMeasure measure, boolean isQuoted) {
        Node node = fields.required("interval");
        List<Double> ends = node == null ? null : numbers(node, 2, "[lower, upper]");
        Double level = fields.requiredNumber("level", 0.5, 0.9999);
        if (node == null || ends == null || level == null) {
            return null;
        }
        return new PublishedInterval(measure, at, printed, List.of(node), ends.get(0), ends.get(1), level)
                .effect(isQuoted, findings());
    }

    private @Nullable Effect fromNumbers(Fields fields, String key, int count, EffectMeasure measure) {
        Node node = fields.required(key);
        String expected = count == 4 ? "[events, persons, events, persons]" : "[mean, sd, persons, mean, sd, persons]";
        List<Double> numbers = node == null ? null : numbers(node, count, expected);
        if (node == null || numbers == null) {
            return null;
        }
        try {
            Study study = count == 4 ? counts(numbers, measure) : means(numbers, measure);
            if (study == null) {
                findings()
                        .error(
                                node,
                                key + " for a " + measure.label(),
                                count == 4 ? "an odds ratio, risk ratio or risk difference" : "a difference of means",
                                "Give estimate and interval instead.");
                return null;
            }
            double estimate = study.values().get(0);
            double se = Math.sqrt(study.variance(0));
            double half = PublishedInterval.quantile(LEVEL) * se;
            return new Effect(estimate, se, estimate - half, estimate + half, LEVEL);
        } catch (IllegalArgumentException impossible) {
            findings().error(node, "numbers that cannot be", expected, String.valueOf(impossible.getMessage()));
            return null;
        }
    }

    /// The table of a result that was read from counts.
    private @Nullable TwoByTwo counts(Fields fields) {
        Node node = fields.optional("counts");
        List<Double> n = node == null ? null : numbers(node, 4, "[events, persons, events, persons]");
        return n == null ? null : new TwoByTwo(n.get(0), n.get(1), n.get(2), n.get(3));
    }

    private static @Nullable Study counts(List<Double> n, EffectMeasure measure) {
        var table = new TwoByTwo(n.get(0), n.get(1), n.get(2), n.get(3));
        return switch (measure) {
            case ODDS_RATIO -> BinaryMeasure.ODDS_RATIO.of("study", table);
            case RISK_RATIO -> BinaryMeasure.RISK_RATIO.of("study", table);
            case RISK_DIFFERENCE -> BinaryMeasure.RISK_DIFFERENCE.of("study", table);
            case MEAN_DIFFERENCE, STANDARDISED_MEAN_DIFFERENCE, HAZARD_RATIO -> null;
        };
    }

    private static @Nullable Study means(List<Double> n, EffectMeasure measure) {
        var treated = new Means(n.get(0), n.get(1), n.get(2));
        var comparator = new Means(n.get(3), n.get(4), n.get(5));
        return switch (measure) {
            case MEAN_DIFFERENCE -> Means.difference("study", treated, comparator);
            case STANDARDISED_MEAN_DIFFERENCE -> Means.standardised("study", treated, comparator);
            case ODDS_RATIO, RISK_RATIO, RISK_DIFFERENCE, HAZARD_RATIO -> null;
        };
    }

    private @Nullable List<Double> numbers(Node node, int count, String expected) {
        List<Node> items = Expect.items(node, expected, findings());
        if (items == null) {
            return null;
        }
        if (items.size() != count) {
            findings().error(node, items.size() + " values", expected, "");
            return null;
        }
        var numbers = new ArrayList<Double>();
        for (Node item : items) {
            Double number = values.number(item);
            if (number == null) {
                return null;
            }
            numbers.add(number);
        }
        return numbers;
    }
}
