package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.stegvis.estimation.imputation.ChainedEquations;
import org.stegvis.estimation.imputation.CompletedData;
import org.stegvis.estimation.imputation.IncompleteData;
import org.stegvis.estimation.imputation.Streams;
import org.stegvis.estimation.imputation.Structure;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.estimator.MultiplyImputed;

/// Fills the gaps of the data several times, answers the question on each, and puts the results together.
///
/// @param estimators answers a question by the estimator of its analysis
record ImputationAnalysis(Question question, MultiplyImputed plan, Function<Question, Result> estimators) {

    Result run() {
        ImputationPlan variables = ImputationPlan.of(question.protocol(), question.data(), plan);
        IncompleteData incomplete = variables.incomplete();
        Structure structure = () -> new ImputedCourse(variables, question.paths());
        var chain = new ChainedEquations(incomplete, structure, plan.cycles());
        Streams streams = Streams.seeded(plan.seed());
        Analysis inner = question.analysis().by(plan.of());
        List<Result> results = IntStream.range(0, plan.sets())
                .parallel()
                .mapToObj(set -> estimators.apply(answerable(filled(chain.complete(streams.of(set))), inner)))
                .toList();
        return new PooledResult(question.analysis(), results).result(section(incomplete));
    }

    private static TrialData filled(CompletedData<Structure.Course> completed) {
        if (completed.course() instanceof ImputedCourse course) {
            return course.filled(completed.values());
        }
        throw new IllegalStateException("The course of a set is " + completed.course() + ", not one of the protocol.");
    }

    private Question answerable(TrialData data, Analysis inner) {
        return new Question(question.protocol(), inner, data, Paths.of(question.protocol(), data), question.regimes());
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
