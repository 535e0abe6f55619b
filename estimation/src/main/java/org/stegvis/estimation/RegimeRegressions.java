package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.regimes.RegimeStages;
import org.stegvis.estimation.regimes.SequentialRegression;
import org.stegvis.estimation.regimes.Settings;
import org.stegvis.estimation.result.Result;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.estimator.AugmentedInverseProbability;
import org.stegvis.protocol.estimator.GComputation;
import org.stegvis.protocol.estimator.LinkChoice;
import org.stegvis.protocol.estimator.Weights;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.regime.EmbeddedRegime;
import org.stegvis.protocol.regime.Following;

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
                question,
                sample.analysed().numbers(sample.rows().size()),
                switch (weights) {
                    case Fitting.Fitted<AllocationWeights>(var found) -> sample.warnings(sample.probabilities(found));
                    case Fitting.NotFitted<AllocationWeights> none -> List.of();
                });
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
        List<RegimeStages> regimes = question.regimes().stream()
                .map(regime -> stages(sample, weights, history, regime))
                .toList();
        // Without covariates the cell means are the same under any link, and may be 0 or 1.
        Link link = hasCovariates
                ? Analysed.link(question.protocol(), question.analysis(), LinkChoice.BY_OUTCOME)
                : Link.IDENTITY;
        return new SequentialRegression(regimes, sample.analysed().outcome(), weights.scores(), link, settings);
    }

    private RegimeStages stages(
            RegimeSample sample,
            AllocationWeights weights,
            SequencedMap<String, List<Reference>> history,
            EmbeddedRegime regime) {
        List<Following> followings = IntStream.of(sample.analysed().rows())
                .mapToObj(row -> Following.of(regime, question.paths().get(row)))
                .toList();
        var stages = new ArrayList<RegimeStages.Stage>();
        int[] members = IntStream.range(0, followings.size()).toArray();
        for (Decision decision : question.protocol().decisions()) {
            int[] here = members;
            List<Following.@Nullable Step> steps = new ArrayList<>();
            for (int i : here) {
                steps.add(step(followings.get(i), decision.id()));
            }
            var kept = new boolean[here.length];
            for (int i = 0; i < here.length; i++) {
                Following.Step step = steps.get(i);
                kept[i] = step == null || step.kept();
            }
            stages.add(stage(sample, weights, history, decision.id(), here, steps, kept));
            members = IntStream.range(0, here.length)
                    .filter(i -> kept[i])
                    .map(i -> here[i])
                    .toArray();
        }
        return new RegimeStages(regime.id().text(), stages);
    }

    private static Following.@Nullable Step step(Following following, String decision) {
        for (Following.Step step : following.steps()) {
            if (step.turn().decision().equals(decision)) {
                return step;
            }
        }
        return null;
    }

    private RegimeStages.Stage stage(
            RegimeSample sample,
            AllocationWeights weights,
            SequencedMap<String, List<Reference>> history,
            String decision,
            int[] members,
            List<Following.@Nullable Step> steps,
            boolean[] kept) {
        Map<List<String>, Integer> numbers = new HashMap<>();
        var situations = new ArrayList<String>();
        var cells = new int[members.length];
        for (int i = 0; i < members.length; i++) {
            int row = sample.analysed().rows()[members[i]];
            List<String> way = AllocationWeights.way(question.paths().get(row), decision);
            Integer known = numbers.get(way);
            if (known == null) {
                known = situations.size();
                numbers.put(way, known);
                situations.add(Situation.name(question.paths().get(row), decision, known));
            }
            cells[i] = known;
        }
        Column probabilities = Column.of(members.length, i -> {
            Following.Step step = steps.get(i);
            return step == null ? 1 : weights.probability(members[i], step.turn());
        });
        Design covariates = baseline(sample, members)
                .and(history(sample, members, steps, history.getOrDefault(decision, List.of())));
        return new RegimeStages.Stage(
                members, kept, Grouping.of(situations.size(), cells), situations, covariates, probabilities);
    }

    private Design baseline(RegimeSample sample, int[] members) {
        return sample.analysed()
                .covariates(question.analysis().adjust())
                .design(sample.analysed().rows())
                .at(members);
    }

    /// The covariates of a decision for those allocated there; zero for others, who are in cells of their
    /// own.
    private Design history(
            RegimeSample sample, int[] members, List<Following.@Nullable Step> steps, List<Reference> names) {
        int[] rows = IntStream.of(members).map(i -> sample.analysed().rows()[i]).toArray();
        int[] allocated = IntStream.range(0, members.length)
                .filter(i -> steps.get(i) != null)
                .toArray();
        if (names.isEmpty() || allocated.length == 0) {
            return Design.empty(members.length);
        }
        Design all = sample.analysed().covariates(names).designOf(rows, allocated);
        return new Design(
                members.length,
                all.terms().stream().map(term -> "at decision: " + term).toList(),
                all.columns().stream()
                        .map(column -> Column.of(members.length, i -> steps.get(i) == null ? 0 : column.get(i)))
                        .toList());
    }
}
