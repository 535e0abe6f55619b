package org.stegvis.cli.analysis;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.terminal.Console;
import org.stegvis.design.simulation.TrueEffects;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.estimation.result.Prediction;
import org.stegvis.estimation.result.Quantity;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.estimation.result.SurvivalCurves;
import org.stegvis.estimation.result.Tipping;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.learned.LearnedRuleSentence;

/// Results for a person at a terminal: one line an estimate. The document with all digits is the JSON.
///
/// @param truth shown beside the estimates, null when it is not known
public record ResultsText(
        Protocol protocol, Console console, @Nullable TrueEffects truth) {

    /// Writes all results, one analysis after another.
    public void say(List<Result> results) {
        for (Result result : results) {
            head(result);
            switch (result) {
                case Result.Found found -> say(found);
                case Result.NotEstimable(var analysis, var numbers, var why) ->
                    console.result("  not estimable: " + why.sentence());
            }
            console.result("");
        }
    }

    private void say(Result.Found found) {
        boolean hasSeveral = found.sections(Section.Values.class).size() > 1;
        for (Section section : found.sections()) {
            switch (section) {
                case Section.Values values -> {
                    if (hasSeveral) {
                        console.result("  " + name(values.quantity()));
                    }
                    boolean isFirst = values.equals(found.values());
                    new ValuesText(console, TrueBeside.of(truth, found.analysis(), values, isFirst)).say(values);
                }
                case Section.Family family -> new FamilyText(console).say(family);
                // What coefficients say of one person is for the document.
                case Prediction prediction -> {}
                // Those of other models are for the document.
                case Section.Coefficients(var link, var estimates) -> {
                    if (!found.sections(Section.Rule.class).isEmpty()
                            || found.sections(Section.Values.class).isEmpty()) {
                        coefficients(estimates);
                    }
                }
                // Curves are for the report and the document.
                case SurvivalCurves curves -> {}
                case Tipping tipping -> new TippingText(tipping).lines().forEach(console::result);
                case Section.Rule(var rule) ->
                    LearnedRuleSentence.of(protocol, rule, Language.ENGLISH)
                            .forEach(sentence -> console.result("  " + sentence));
                case Section.Progress progress -> new ProgressText(console).say(progress);
                case Section.Parameters(var of, var values) ->
                    console.result("  " + of + ": "
                            + values.stream().map(ResultsText::parameter).collect(Collectors.joining(", ")));
            }
        }
        if (found.sections(Section.Values.class).stream().anyMatch(Section.Values::takesCovariatesAsGiven)) {
            console.result(
                    "  se of a value: the mean covariates taken as given; in the population: as those of a sample");
        }
        found.warnings().forEach(warning -> console.result("  warning: " + warning.sentence()));
    }

    /// The coefficients of the models from which a rule was learned.
    private void coefficients(List<NamedEstimate> coefficients) {
        int width = coefficients.stream()
                .mapToInt(each -> each.name().length())
                .max()
                .orElse(0);
        console.result("  coefficients");
        for (NamedEstimate each : coefficients) {
            console.result("    " + Line.of(each.name(), width, each.estimate()) + "  p "
                    + Line.p(each.estimate().p()));
        }
    }

    private static String name(Quantity quantity) {
        return switch (quantity) {
            case Quantity.AtVisit(var visit) -> visit;
            case Quantity.RestrictedMean(var until, var unit) ->
                "mean of the time without the event up to %.4g %s".formatted(until, unit);
            case Quantity.WithoutEvent(var until, var unit) ->
                "probability of no event up to %.4g %s".formatted(until, unit);
            case Quantity.Area(var from, var to) -> "area from " + from + " to " + to;
        };
    }

    private static String parameter(Section.Parameter parameter) {
        double value = parameter.value();
        boolean isWhole = value == Math.rint(value) && Math.abs(value) < 1e9;
        return String.format(Locale.ROOT, isWhole ? "%s %.0f" : "%s %.4f", parameter.name(), value);
    }

    private void head(Result result) {
        var analysis = result.analysis();
        var numbers = result.numbers();
        console.result("%s: %s".formatted(analysis.id(), analysis.title().in(Language.ENGLISH)));
        console.result("  " + method(analysis));
        console.result("  %s; %d of %d analysed (%d without outcome, %d without covariate); %s %% intervals"
                .formatted(
                        analysis.outcome(),
                        numbers.analysed(),
                        numbers.inData(),
                        numbers.withoutOutcome(),
                        numbers.withoutCovariate(),
                        Line.percent(analysis.level())));
    }

    /// The estimator with its options.
    private static String method(Analysis analysis) {
        var settings = analysis.estimator().settings().entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .toList();
        return analysis.estimator().word() + (settings.isEmpty() ? "" : ", " + String.join(", ", settings));
    }
}
