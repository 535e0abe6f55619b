package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.regimes.InterimRegression;
import org.stegvis.estimation.regimes.InterimValues;
import org.stegvis.estimation.regimes.SequentialRegression;
import org.stegvis.estimation.regimes.Settings;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.estimator.InterimAugmented;
import org.stegvis.protocol.estimator.LinkChoice;

/// Values of regimes at an interim look, by all who have been allocated at the first decision.
record InterimRegimes(Question question, InterimAugmented plan) {

    /// What a look found.
    ///
    /// @param rows of the data that were analysed
    record Look(InterimValues found, Coming coming, int[] rows) {}

    Result run() {
        RegimeSample sample = sample();
        Fitting<AllocationWeights> weights = sample.weights(plan.weights());
        return new RegimeResult(
                        question,
                        sample.analysed().numbers(sample.rows().size()),
                        switch (weights) {
                            case Fitting.Fitted<AllocationWeights>(var found) ->
                                sample.warnings(sample.probabilities(found));
                            case Fitting.NotFitted<AllocationWeights> none -> List.of();
                        })
                .of(look(), this::sections);
    }

    Fitting<Look> look() {
        RegimeSample sample = sample();
        int[] rows = sample.analysed().rows();
        return sample.weights(plan.weights())
                .then(weights -> Coming.of(question, rows, plan.progress())
                        .then(coming ->
                                regression(sample, weights, coming).fit().map(found -> new Look(found, coming, rows))));
    }

    private InterimRegression regression(RegimeSample sample, AllocationWeights weights, Coming coming) {
        var stages = new StagesOfRegimes(sample, weights, plan.history(), coming);
        boolean hasCovariates =
                !question.analysis().adjust().isEmpty() || !plan.history().isEmpty();
        // Without covariates the cell means are the same under any link, and may be 0 or 1.
        Link link = hasCovariates
                ? Analysed.link(question.protocol(), question.analysis(), LinkChoice.BY_OUTCOME)
                : Link.IDENTITY;
        Settings settings = sample.settings(plan.correction(), plan.referral());
        return new InterimRegression(
                new SequentialRegression(stages.all(), sample.analysed().outcome(), weights.scores(), link, settings),
                weights.scores(),
                coming.scores(),
                coming.finishing(),
                plan.augmentation());
    }

    /// All who were allocated at the first decision and have the covariates of those they came to; as
    /// followers of a regime count those who have the outcome.
    private RegimeSample sample() {
        var covariates = new HashMap<String, Covariates>();
        plan.history().forEach((decision, names) -> covariates.put(decision, new Covariates(question.data(), names)));
        Analysed analysed = Analysed.soFar(
                question.data(),
                question.analysis(),
                row -> Coming.stages(question, row) > 0,
                row -> covariates.entrySet().stream()
                        .allMatch(each -> question.paths().at(row, each.getKey()) == null
                                || each.getValue().isComplete(row)));
        RegimeSample all = RegimeSample.of(question, analysed);
        int end = question.protocol().decisions().size() + 1;
        return new RegimeSample(
                question,
                analysed,
                all.rows().stream()
                        .filter(row -> Coming.stages(question, analysed.rows()[row.participant()]) == end)
                        .toList());
    }

    private List<Section> sections(Look look) {
        var sections =
                new ArrayList<>(new RegimeResult(question, sample().analysed().numbers(0), List.of())
                        .values(look.found().values()));
        int planned = question.protocol().trial().participants();
        sections.add(new Section.Progress(reached(look.coming()), planned, fractions(look.found(), planned)));
        return sections;
    }

    private List<Section.Reached> reached(Coming coming) {
        List<Decision> decisions = question.protocol().decisions();
        int[] counts = coming.counts();
        return IntStream.range(0, counts.length)
                .mapToObj(stage -> new Section.Reached(
                        stage < decisions.size()
                                ? decisions.get(stage).id()
                                : question.analysis().outcome().toString(),
                        counts[stage]))
                .toList();
    }

    /// Of the values, then of the contrasts; none of those that do not vary.
    private static List<Section.Fraction> fractions(InterimValues found, int planned) {
        List<String> names = found.values().names();
        var all = new ArrayList<Section.Fraction>();
        for (int d = 0; d < names.size(); d++) {
            all.add(new Section.Fraction(names.get(d), null, found.fraction(d, planned)));
        }
        for (int d = 0; d < names.size(); d++) {
            for (int e = d + 1; e < names.size(); e++) {
                all.add(new Section.Fraction(names.get(d), names.get(e), found.fraction(d, e, planned)));
            }
        }
        return all.stream().filter(each -> Double.isFinite(each.fraction())).toList();
    }
}
