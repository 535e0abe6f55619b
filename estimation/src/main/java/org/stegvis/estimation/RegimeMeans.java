package org.stegvis.estimation;

import java.util.List;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.regimes.HorvitzThompson;
import org.stegvis.estimation.regimes.Settings;
import org.stegvis.estimation.result.Result;
import org.stegvis.protocol.estimator.InverseProbability;
import org.stegvis.protocol.estimator.Normalisation;
import org.stegvis.protocol.estimator.Stabilisation;
import org.stegvis.protocol.estimator.WeightedReplicated;

/// Values of regimes at one visit by weighting: together with common covariates, or each by itself.
record RegimeMeans(Question question) {

    Result run(WeightedReplicated plan) {
        RegimeSample sample = sample();
        Link link = Analysed.link(question.protocol(), question.analysis(), plan.link());
        Design covariates = sample.analysed()
                .covariates(question.analysis().adjust())
                .design(sample.analysed().rows());
        Settings settings = sample.settings(plan.correction(), plan.referral());
        return weighted(sample, sample.weights(plan.weights()), covariates, link, plan.stabilisation(), settings);
    }

    Result run(InverseProbability plan) {
        RegimeSample sample = sample();
        Settings settings = sample.settings(plan.correction(), plan.referral());
        Fitting<AllocationWeights> weights = sample.weights(plan.weights());
        return plan.normalisation() == Normalisation.HAJEK
                ? weighted(
                        sample,
                        weights,
                        Design.empty(sample.analysed().size()),
                        Link.IDENTITY,
                        Stabilisation.NONE,
                        settings)
                : horvitzThompson(sample, weights, settings);
    }

    private RegimeSample sample() {
        return RegimeSample.of(question, Analysed.of(question.data(), question.analysis(), row -> true));
    }

    private Result weighted(
            RegimeSample sample,
            Fitting<AllocationWeights> weights,
            Design covariates,
            Link link,
            Stabilisation stabilisation,
            Settings settings) {
        Column outcome = sample.analysed().outcome();
        return result(sample, weights)
                .of(
                        weights.then(found -> new org.stegvis.estimation.regimes.WeightedReplicated(
                                        sample.replicated(),
                                        outcome,
                                        covariates,
                                        sample.probabilities(found),
                                        found.scores(),
                                        link,
                                        stabilisation,
                                        settings)
                                .fit()),
                        found -> result(sample, weights).values(found));
    }

    private Result horvitzThompson(RegimeSample sample, Fitting<AllocationWeights> weights, Settings settings) {
        RegimeResult result = result(sample, weights);
        return result.of(
                weights.then(found -> new HorvitzThompson(
                                sample.replicated(),
                                sample.analysed().outcome(),
                                sample.probabilities(found),
                                found.scores(),
                                settings)
                        .fit()),
                result::values);
    }

    private RegimeResult result(RegimeSample sample, Fitting<AllocationWeights> weights) {
        return new RegimeResult(
                question,
                sample.analysed().numbers(sample.rows().size()),
                switch (weights) {
                    case Fitting.Fitted<AllocationWeights>(var found) -> sample.warnings(sample.probabilities(found));
                    case Fitting.NotFitted<AllocationWeights> none -> List.of();
                });
    }
}
