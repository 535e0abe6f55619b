package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.stegvis.estimation.imputation.ChainedEquations;
import org.stegvis.estimation.imputation.IncompleteData;
import org.stegvis.estimation.imputation.Streams;
import org.stegvis.estimation.imputation.Structure;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.estimator.MultiplyImputed;

/// Fills the gaps of the data several times, answers the question on each, and puts the results together.
///
/// @param estimators answers a question by the estimator of its analysis
record ImputationAnalysis(Question question, MultiplyImputed plan, Function<Question, Result> estimators) {

    Result run() {
        if (question.data().size() == 0) {
            Result none = estimators.apply(new Question(
                    question.protocol(),
                    question.analysis().by(plan.of()),
                    question.data(),
                    question.paths(),
                    question.regimes()));
            return none instanceof Result.NotEstimable(var inner, var numbers, var why)
                    ? new Result.NotEstimable(question.analysis(), numbers, why)
                    : none;
        }
        ImputationPlan variables = ImputationPlan.of(question.protocol(), question.data(), plan);
        IncompleteData incomplete = variables.incomplete();
        Structure structure = () -> new ImputedCourse(variables, question.paths());
        var chain = new ChainedEquations(incomplete, structure, plan.cycles());
        Streams streams = Streams.seeded(plan.seed());
        Analysis inner = question.analysis().by(plan.of());
        return plan.deltas().isEmpty()
                ? pooled(
                        sets().mapToObj(set ->
                                        estimators.apply(FilledSet.of(question, inner, chain.complete(streams.of(set)))
                                                .question()))
                                .toList(),
                        incomplete)
                : shifted(
                        ShiftedOutcomes.of(variables, inner),
                        sets().mapToObj(set -> FilledSet.of(question, inner, chain.complete(streams.of(set))))
                                .toList(),
                        incomplete);
    }

    private IntStream sets() {
        return IntStream.range(0, plan.sets()).parallel();
    }

    private Result pooled(List<Result> results, IncompleteData incomplete) {
        return new PooledResult(question.analysis(), results).result(section(incomplete));
    }

    /// Keeps the sets, for all shifts are made on the same.
    private Result shifted(ShiftedOutcomes outcomes, List<FilledSet> sets, IncompleteData incomplete) {
        Result result = pooled(
                sets.parallelStream()
                        .map(set -> estimators.apply(set.question()))
                        .toList(),
                incomplete);
        return switch (result) {
            case Result.NotEstimable none -> none;
            case Result.Found found ->
                outcomes.isSome()
                        ? found.with(
                                new TippingAnalysis(outcomes, sets, estimators).tipping(found.values(), plan.deltas()))
                        : found;
        };
    }

    /// How many values were missing.
    private static Section.Parameters section(IncompleteData incomplete) {
        var values = new ArrayList<Section.Parameter>();
        for (int v = 0; v < incomplete.variables().size(); v++) {
            if (incomplete.missing(v) > 0) {
                values.add(new Section.Parameter(incomplete.variables().get(v).name(), incomplete.missing(v)));
            }
        }
        return new Section.Parameters("missing-before-imputation", values);
    }
}
