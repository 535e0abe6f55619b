package org.stegvis.estimation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.comparison.AdjustedMeans;
import org.stegvis.estimation.comparison.AnalysisOfCovariance;
import org.stegvis.estimation.comparison.ComparedOptions;
import org.stegvis.estimation.comparison.ErrorVariance;
import org.stegvis.estimation.comparison.StandardisedRisks;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.result.Numbers;
import org.stegvis.estimation.result.Quantity;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.estimation.result.Warning;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Scale;

/// Compares the options of one decision among those whom chance allocated there.
record OptionAnalysis(Question question, ComparedGroups groups) {

    static OptionAnalysis of(Question question) {
        return new OptionAnalysis(question, ComparedGroups.of(question));
    }

    Result run() {
        Analysis analysis = question.analysis();
        Analysed analysed = Analysed.of(question.data(), analysis, groups::includes);
        var compared = new ComparedOptions(
                groups.names(),
                groups.grouping(analysed.rows()),
                analysed.outcome(),
                analysed.covariates(analysis.adjust()).design(analysed.rows()),
                Clusters.of(question, analysed.rows()));
        Numbers numbers = analysed.numbers(analysed.size());
        List<Warning> byRoute = new ChancesByRoute(question, groups).of(analysed.rows());
        boolean isBinary =
                question.protocol().measure(analysis.outcome().measure()).scale() instanceof Scale.Binary;
        return isBinary
                ? told(question, numbers, new StandardisedRisks(compared).fit().map(Means::ofRisks), byRoute)
                : result(question, numbers, new AnalysisOfCovariance(compared, ErrorVariance.EQUAL).fit(), byRoute);
    }

    /// What an analysis of covariance found.
    ///
    /// @param warnings of what was compared
    static Result result(Question question, Numbers numbers, Fitting<AdjustedMeans> fitting, List<Warning> warnings) {
        return told(
                question,
                numbers,
                fitting.map(fit -> new Means(Link.IDENTITY, fit.means(), fit.meansInPopulation(), fit.coefficients())),
                warnings);
    }

    /// @param inPopulation the means with the covariance of estimates of the population's
    /// @param coefficients all coefficients, null where the model has none to show
    private record Means(
            Link link,
            JointEstimate means,
            JointEstimate inPopulation,
            @Nullable JointEstimate coefficients) {
        static Means ofRisks(JointEstimate risks) {
            return new Means(Link.LOGIT, risks, risks, null);
        }
    }

    private static Result told(Question question, Numbers numbers, Fitting<Means> fitting, List<Warning> warnings) {
        Analysis analysis = question.analysis();
        return switch (fitting) {
            case Fitting.NotFitted<Means>(var why) -> new Result.NotEstimable(analysis, numbers, why);
            case Fitting.Fitted<Means>(var found) -> {
                List<Section> sections = sections(analysis, found);
                yield new Result.Found(analysis, numbers, sections, RegimeResult.warnings(warnings, sections));
            }
        };
    }

    private static List<Section> sections(Analysis analysis, Means found) {
        Level level = Level.ofAlpha(analysis.alpha());
        var values = new Section.Values(
                new Quantity.AtVisit(analysis.outcome().last().visit()),
                new Section.Sides.Options(),
                found.means().estimates(level),
                found.inPopulation().estimates(level),
                found.means().pairwise(level),
                new Section.Ratios.None(),
                found.means().equality());
        JointEstimate coefficients = found.coefficients();
        return List.of(
                values,
                new Section.Coefficients(
                        found.link(), coefficients == null ? List.of() : coefficients.estimates(level)));
    }
}
