package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.regimes.HorvitzThompson;
import org.stegvis.estimation.regimes.RegimeValues;
import org.stegvis.estimation.regimes.Settings;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
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
        Fitting<AllocationWeights> weights = sample.weights(plan.weights());
        return weighted(sample, weights, covariates, link, plan.stabilisation(), settings, (known, found) -> {
            Column probabilities = sample.probabilities(known);
            Column inverse = Column.of(probabilities.size(), row -> 1 / probabilities.get(row));
            return List.of(new RegimePrediction(
                            sample,
                            covariates,
                            inverse,
                            link,
                            Level.ofAlpha(question.analysis().alpha()))
                    .of(found));
        });
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
                        settings,
                        (known, found) -> List.of())
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
            Settings settings,
            BiFunction<AllocationWeights, RegimeValues, List<? extends Section>> more) {
        Column outcome = sample.analysed().outcome();
        return result(sample, weights)
                .of(
                        weights.then(known -> new org.stegvis.estimation.regimes.WeightedReplicated(
                                        sample.replicated(),
                                        outcome,
                                        covariates,
                                        sample.probabilities(known),
                                        known.scores(),
                                        link,
                                        stabilisation,
                                        settings)
                                .fit()
                                .map(found -> new Weighted(known, found))),
                        both -> {
                            var sections = new ArrayList<Section>(
                                    result(sample, weights).values(both.found()));
                            sections.addAll(more.apply(both.known(), both.found()));
                            return List.copyOf(sections);
                        });
    }

    private record Weighted(AllocationWeights known, RegimeValues found) {}

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
                question, sample.analysed().numbers(sample.rows().size()), sample.warnings(weights));
    }
}
