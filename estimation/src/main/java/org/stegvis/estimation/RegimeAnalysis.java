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
import org.stegvis.estimation.regimes.WeightedReplicated;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.regime.Adherence;
import org.stegvis.protocol.regime.EmbeddedRegime;
import org.stegvis.protocol.regime.Turn;

/// Estimates the values of all embedded regimes: finds the rows and their probabilities, and hands them to
/// [WeightedReplicated].
record RegimeAnalysis(Protocol protocol, Analysis analysis, List<EmbeddedRegime> regimes) {

    Result run(TrialData data, Paths paths) {
        Analysed analysed = Analysed.of(data, analysis, row -> true);
        List<Row> rows = rows(analysed, paths);
        return switch (AllocationWeights.of(protocol, analysis, analysed, paths)) {
            case Fitting.NotFitted<AllocationWeights>(var why) ->
                new Result.NotEstimable(analysis, analysed.numbers(rows.size()), why);
            case Fitting.Fitted<AllocationWeights>(var weights) -> result(analysed, rows, fit(analysed, rows, weights));
        };
    }

    /// @param participant position among those analysed
    /// @param decided the allocations that the regime determined
    private record Row(int participant, int regime, List<Turn.Allocated> decided) {}

    private List<Row> rows(Analysed analysed, Paths paths) {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < analysed.size(); i++) {
            for (int regime = 0; regime < regimes.size(); regime++) {
                if (Adherence.of(regimes.get(regime), paths.get(analysed.rows()[i]))
                        instanceof Adherence.Consistent(var decided)) {
                    rows.add(new Row(i, regime, decided));
                }
            }
        }
        return rows;
    }

    private Fitting<RegimeValues> fit(Analysed analysed, List<Row> rows, AllocationWeights weights) {
        var replicated = new RegimeRows(
                regimes.stream().map(regime -> regime.id().text()).toList(),
                Grouping.of(analysed.size(), rows.size(), row -> rows.get(row).participant()),
                Grouping.of(regimes.size(), rows.size(), row -> rows.get(row).regime()));
        return new WeightedReplicated(
                        replicated,
                        analysed.outcome(),
                        analysed.covariates(analysis.adjust()).design(analysed.rows()),
                        Column.of(rows.size(), row -> probability(rows.get(row), weights)),
                        weights.scores(),
                        Analysed.link(protocol, analysis))
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
        Level level = Level.ofAlpha(analysis.alpha());
        return switch (fitting) {
            case Fitting.NotFitted<RegimeValues>(var why) ->
                new Result.NotEstimable(analysis, analysed.numbers(rows.size()), why);
            case Fitting.Fitted<RegimeValues>(var found) -> {
                JointEstimate values = found.values();
                yield new Result.OfRegimes(
                        analysis,
                        analysed.numbers(rows.size()),
                        found.link(),
                        found.coefficients().estimates(level),
                        regimes,
                        values.estimates(level),
                        values.pairwise(level),
                        found.link() == Link.LOGIT ? found.onLinkScale().oddsRatios(level) : List.of(),
                        found.onLinkScale().equality());
            }
        };
    }
}
