package org.stegvis.estimation;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.result.Numbers;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.tailoring.Equation;
import org.stegvis.estimation.tailoring.Onwards;
import org.stegvis.protocol.Measure.Direction;
import org.stegvis.protocol.estimator.RuleLearning;

/// Learns a rule, says what it is and what its coefficients are, and estimates its value beside those of the embedded
/// regimes, from participants that it was not learned from.
record RuleLearningAnalysis(Question question, RuleLearning plan) {
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
                .then(weights -> new RuleLearningSteps(this, sample, weights, better == Direction.HIGHER).run(numbers));
        return switch (found) {
            case Fitting.Fitted<Result.Found>(var result) -> result;
            case Fitting.NotFitted<Result.Found>(var why) -> new Result.NotEstimable(question.analysis(), numbers, why);
        };
    }

    /// Those with all that the choices ask, ordered by name: samples and parts must not depend on the order of the
    /// file.
    private Analysed analysed() {
        Analysed all =
                Analysed.of(question.data(), question.analysis(), row -> true, RuleChoices.complete(question, plan));
        int[] rows = IntStream.of(all.rows())
                .boxed()
                .sorted(Comparator.comparing(question.data().participants()::get))
                .mapToInt(row -> row)
                .toArray();
        return new Analysed(
                all.data(), all.analysis(), rows, all.inData(), all.withoutOutcome(), all.withoutCovariate());
    }

    Equation equation() {
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

    Onwards onwards() {
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
}
