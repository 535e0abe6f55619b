package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import org.stegvis.estimation.inference.GlobalTest;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.result.Numbers;
import org.stegvis.estimation.result.Quantity;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.estimation.result.SurvivalCurves;
import org.stegvis.estimation.result.Warning;
import org.stegvis.estimation.survival.CensoringModel;
import org.stegvis.estimation.survival.FollowUp;
import org.stegvis.estimation.survival.Staying;
import org.stegvis.estimation.survival.WeightedSurvival;
import org.stegvis.protocol.Analysis.Comparison;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.estimator.Correction;
import org.stegvis.protocol.estimator.Referral;
import org.stegvis.protocol.estimator.Survival;

/// Times to an event under regimes, or under the options of a decision among those to whom chance gave one.
record SurvivalAnalysis(Question question, Survival plan) {

    /// More steps than a plot can show.
    private static final int MOST_STEPS = 1000;

    /// What is compared, with the weight of each participant in each.
    ///
    /// @param scores of the models of the weights
    private record Compared(
            Section.Sides sides, List<String> names, Matrix weights, Matrix scores, List<Warning> warnings) {}

    Result run() {
        if (!(question.protocol()
                        .measure(question.analysis().outcome().measure())
                        .scale()
                instanceof Scale.TimeToEvent(var unit))) {
            throw new IllegalArgumentException(
                    "Estimator 'survival' of analysis '%s' must have a time to an event; %s is none."
                            .formatted(
                                    question.analysis().id(),
                                    question.analysis().outcome()));
        }
        Analysed analysed = isOfRegimes() ? analysed(row -> true) : analysed(ComparedGroups.of(question)::includes);
        Numbers numbers = analysed.numbers(analysed.size());
        RegimeSample sample = RegimeSample.of(question, analysed);
        FollowUp followUp = followUp(analysed);
        Fitting<Result.Found> found = (isOfRegimes() ? ofRegimes(sample) : ofOptions(analysed))
                .then(compared -> horizon(compared, followUp)
                        .then(horizon -> staying(analysed, followUp).map(staying -> {
                            Grouping clusters = sample.settings(Correction.NONE, Referral.NORMAL)
                                    .clusters();
                            var estimator = new WeightedSurvival(
                                    compared.names(),
                                    followUp,
                                    compared.weights(),
                                    staying,
                                    clusters,
                                    compared.scores(),
                                    horizon);
                            return found(
                                    numbers,
                                    compared,
                                    estimator.estimate(),
                                    horizon,
                                    unit,
                                    ending(compared, followUp, horizon));
                        })));
        return switch (found) {
            case Fitting.Fitted<Result.Found>(var result) -> result;
            case Fitting.NotFitted<Result.Found>(var why) -> new Result.NotEstimable(question.analysis(), numbers, why);
        };
    }

    private Analysed analysed(IntPredicate belongs) {
        var events = question.data().numbers(eventColumn());
        var staying = new Covariates(question.data(), plan.staying());
        return Analysed.of(
                question.data(),
                question.analysis(),
                belongs,
                row -> !events.isMissing(row) && staying.isComplete(row));
    }

    private String eventColumn() {
        return TrialColumns.event(question.analysis().outcome().last().toString());
    }

    private FollowUp followUp(Analysed analysed) {
        Column times = analysed.outcome();
        for (int i = 0; i < times.size(); i++) {
            if (!(times.get(i) >= 0)) {
                throw new IllegalArgumentException("%s of participant %s is %s but a time must be zero or more."
                        .formatted(
                                question.analysis().outcome(),
                                question.data().participants().get(analysed.rows()[i]),
                                times.get(i)));
            }
        }
        var events = question.data().numbers(eventColumn());
        return new FollowUp(times, Column.of(times.size(), i -> events.at(analysed.rows()[i])));
    }

    private Fitting<Compared> ofRegimes(RegimeSample sample) {
        return sample.weights(plan.weights()).map(weights -> {
            Column probabilities = sample.probabilities(weights);
            var all = new double[sample.analysed().size()][sample.names().size()];
            for (int row = 0; row < sample.rows().size(); row++) {
                RegimeSample.Row each = sample.rows().get(row);
                all[each.participant()][each.regime()] = 1 / probabilities.get(row);
            }
            return new Compared(
                    new Section.Sides.Regimes(question.regimes()),
                    sample.names(),
                    Matrix.ofRows(all),
                    weights.scores(),
                    sample.warnings(probabilities));
        });
    }

    private Fitting<Compared> ofOptions(Analysed analysed) {
        ComparedGroups groups = ComparedGroups.of(question);
        List<String> nobody = groups.without(analysed.rows());
        if (!nobody.isEmpty()) {
            return new Fitting.NotFitted<>(new Diagnosis.NobodyIn(nobody));
        }
        Grouping grouping = groups.grouping(analysed.rows());
        int n = analysed.size();
        return new Fitting.Fitted<>(new Compared(
                new Section.Sides.Options(),
                groups.names(),
                Matrix.of(n, groups.names().size(), (i, g) -> grouping.get(i) == g ? 1 : 0),
                Matrix.of(n, 0, (i, j) -> 0),
                new ChancesByRoute(question, groups).of(analysed.rows())));
    }

    private Fitting<Staying> staying(Analysed analysed, FollowUp followUp) {
        return plan.staying().isEmpty()
                ? new Fitting.Fitted<>(Staying.unrelated())
                : new CensoringModel(
                                followUp, analysed.covariates(plan.staying()).design(analysed.rows()))
                        .fit();
    }

    /// That of the plan, if under all that is compared somebody is observed until then or nobody is left without the
    /// event; without a plan the longest time for which somebody is observed.
    private Fitting<Double> horizon(Compared compared, FollowUp followUp) {
        Double wanted = plan.horizon();
        double common = Double.POSITIVE_INFINITY;
        for (int d = 0; d < compared.names().size(); d++) {
            double last = WeightedSurvival.last(followUp, compared.weights().column(d));
            if (wanted != null && last < wanted && !ends(compared, followUp, d)) {
                return new Fitting.NotFitted<>(
                        new Diagnosis.BeyondFollowUp(compared.names().get(d), last, wanted));
            }
            common = Math.min(common, last);
        }
        double horizon = wanted == null ? common : wanted;
        return horizon > 0
                ? new Fitting.Fitted<>(horizon)
                : new Fitting.NotFitted<>(
                        new Diagnosis.BeyondFollowUp(compared.names().getFirst(), 0, horizon));
    }

    private static boolean ends(Compared compared, FollowUp followUp, int side) {
        return WeightedSurvival.endsWithEvents(followUp, compared.weights().column(side));
    }

    /// The sides on which nobody is left without the event before the horizon.
    private static List<Warning> ending(Compared compared, FollowUp followUp, double horizon) {
        var warnings = new ArrayList<Warning>();
        for (int d = 0; d < compared.names().size(); d++) {
            double last = WeightedSurvival.last(followUp, compared.weights().column(d));
            if (last < horizon && ends(compared, followUp, d)) {
                warnings.add(new Warning.CurveEnds(compared.names().get(d), last, horizon));
            }
        }
        return warnings;
    }

    private Result.Found found(
            Numbers numbers,
            Compared compared,
            WeightedSurvival.Found found,
            double horizon,
            String unit,
            List<Warning> ending) {
        Section.Values means = values(new Quantity.RestrictedMean(horizon, unit), compared, found.means());
        var warnings = new ArrayList<Warning>(compared.warnings());
        warnings.addAll(ending);
        warnings.addAll(RegimeResult.warnings(means));
        return new Result.Found(
                question.analysis(),
                numbers,
                List.of(
                        means,
                        values(new Quantity.WithoutEvent(horizon, unit), compared, found.survival()),
                        curves(compared, found, horizon, unit),
                        logRank(found.logRank())),
                warnings);
    }

    private SurvivalCurves curves(Compared compared, WeightedSurvival.Found found, double horizon, String unit) {
        Level level = Level.ofAlpha(question.analysis().alpha());
        var curves = new ArrayList<SurvivalCurves.Curve>();
        for (int d = 0; d < compared.names().size(); d++) {
            WeightedSurvival.Curve each = found.curves().get(d);
            curves.add(SurvivalCurves.Curve.of(
                            compared.names().get(d),
                            list(each.times()),
                            list(each.survival()),
                            list(each.standardErrors()),
                            level)
                    .thinned(MOST_STEPS));
        }
        return new SurvivalCurves(horizon, unit, level.value(), curves);
    }

    private static List<Double> list(Column column) {
        return DoubleStream.of(column.toArray()).boxed().toList();
    }

    private Section.Values values(Quantity quantity, Compared compared, JointEstimate values) {
        Level level = Level.ofAlpha(question.analysis().alpha());
        return new Section.Values(
                quantity,
                compared.sides(),
                values.estimates(level),
                values.pairwise(level),
                new Section.Ratios.None(),
                isOfRegimes() ? values.equality(IndependentRegimes.of(question.regimes())) : values.equality());
    }

    private boolean isOfRegimes() {
        return question.analysis().compare() instanceof Comparison.Regimes;
    }

    private static Section.Parameters logRank(GlobalTest test) {
        return new Section.Parameters(
                "log-rank",
                List.of(
                        new Section.Parameter("chi-square", test.statistic()),
                        new Section.Parameter("df", test.df()),
                        new Section.Parameter("p", test.p())));
    }
}
