package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.regimes.RegimeRows;
import org.stegvis.estimation.regimes.RegimeValues;
import org.stegvis.estimation.result.Numbers;
import org.stegvis.estimation.result.Quantity;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.estimation.result.Warning;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.estimator.WeightedReplicated;
import org.stegvis.protocol.regime.Adherence;
import org.stegvis.protocol.regime.EmbeddedRegime;
import org.stegvis.protocol.regime.Turn;

/// Estimates the values of all embedded regimes: finds the rows and their probabilities, and hands them to
/// [org.stegvis.estimation.regimes.WeightedReplicated].
record RegimeAnalysis(Question question, WeightedReplicated plan) {

    Result run() {
        Analysis analysis = question.analysis();
        Analysed analysed = Analysed.of(question.data(), analysis, row -> true);
        List<Row> rows = rows(analysed);
        return switch (AllocationWeights.of(question.protocol(), plan.weights(), analysed, question.paths())) {
            case Fitting.NotFitted<AllocationWeights>(var why) ->
                new Result.NotEstimable(analysis, analysed.numbers(rows.size()), why);
            case Fitting.Fitted<AllocationWeights>(var weights) -> result(analysed, rows, fit(analysed, rows, weights));
        };
    }

    /// @param participant position among those analysed
    /// @param decided the allocations that the regime determined
    private record Row(int participant, int regime, List<Turn.Allocated> decided) {}

    private List<Row> rows(Analysed analysed) {
        List<EmbeddedRegime> regimes = question.regimes();
        var rows = new ArrayList<Row>();
        for (int i = 0; i < analysed.size(); i++) {
            for (int regime = 0; regime < regimes.size(); regime++) {
                if (Adherence.of(regimes.get(regime), question.paths().get(analysed.rows()[i]))
                        instanceof Adherence.Consistent(var decided)) {
                    rows.add(new Row(i, regime, decided));
                }
            }
        }
        return rows;
    }

    private Fitting<RegimeValues> fit(Analysed analysed, List<Row> rows, AllocationWeights weights) {
        var replicated = new RegimeRows(
                question.regimes().stream().map(regime -> regime.id().text()).toList(),
                Grouping.of(analysed.size(), rows.size(), row -> rows.get(row).participant()),
                Grouping.of(
                        question.regimes().size(),
                        rows.size(),
                        row -> rows.get(row).regime()));
        return new org.stegvis.estimation.regimes.WeightedReplicated(
                        replicated,
                        analysed.outcome(),
                        analysed.covariates(question.analysis().adjust()).design(analysed.rows()),
                        Column.of(rows.size(), row -> probability(rows.get(row), weights)),
                        weights.scores(),
                        Analysed.link(question.protocol(), question.analysis()))
                .fit();
    }

    private static double probability(Row row, AllocationWeights weights) {
        double product = 1;
        for (Turn.Allocated turn : row.decided()) {
            product *= weights.probability(row.participant(), turn);
        }
        return product;
    }

    private Result result(Analysed analysed, List<Row> rows, Fitting<RegimeValues> fitting) {
        Analysis analysis = question.analysis();
        Numbers numbers = analysed.numbers(rows.size());
        return switch (fitting) {
            case Fitting.NotFitted<RegimeValues>(var why) -> new Result.NotEstimable(analysis, numbers, why);
            case Fitting.Fitted<RegimeValues>(var found) ->
                new Result.Found(analysis, numbers, sections(found, Level.ofAlpha(analysis.alpha())), warnings(rows));
        };
    }

    private List<Section> sections(RegimeValues found, Level level) {
        JointEstimate values = found.values();
        return List.of(
                new Section.Values(
                        new Quantity.AtVisit(
                                question.analysis().outcome().last().visit()),
                        new Section.Sides.Regimes(question.regimes()),
                        values.estimates(level),
                        values.pairwise(level),
                        found.link() == Link.LOGIT
                                ? new Section.Ratios.OfOdds(found.onLinkScale().ratios(level))
                                : new Section.Ratios.None(),
                        found.onLinkScale().equality()),
                new Section.Coefficients(found.link(), found.coefficients().estimates(level)));
    }

    /// A regime that fewer than this many participants are consistent with has no standard error to speak of.
    private static final int FEW = 5;

    private List<Warning> warnings(List<Row> rows) {
        var warnings = new ArrayList<Warning>();
        for (int regime = 0; regime < question.regimes().size(); regime++) {
            int wanted = regime;
            long followed = rows.stream().filter(row -> row.regime() == wanted).count();
            if (followed < FEW) {
                warnings.add(new Warning.FewFollowed(
                        question.regimes().get(regime).id().text(), (int) followed));
            }
        }
        return warnings;
    }
}
