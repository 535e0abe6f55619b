package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.stegvis.estimation.imputation.Streams;
import org.stegvis.estimation.inference.Contrast;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.estimation.linear.Diagnosis;
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
import org.stegvis.estimation.tailoring.Equation;
import org.stegvis.estimation.tailoring.Learned;
import org.stegvis.estimation.tailoring.MOutOfN;
import org.stegvis.estimation.tailoring.Onwards;
import org.stegvis.estimation.tailoring.Regularity;
import org.stegvis.estimation.tailoring.Sandwich;
import org.stegvis.protocol.Measure.Direction;
import org.stegvis.protocol.estimator.Correction;
import org.stegvis.protocol.estimator.Referral;
import org.stegvis.protocol.estimator.RuleLearning;

/// Learns a rule, says what it is and what its coefficients are, and estimates its value beside those of the embedded
/// regimes, from participants that it was not learned from.
record RuleLearningAnalysis(Question question, RuleLearning plan) {
    /// The name of the rule among the values.
    static final String LEARNED = "learned rule";

    Result run() {
        Analysed analysed = analysed();
        RegimeSample sample = RegimeSample.of(question, analysed);
        Numbers numbers = analysed.numbers(analysed.size());
        Direction better = question.protocol()
                .measure(question.analysis().outcome().measure())
                .better();
        if (better == Direction.NEITHER) {
            return new Result.NotEstimable(
                    question.analysis(),
                    numbers,
                    new Diagnosis.NoDirection(question.analysis().outcome().measure()));
        }
        Fitting<Result.Found> found = sample.weights(plan.weights())
                .then(weights -> new Learning(this, sample, weights, better == Direction.HIGHER).run(numbers));
        return switch (found) {
            case Fitting.Fitted<Result.Found>(var result) -> result;
            case Fitting.NotFitted<Result.Found>(var why) -> new Result.NotEstimable(question.analysis(), numbers, why);
        };
    }

    /// Those with all that the choices ask, ordered by name: samples and parts must not depend on the order of the
    /// file.
    private Analysed analysed() {
        Analysed all = Analysed.of(
                question.data(), question.analysis(), row -> true, row -> RuleChoices.isComplete(question, plan, row));
        int[] rows = IntStream.of(all.rows())
                .boxed()
                .sorted(Comparator.comparing(question.data().participants()::get))
                .mapToInt(row -> row)
                .toArray();
        return new Analysed(
                all.data(), all.analysis(), rows, all.inData(), all.withoutOutcome(), all.withoutCovariate());
    }

    private Equation equation() {
        return equation(plan);
    }

    static Equation equation(RuleLearning plan) {
        return switch (plan.approach()) {
            case RuleLearning.Method.QLearning q -> Equation.LEAST_SQUARES;
            case RuleLearning.Method.GEstimation g -> Equation.G_ESTIMATION;
            case RuleLearning.Method.Dwols(var balance) ->
                switch (balance) {
                    case OVERLAP -> Equation.OVERLAP_WEIGHTS;
                    case INVERSE -> Equation.INVERSE_WEIGHTS;
                };
        };
    }

    private Onwards onwards() {
        return onwards(plan);
    }

    static Onwards onwards(RuleLearning plan) {
        return switch (plan.approach()) {
            case RuleLearning.Method.QLearning(var onwards) ->
                switch (onwards) {
                    case PREDICTED -> Onwards.PREDICTED;
                    case OBSERVED -> Onwards.OBSERVED;
                };
            case RuleLearning.Method.GEstimation g -> Onwards.OBSERVED;
            case RuleLearning.Method.Dwols d -> Onwards.OBSERVED;
        };
    }

    /// The steps once the weights are known.
    private record Learning(
            RuleLearningAnalysis analysis, RegimeSample sample, AllocationWeights weights, boolean higherIsBetter) {

        Fitting<Result.Found> run(Numbers numbers) {
            RuleChoices choices = RuleChoices.of(analysis.question, analysis.plan, sample.analysed(), weights);
            var induction = new BackwardInduction(
                    choices.points(),
                    sample.analysed().outcome(),
                    higherIsBetter,
                    analysis.equation(),
                    analysis.onwards());
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
                    analysis.plan.parts(),
                    Streams.seeded(analysis.plan.seed()));
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
                Numbers numbers,
                RuleChoices choices,
                BackwardInduction induction,
                Learned learned,
                RuleValue.Found value) {
            JointEstimate values = value.values();
            JointEstimate all = new Sandwich(
                            learned, induction.equation(), induction.onwards(), clusters(), weights.scores())
                    .all();
            var warnings = new ArrayList<Warning>(sample.warnings(sample.probabilities(weights)));
            var sections = new ArrayList<Section>();
            sections.add(new Section.Values(
                    new Quantity.AtVisit(
                            analysis.question.analysis().outcome().last().visit()),
                    new Section.Sides.RegimesAndRule(analysis.question.regimes()),
                    values.estimates(level()),
                    contrasts(values),
                    new Section.Ratios.None(),
                    // Of the regimes alone: the rule is often nearly one of them.
                    values.first(analysis.question.regimes().size()).equality()));
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
            return new Fitting.Fitted<>(new Result.Found(analysis.question.analysis(), numbers, sections, warnings));
        }

        /// The rule less each regime.
        private List<Contrast> contrasts(JointEstimate values) {
            int rule = values.size() - 1;
            return IntStream.range(0, rule)
                    .mapToObj(regime -> values.contrast(rule, regime, level()))
                    .toList();
        }

        private Level level() {
            return Level.ofAlpha(analysis.question.analysis().alpha());
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
            if (before == 0 || !(analysis.plan.inference() instanceof RuleLearning.Inference.MOutOfN(var resamples, var how))) {
                return estimates;
            }
            double tuning = switch (how) {
                case RuleLearning.Tuning.Given(var given) -> given;
                case RuleLearning.Tuning.DoubleBootstrap chosen ->
                    new DoubleBootstrap(induction, learned, all, clusters(), before, level())
                            .tuning(Streams.seeded(~analysis.plan.seed()));
            };
            MOutOfN.Found bootstrap = new MOutOfN(induction, learned, all, clusters(), tuning, resamples)
                    .run(Streams.seeded(analysis.plan.seed()));
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
                                all.names().get(j),
                                bootstrap.estimate(all.values().get(j), j, level())));
            }
            return estimates;
        }
    }
}
