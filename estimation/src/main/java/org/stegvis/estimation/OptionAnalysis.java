package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.comparison.AdjustedMeans;
import org.stegvis.estimation.comparison.AnalysisOfCovariance;
import org.stegvis.estimation.comparison.ComparedOptions;
import org.stegvis.estimation.comparison.ErrorVariance;
import org.stegvis.estimation.comparison.StandardisedRisks;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Link;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.regime.Turn;
import org.stegvis.protocol.tailoring.Offering.How;

/// Compares the options of one decision among those whom chance allocated there.
record OptionAnalysis(Protocol protocol, Analysis analysis, Analysis.Comparison.Options compare) {

    Result run(TrialData data, Paths paths) {
        Map<String, String> groups = groupByOption();
        Analysed analysed = Analysed.of(data, analysis, row -> group(paths, row, groups) != null);
        List<String> names = names(groups);
        Grouping received = Grouping.of(
                names.size(), analysed.size(), i -> names.indexOf(group(paths, analysed.rows()[i], groups)));
        var compared = new ComparedOptions(
                names,
                received,
                analysed.outcome(),
                analysed.covariates(analysis.adjust()).design(analysed.rows()));
        return switch (Analysed.link(protocol, analysis)) {
            case IDENTITY ->
                result(
                        analysed,
                        new AnalysisOfCovariance(compared, ErrorVariance.EQUAL)
                                .fit()
                                .map(OptionAnalysis::means));
            case LOGIT -> result(analysed, new StandardisedRisks(compared).fit().map(Means::ofRisks));
        };
    }

    /// @param coefficients all coefficients, null where the model has none to show
    private record Means(
            Link link, JointEstimate means, @Nullable JointEstimate coefficients) {
        static Means ofRisks(JointEstimate risks) {
            return new Means(Link.LOGIT, risks, null);
        }
    }

    private static Means means(AdjustedMeans fit) {
        return new Means(Link.IDENTITY, fit.means(), fit.coefficients());
    }

    private Result result(Analysed analysed, Fitting<Means> fitting) {
        Level level = Level.ofAlpha(analysis.alpha());
        return switch (fitting) {
            case Fitting.NotFitted<Means>(var why) ->
                new Result.NotEstimable(analysis, analysed.numbers(analysed.size()), why);
            case Fitting.Fitted<Means>(var found) ->
                new Result.OfOptions(
                        analysis,
                        analysed.numbers(analysed.size()),
                        found.link(),
                        coefficients(found, level),
                        found.means().estimates(level),
                        found.means().pairwise(level),
                        found.means().equality());
        };
    }

    private static List<NamedEstimate> coefficients(Means found, Level level) {
        return found.coefficients() == null ? List.of() : found.coefficients().estimates(level);
    }

    private static @Nullable String group(Paths paths, int row, Map<String, String> groups, String decision) {
        Turn.Allocated turn = paths.at(row, decision);
        return turn == null || turn.offering().how() != How.BY_CHANCE ? null : groups.get(turn.option());
    }

    private @Nullable String group(Paths paths, int row, Map<String, String> groups) {
        return group(paths, row, groups, compare.decision());
    }

    /// Options left out of all groups are not compared.
    private Map<String, String> groupByOption() {
        var groups = new LinkedHashMap<String, String>();
        if (compare.groups().isEmpty()) {
            TrialColumns.options(protocol.decision(compare.decision())).forEach(option -> groups.put(option, option));
        }
        compare.groups().forEach((name, options) -> options.forEach(option -> groups.put(option, name)));
        return groups;
    }

    private static List<String> names(Map<String, String> groups) {
        return new ArrayList<>(groups.values()).stream().distinct().toList();
    }
}
