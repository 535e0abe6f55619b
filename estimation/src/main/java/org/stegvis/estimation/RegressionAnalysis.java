package org.stegvis.estimation;

import java.util.List;
import org.stegvis.estimation.comparison.ComparedOptions;
import org.stegvis.estimation.comparison.ProportionalOdds;
import org.stegvis.estimation.comparison.StandardisedMeans;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.result.Quantity;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.protocol.estimator.Regression;

/// Compares the options of one decision on a yes-no, count or ordinal outcome.
record RegressionAnalysis(Question question, ComparedGroups groups) {

    static RegressionAnalysis of(Question question) {
        return new RegressionAnalysis(question, ComparedGroups.of(question));
    }

    Result run(Regression plan) {
        Analysed analysed = Analysed.of(question.data(), question.analysis(), groups::includes);
        var compared = new ComparedOptions(
                groups.names(),
                groups.grouping(analysed.rows()),
                analysed.outcome(),
                analysed.covariates(question.analysis().adjust()).design(analysed.rows()),
                Clusters.of(question, analysed.rows()));
        return switch (plan.family()) {
            case LOGISTIC -> result(analysed, standardised(compared, Link.LOGIT));
            case POISSON -> result(analysed, standardised(compared, Link.LOG));
            case PROPORTIONAL_ODDS ->
                result(analysed, new ProportionalOdds(compared).fit().map(this::ofOdds));
        };
    }

    private Result result(Analysed analysed, Fitting<List<Section>> fitting) {
        return switch (fitting) {
            case Fitting.NotFitted<List<Section>>(var why) ->
                new Result.NotEstimable(question.analysis(), analysed.numbers(analysed.size()), why);
            case Fitting.Fitted<List<Section>>(var sections) ->
                new Result.Found(
                        question.analysis(),
                        analysed.numbers(analysed.size()),
                        sections,
                        RegimeResult.warnings(new ChancesByRoute(question, groups).of(analysed.rows()), sections));
        };
    }

    private Level level() {
        return Level.ofAlpha(question.analysis().alpha());
    }

    private Fitting<List<Section>> standardised(ComparedOptions compared, Link link) {
        return new StandardisedMeans(compared, link).fit().map(found -> {
            Section.Ratios ratios = link == Link.LOGIT
                    ? new Section.Ratios.OfRisks(
                            found.logarithms().ratios(level()), found.logOdds().ratios(level()))
                    : new Section.Ratios.OfMeans(found.logarithms().ratios(level()));
            return List.of(
                    values(found.means(), ratios),
                    new Section.Coefficients(link, found.coefficients().estimates(level())));
        });
    }

    private List<Section> ofOdds(ProportionalOdds.Found found) {
        return List.of(
                values(found.means(), new Section.Ratios.OfOdds(found.logOdds().ratios(level()))),
                new Section.Coefficients(Link.LOGIT, found.coefficients().estimates(level())));
    }

    private Section.Values values(JointEstimate means, Section.Ratios ratios) {
        return new Section.Values(
                new Quantity.AtVisit(question.analysis().outcome().last().visit()),
                new Section.Sides.Options(),
                means.estimates(level()),
                means.pairwise(level()),
                ratios,
                means.equality());
    }
}
