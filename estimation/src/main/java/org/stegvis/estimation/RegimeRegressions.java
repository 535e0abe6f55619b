package org.stegvis.estimation;

import java.util.HashMap;
import java.util.List;
import java.util.SequencedMap;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.regimes.SequentialRegression;
import org.stegvis.estimation.regimes.Settings;
import org.stegvis.estimation.result.Result;
import org.stegvis.protocol.estimator.AugmentedInverseProbability;
import org.stegvis.protocol.estimator.GComputation;
import org.stegvis.protocol.estimator.LinkChoice;
import org.stegvis.protocol.estimator.Weights;
import org.stegvis.protocol.expression.Reference;

/// Values of regimes at one visit by regressions from the last decision to the first.
record RegimeRegressions(Question question) {

    Result run(GComputation plan) {
        RegimeSample sample = sample(plan.history());
        Fitting<AllocationWeights> known = sample.weights(new Weights.Known());
        RegimeResult result = result(sample, known);
        return result.of(
                known.then(weights -> regression(
                                sample, weights, plan.history(), sample.settings(plan.correction(), plan.referral()))
                        .gComputation()),
                result::values);
    }

    Result run(AugmentedInverseProbability plan) {
        RegimeSample sample = sample(plan.history());
        Fitting<AllocationWeights> found = sample.weights(plan.weights());
        RegimeResult result = result(sample, found);
        return result.of(
                found.then(weights -> regression(
                                sample, weights, plan.history(), sample.settings(plan.correction(), plan.referral()))
                        .augmented()),
                result::values);
    }

    private RegimeResult result(RegimeSample sample, Fitting<AllocationWeights> weights) {
        return new RegimeResult(
                question, sample.analysed().numbers(sample.rows().size()), sample.warnings(weights));
    }

    /// Those who lack a covariate of a decision at which they were allocated cannot be analysed.
    private RegimeSample sample(SequencedMap<String, List<Reference>> history) {
        var covariates = new HashMap<String, Covariates>();
        history.forEach((decision, names) -> covariates.put(decision, new Covariates(question.data(), names)));
        Analysed analysed = Analysed.of(
                question.data(),
                question.analysis(),
                row -> true,
                row -> covariates.entrySet().stream()
                        .allMatch(each -> question.paths().at(row, each.getKey()) == null
                                || each.getValue().isComplete(row)));
        return RegimeSample.of(question, analysed);
    }

    private SequentialRegression regression(
            RegimeSample sample,
            AllocationWeights weights,
            SequencedMap<String, List<Reference>> history,
            Settings settings) {
        boolean hasCovariates = !question.analysis().adjust().isEmpty() || !history.isEmpty();
        var stages = new StagesOfRegimes(sample, weights, history, Coming.allThere(sample.analysed()));
        // Without covariates the cell means are the same under any link, and may be 0 or 1.
        Link link = hasCovariates
                ? Analysed.link(question.protocol(), question.analysis(), LinkChoice.BY_OUTCOME)
                : Link.IDENTITY;
        return new SequentialRegression(stages.all(), sample.analysed().outcome(), weights.scores(), link, settings);
    }
}
