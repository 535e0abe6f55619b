package org.stegvis.cli.analysis;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.terminal.Console;
import org.stegvis.design.simulation.TrueEffects;
import org.stegvis.estimation.inference.Contrast;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.GlobalTest;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.estimation.inference.Ratio;
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
                    say(values, effect(found.analysis(), values, values.equals(found.values())));
                }
                case Section.Family family -> say(family);
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

    private void say(Section.Family family) {
        console.result("  all contrasts together, %s %% intervals".formatted(percent(family.level())));
        int width = family.contrasts().stream()
                .mapToInt(each -> name(each).length())
                .max()
                .orElse(0);
        for (Section.Adjusted each : family.contrasts()) {
            console.result("    " + name(each) + " ".repeat(width - name(each).length())
                    + String.format(
                            Locale.ROOT,
                            "  (%.3f to %.3f)  p by max-t %s, Holm %s, Hochberg %s",
                            each.lower(),
                            each.upper(),
                            p(each.maxT()),
                            p(each.holm()),
                            p(each.hochberg())));
        }
        if (!family.best().isEmpty()) {
            console.result("    may be the best: "
                    + family.best().stream()
                            .map(each -> (each.mayBeBest() ? each.side() : "not " + each.side()) + " (p " + p(each.p())
                                    + ")")
                            .collect(Collectors.joining(", ")));
        }
    }

    /// The coefficients of the models from which a rule was learned.
    private void coefficients(List<NamedEstimate> coefficients) {
        int width = coefficients.stream()
                .mapToInt(each -> each.name().length())
                .max()
                .orElse(0);
        console.result("  coefficients");
        for (NamedEstimate each : coefficients) {
            console.result("    " + line(each.name(), width, each.estimate()) + "  p "
                    + p(each.estimate().p()));
        }
    }

    private static String name(Section.Adjusted each) {
        return each.of() + " - " + each.versus();
    }

    private String name(Quantity quantity) {
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
                        percent(analysis.level())));
    }

    /// The estimator with its options.
    private static String method(Analysis analysis) {
        var settings = analysis.estimator().settings().entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .toList();
        return analysis.estimator().word() + (settings.isEmpty() ? "" : ", " + String.join(", ", settings));
    }

    /// @param effect what is true of these values, null where it is not known
    private void say(Section.Values section, TrueEffects.@Nullable Effect effect) {
        List<NamedEstimate> values = section.values();
        List<Contrast> contrasts = section.contrasts();
        int width = Math.max(
                values.stream().mapToInt(value -> value.name().length()).max().orElse(0),
                contrasts.stream().mapToInt(each -> name(each).length()).max().orElse(0));
        for (int i = 0; i < values.size(); i++) {
            NamedEstimate value = values.get(i);
            console.result("  " + line(value.name(), width, value.estimate())
                    + (section.takesCovariatesAsGiven()
                            ? inPopulation(section.inPopulation().get(i))
                            : "")
                    + beside(effect, value));
        }
        for (Contrast contrast : contrasts) {
            Estimate difference = contrast.difference();
            console.result("  " + line(name(contrast), width, difference) + "  p " + p(difference.p())
                    + beside(effect, contrast));
        }
        say(section.ratios(), width);
        if (!contrasts.isEmpty()) {
            console.result("  all equal: " + test(section.equality()));
        }
    }

    private static String inPopulation(NamedEstimate value) {
        return String.format(
                Locale.ROOT, ", in the population %.3f", value.estimate().se());
    }

    private void say(Section.Ratios ratios, int width) {
        switch (ratios) {
            case Section.Ratios.None none -> {}
            case Section.Ratios.OfOdds(var odds) -> say("odds ratio", odds, width);
            case Section.Ratios.OfRisks(var risks, var odds) -> {
                say("risk ratio", risks, width);
                say("odds ratio", odds, width);
            }
            case Section.Ratios.OfMeans(var means) -> say("ratio of means", means, width);
        }
    }

    private void say(String what, List<Ratio> ratios, int width) {
        for (Ratio each : ratios) {
            String name = each.of() + " / " + each.versus();
            console.result("  " + name + " ".repeat(Math.max(0, width - name.length()))
                    + String.format(
                            Locale.ROOT,
                            "  %9.3f  (%.3f to %.3f)  %s  p %s",
                            each.ratio(),
                            each.lower(),
                            each.upper(),
                            what,
                            p(each.p())));
        }
    }

    private static String test(GlobalTest equality) {
        String rank = equality.df() < equality.tested() ? " (the rank of %d)".formatted(equality.tested()) : "";
        return String.format(
                Locale.ROOT,
                "%s %.3f on %d df%s, p %s",
                equality instanceof GlobalTest.F ? "F" : "chi-square",
                equality.statistic(),
                equality.df(),
                rank,
                p(equality.p()));
    }

    private static String beside(TrueEffects.@Nullable Effect effect, NamedEstimate value) {
        if (effect == null) {
            return "";
        }
        TrueEffects.Value found = effect.value(value.name());
        return beside(found.value(), found.standardError());
    }

    private static String beside(TrueEffects.@Nullable Effect effect, Contrast contrast) {
        if (effect == null) {
            return "";
        }
        TrueEffects.Contrast found = effect.contrast(contrast.of(), contrast.versus());
        return beside(found.value(), found.standardError());
    }

    /// Null when no true values are shown, or none is known for these values.
    ///
    /// @param isFirst whether they are the answer of the analysis
    private TrueEffects.@Nullable Effect effect(Analysis analysis, Section.Values values, boolean isFirst) {
        if (truth == null) {
            return null;
        }
        for (TrueEffects.Times times : truth.times()) {
            if (times.analysis().id().equals(analysis.id())) {
                return switch (values.quantity()) {
                    case Quantity.RestrictedMean(var until, var unit) ->
                        until == times.horizon() ? times.means() : null;
                    case Quantity.WithoutEvent(var until, var unit) -> without(times, until);
                    case Quantity.AtVisit visit -> null;
                    case Quantity.Area area -> null;
                };
            }
        }
        return truth.analyses().stream()
                .filter(each -> isFirst && each.analysis().id().equals(analysis.id()))
                .findFirst()
                .orElse(null);
    }

    private static TrueEffects.@Nullable Effect without(TrueEffects.Times times, double until) {
        return times.without().stream()
                .filter(each -> each.time() == until)
                .map(TrueEffects.Without::probabilities)
                .findFirst()
                .orElse(null);
    }

    private static String beside(double value, double error) {
        return String.format(Locale.ROOT, "  true %.3f (Monte Carlo error %.4f)", value, error);
    }

    private static String name(Contrast contrast) {
        return contrast.of() + " - " + contrast.versus();
    }

    private static String line(String name, int width, Estimate estimate) {
        return String.format(
                Locale.ROOT,
                "%-" + Math.max(1, width) + "s  %9.3f  (%.3f to %.3f)  se %.3f",
                name,
                estimate.estimate(),
                estimate.lower(),
                estimate.upper(),
                estimate.se());
    }

    private static String p(double p) {
        return Double.isNaN(p) ? "none" : p < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", p);
    }

    private static String percent(double level) {
        String text = String.format(Locale.ROOT, "%.2f", level * 100);
        return text.replaceFirst("\\.?0+$", "");
    }
}
