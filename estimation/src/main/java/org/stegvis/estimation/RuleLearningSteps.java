package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.stegvis.estimation.imputation.Streams;
import org.stegvis.estimation.inference.Contrast;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.result.Numbers;
import org.stegvis.estimation.result.Quantity;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.estimation.result.Warning;
import org.stegvis.estimation.tailoring.BackwardInduction;
import org.stegvis.estimation.tailoring.ChoicePoint;
import org.stegvis.estimation.tailoring.DoubleBootstrap;
import org.stegvis.estimation.tailoring.Learned;
import org.stegvis.estimation.tailoring.MOutOfN;
import org.stegvis.estimation.tailoring.Regularity;
import org.stegvis.estimation.tailoring.Sandwich;
import org.stegvis.protocol.estimator.Correction;
import org.stegvis.protocol.estimator.Referral;
import org.stegvis.protocol.estimator.RuleLearning;

/// The steps of learning a rule once the weights are known: the rule, its value by cross-fitting, its coefficients.
record RuleLearningSteps(
        RuleLearningAnalysis analysis, RegimeSample sample, AllocationWeights weights, boolean higherIsBetter) {
    /// The name of the rule among the values.
    private static final String LEARNED = "learned rule";

    Fitting<Result.Found> run(Numbers numbers) {
        RuleChoices choices = RuleChoices.of(analysis.question(), analysis.plan(), sample.analysed(), weights);
        var induction = new BackwardInduction(
                choices.points(), sample.analysed().outcome(), higherIsBetter, analysis.equation(), analysis.onwards());
        return induction
                .fit()
                .then(learned -> value(induction)
                        .found(points(choices), names())
                        .then(value -> found(numbers, choices, induction, learned, value)));
    }

    private RuleValue value(BackwardInduction induction) {
        return new RuleValue(
                sample,
                weights,
                induction,
                clusters(),
                analysis.plan().parts(),
                Streams.seeded(analysis.plan().seed()));
    }

    private static List<ChoicePoint> points(RuleChoices choices) {
        return choices.points().stream().flatMap(List::stream).toList();
    }

    /// Of the regimes and, last, the rule.
    private List<String> names() {
        var names = new ArrayList<>(sample.names());
        names.add(LEARNED);
        return names;
    }

    private Grouping clusters() {
        return sample.settings(Correction.NONE, Referral.NORMAL).clusters();
    }

    private Fitting<Result.Found> found(
            Numbers numbers, RuleChoices choices, BackwardInduction induction, Learned learned, RuleValue.Found value) {
        JointEstimate values = value.values();
        JointEstimate all =
                new Sandwich(learned, induction.equation(), induction.onwards(), clusters(), weights.scores()).all();
        var warnings = new ArrayList<Warning>(sample.warnings(sample.probabilities(weights)));
        var sections = new ArrayList<Section>();
        sections.add(new Section.Values(
                new Quantity.AtVisit(
                        analysis.question().analysis().outcome().last().visit()),
                new Section.Sides.RegimesAndRule(analysis.question().regimes()),
                values.estimates(level()),
                contrasts(values),
                new Section.Ratios.None(),
                // Of the regimes alone: the rule is often nearly one of them.
                values.first(analysis.question().regimes().size())
                        .equality(IndependentRegimes.of(analysis.question().regimes()))));
        sections.add(new Section.Rule(choices.rule(
                learned.choices().stream().map(Learned.Choice::coefficients).toList(), higherIsBetter)));
        List<NamedEstimate> coefficients = coefficients(induction, learned, all, sections, warnings);
        sections.add(1, new Section.Coefficients(Link.IDENTITY, coefficients));
        warnings.addAll(RegimeResult.warnings((Section.Values) sections.getFirst()));
        double irregular = new Regularity(learned, all, Regularity.LEVEL).irregularShare();
        if (irregular > Warning.NonRegular.MANY) {
            warnings.add(new Warning.NonRegular(irregular));
        }
        value.same().forEach(regime -> warnings.add(new Warning.RuleIsRegime(regime)));
        return new Fitting.Fitted<>(new Result.Found(analysis.question().analysis(), numbers, sections, warnings));
    }

    /// The rule less each regime.
    private List<Contrast> contrasts(JointEstimate values) {
        int rule = values.size() - 1;
        return IntStream.range(0, rule)
                .mapToObj(regime -> values.contrast(rule, regime, level()))
                .toList();
    }

    private Level level() {
        return Level.ofAlpha(analysis.question().analysis().alpha());
    }

    /// By the sandwich; for decisions before the last by the bootstrap where the plan asks for it.
    private List<NamedEstimate> coefficients(
            BackwardInduction induction,
            Learned learned,
            JointEstimate all,
            List<Section> sections,
            List<Warning> warnings) {
        var estimates = new ArrayList<>(all.estimates(level()));
        int before = learned.stages().subList(0, learned.stages().size() - 1).stream()
                .flatMap(stage -> stage.choices().stream())
                .mapToInt(choice -> choice.coefficients().size())
                .sum();
        if (before == 0
                || !(analysis.plan().inference() instanceof RuleLearning.Inference.MOutOfN(var resamples, var how))) {
            return estimates;
        }
        double tuning = switch (how) {
            case RuleLearning.Tuning.Given(var given) -> given;
            case RuleLearning.Tuning.DoubleBootstrap chosen ->
                new DoubleBootstrap(induction, learned, all, clusters(), before, level())
                        .tuning(Streams.seeded(~analysis.plan().seed()));
        };
        MOutOfN.Found bootstrap = new MOutOfN(induction, learned, all, clusters(), tuning, resamples)
                .run(Streams.seeded(analysis.plan().seed()));
        sections.add(new Section.Parameters(
                "m-out-of-n",
                List.of(
                        new Section.Parameter("non-regularity", bootstrap.irregular()),
                        new Section.Parameter("tuning", tuning),
                        new Section.Parameter("drawn", bootstrap.drawn()),
                        new Section.Parameter("failed", bootstrap.failed()))));
        if (!bootstrap.isEnough()) {
            warnings.add(new Warning.TooFewSamples(resamples - bootstrap.failed(), resamples));
            return estimates;
        }
        for (int j = 0; j < before; j++) {
            estimates.set(
                    j,
                    new NamedEstimate(
                            all.names().get(j), bootstrap.estimate(all.values().get(j), j, level())));
        }
        return estimates;
    }
}
