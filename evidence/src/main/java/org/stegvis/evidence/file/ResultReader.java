package org.stegvis.evidence.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.NormalDistribution;
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
    /// An estimate further from the middle of its interval than this share of the width may be a misprint.
    private static final double FAR = 0.1;

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
                : new StudyResult(question.id(), effect, printed, quoted, note);
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
        if (estimate == null || estimateNode == null || !isPossible(estimateNode, estimate, measure)) {
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
        double half = quantile(LEVEL) * se;
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
        for (double end : ends) {
            if (!isPossible(node, end, measure)) {
                return null;
            }
        }
        double estimate = measure.pooled(printed);
        double lower = measure.pooled(ends.get(0));
        double upper = measure.pooled(ends.get(1));
        if (!(lower < upper)) {
            findings().error(node, "an interval from " + ends.get(0) + " to " + ends.get(1), "the lower end first", "");
            return null;
        }
        if (estimate < lower || estimate > upper) {
            findings()
                    .error(
                            at,
                            "an estimate of " + printed + " outside its interval " + ends.get(0) + " to " + ends.get(1),
                            "an estimate inside its interval",
                            "Look at the signs: intervention less comparison.");
            return null;
        }
        double unit = Rounding.unit(List.of(at, node)) / (measure.isRatio() ? printed : 1);
        checkMiddle(at, estimate, lower, upper, unit, isQuoted);
        return new Effect(estimate, (upper - lower) / (2 * quantile(level)), lower, upper, level);
    }

    /// @param unit of the last digit printed, by which estimate and middle may be apart without a mistake
    private void checkMiddle(Node at, double estimate, double lower, double upper, double unit, boolean isQuoted) {
        double off = Math.abs(estimate - (lower + upper) / 2);
        if (off <= FAR * (upper - lower) + unit) {
            return;
        }
        String found = "an estimate far from the middle of its interval";
        String expected = "about the middle; one of the numbers may be a misprint";
        if (isQuoted) {
            findings().warning(at, found, expected, "It is quoted and not pooled.");
        } else {
            findings()
                    .error(
                            at,
                            found,
                            expected,
                            "If it is printed so, say why it is not pooled under 'quoted-only', or give 'se'.");
        }
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
            double half = quantile(LEVEL) * se;
            return new Effect(estimate, se, estimate - half, estimate + half, LEVEL);
        } catch (IllegalArgumentException impossible) {
            findings().error(node, "numbers that cannot be", expected, String.valueOf(impossible.getMessage()));
            return null;
        }
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

    private boolean isPossible(Node at, double printed, EffectMeasure measure) {
        if (measure.isRatio() && printed <= 0) {
            findings().error(at, at.shown(), "a ratio above 0", "Give the ratio itself and not its logarithm.");
            return false;
        }
        return true;
    }

    private static double quantile(double level) {
        return NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
    }
}
