package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.regimes.RegimeRows;
import org.stegvis.estimation.regimes.Settings;
import org.stegvis.estimation.regimes.WeightedReplicated;
import org.stegvis.estimation.result.Numbers;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Warning;
import org.stegvis.estimation.weights.AllocationModel;
import org.stegvis.estimation.weights.AllocationProbabilities;
import org.stegvis.estimation.weights.ReceivedOptions;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.estimator.CensoringWeighted;
import org.stegvis.protocol.estimator.LinkChoice;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.regime.Adherence;
import org.stegvis.protocol.regime.EmbeddedRegime;
import org.stegvis.protocol.regime.Path;
import org.stegvis.protocol.regime.Turn;

/// Values of regimes by inverse probability of censoring weights.
///
/// Stage by stage, a logistic model among those still there tells the probability of staying. Who stayed through all
/// stages counts for the regimes that they follow, weighted by one over the product of the probabilities of their
/// allocations, as the protocol gives them, and of their staying. Where preferences are honoured, the share of those
/// who came to their option in the same way, of all who came to the decision, is part of it. The covariance allows for
/// the models of staying.
/// Source: ROBINS, ROTNITZKY & ZHAO 1995, JASA 90, 106-121.
record CensoredRegimes(Question question, CensoringWeighted plan) {
    private static final int GONE = 0;
    private static final int STAYED = 1;

    /// @param stayed by stage, whether each analysed participant stayed, was gone, or was not there to stay
    private record Stages(int[] rows, List<int[]> stayed) {

        boolean toTheEnd(int i) {
            return stayed.stream().allMatch(stage -> stage[i] == STAYED);
        }
    }

    Result run() {
        Stages stages = stages();
        int n = stages.rows().length;
        int known = (int) IntStream.range(0, n).filter(stages::toTheEnd).count();
        RegimeRows rows = RegimeRows.of(
                question.regimes().stream().map(regime -> regime.id().text()).toList(),
                n,
                (i, r) -> stages.toTheEnd(i)
                        && follows(stages.rows()[i], question.regimes().get(r)));
        int all = question.data().size();
        var numbers = new Numbers(all, known, n - known, all - n, rows.rows());
        Fitting<AllocationProbabilities> staying = rows.unfollowed().isEmpty()
                ? staying(stages)
                : new Fitting.NotFitted<>(new Diagnosis.NobodyIn(rows.unfollowed()));
        var preferences = PreferenceShares.of(question.protocol(), stages.rows(), question.paths());
        Fitting<WeightedReplicated> model = staying.map(weights -> model(stages, rows, weights, preferences));
        return new RegimeResult(question, numbers, warnings(stages, model))
                .of(
                        model.then(WeightedReplicated::fit),
                        found -> new RegimeResult(question, numbers, List.of()).values(found));
    }

    /// Of those who stayed to the end; nothing without weights.
    private List<Warning> warnings(Stages stages, Fitting<WeightedReplicated> model) {
        return switch (model) {
            case Fitting.NotFitted<WeightedReplicated> none -> List.of();
            case Fitting.Fitted<WeightedReplicated>(var found) -> {
                int[] known = IntStream.range(0, stages.rows().length)
                        .filter(stages::toTheEnd)
                        .map(i -> stages.rows()[i])
                        .toArray();
                var all = new ArrayList<>(RegimeSample.warnings(found.rows(), found.probabilities()));
                all.addAll(RegimeSample.undecided(question, known));
                yield List.copyOf(all);
            }
        };
    }

    private WeightedReplicated model(
            Stages stages, RegimeRows rows, AllocationProbabilities staying, PreferenceShares preferences) {
        TrialData data = question.data();
        var outcome = Outcomes.at(question.analysis().outcome().last(), data);
        int n = stages.rows().length;
        return new WeightedReplicated(
                        rows,
                        // Who is gone has no row, so the outcome that stands for a missing one is never read.
                        Column.of(n, i -> stages.toTheEnd(i) ? outcome.at(stages.rows()[i]) : 0),
                        Design.empty(n),
                        Column.of(rows.rows(), row -> {
                            int i = rows.participant().get(row);
                            EmbeddedRegime regime =
                                    question.regimes().get(rows.regime().get(row));
                            return allocated(stages.rows()[i], i, regime, preferences)
                                    * staying.probabilities().get(i);
                        }),
                        staying.scores(),
                        Analysed.link(question.protocol(), question.analysis(), LinkChoice.BY_OUTCOME))
                .with(new Settings(Clusters.of(question, stages.rows()), plan.correction(), plan.referral()));
    }

    private boolean follows(int row, EmbeddedRegime regime) {
        return Adherence.of(regime, question.paths().get(row)) instanceof Adherence.Consistent;
    }

    /// @param participant position among those there at the first stage
    private double allocated(int row, int participant, EmbeddedRegime regime, PreferenceShares preferences) {
        double product = 1;
        if (Adherence.of(regime, question.paths().get(row)) instanceof Adherence.Consistent(var decided)) {
            for (Turn.Allocated turn : decided) {
                product *= preferences.share(participant, turn) * turn.probability();
            }
        }
        return product;
    }

    /// Who lacks a covariate of a stage while still there is left out of the analysis.
    private Stages stages() {
        int[] rows = IntStream.range(0, question.data().size())
                .filter(this::hasCovariates)
                .toArray();
        var stayed = new ArrayList<int[]>();
        var there = new boolean[rows.length];
        Arrays.fill(there, true);
        for (String stage : plan.stages().keySet()) {
            var here = new int[rows.length];
            for (int i = 0; i < rows.length; i++) {
                boolean remains = remains(stage, rows[i]);
                here[i] = !there[i] ? Grouping.NONE : remains ? STAYED : GONE;
                there[i] &= remains;
            }
            stayed.add(here);
        }
        return new Stages(rows, stayed);
    }

    private boolean hasCovariates(int row) {
        for (Map.Entry<String, List<Reference>> stage : plan.stages().entrySet()) {
            if (!new Covariates(question.data(), stage.getValue()).isComplete(row)) {
                return false;
            }
            if (!remains(stage.getKey(), row)) {
                return true;
            }
        }
        return true;
    }

    private boolean remains(String stage, int row) {
        if (stage.equals(CensoringWeighted.OUTCOME)) {
            return !question.data()
                    .numbers(question.analysis().outcome().last().toString())
                    .isMissing(row);
        }
        Path path = question.paths().get(row);
        return path.turns().stream()
                .noneMatch(turn -> turn instanceof Turn.Open && turn.decision().equals(stage));
    }

    /// The probability of having stayed, and the scores of all models.
    private Fitting<AllocationProbabilities> staying(Stages stages) {
        int n = stages.rows().length;
        Fitting<AllocationProbabilities> all =
                new Fitting.Fitted<>(new AllocationProbabilities(Column.constant(n, 1), Matrix.of(n, 0, (i, j) -> 0)));
        int number = 0;
        for (Map.Entry<String, List<Reference>> stage : plan.stages().entrySet()) {
            int[] stayed = stages.stayed().get(number++);
            if (Arrays.stream(stayed).anyMatch(each -> each == GONE)) {
                var received = new ReceivedOptions(stage.getKey(), List.of("gone", "stayed"), Grouping.of(2, stayed));
                Design covariates = new Covariates(question.data(), stage.getValue())
                        .designOf(stages.rows(), received.received().members());
                var model = new AllocationModel.Logistic(received, covariates);
                all = all.then(before -> model.fit().map(fit -> both(before, fit)));
            }
        }
        return all;
    }

    private static AllocationProbabilities both(AllocationProbabilities one, AllocationProbabilities other) {
        return new AllocationProbabilities(
                Column.of(
                        one.probabilities().size(),
                        i -> one.probabilities().get(i) * other.probabilities().get(i)),
                one.scores().beside(other.scores()));
    }
}
