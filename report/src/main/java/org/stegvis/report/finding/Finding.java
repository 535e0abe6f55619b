package org.stegvis.report.finding;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.inference.Contrast;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.GlobalTest;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.estimation.result.Numbers;
import org.stegvis.estimation.result.Quantity;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Analysis.Comparison;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.regime.EmbeddedRegime;
import org.stegvis.report.input.ReportInput;
import org.stegvis.report.words.Display;
import org.stegvis.report.words.RegimeLabels;
import org.stegvis.report.words.Titles;
import org.stegvis.report.words.Words;

/// What a section of values has to show: values, contrasts, ratios, a test, and names for their sides.
///
/// @param labels names of regimes; without any for a comparison of options
public record Finding(
        Analysis analysis,
        Numbers numbers,
        Section.Values section,
        Measure measure,
        Display display,
        Titles titles,
        RegimeLabels labels) {

    /// The answer to an analysis; null when nothing could be estimated.
    public static @Nullable Finding of(ReportInput input, Result result) {
        return switch (result) {
            case Result.Found found -> of(input, found, found.values());
            case Result.NotEstimable none -> null;
        };
    }

    /// What an analysis found of one quantity.
    public static Finding of(ReportInput input, Result.Found result, Section.Values section) {
        Titles titles = titles(input);
        List<EmbeddedRegime> regimes = switch (section.sides()) {
            case Section.Sides.Regimes(var all) -> all;
            case Section.Sides.RegimesAndRule(var all) -> all;
            case Section.Sides.Options options -> List.of();
        };
        Measure measure = input.protocol().measure(result.analysis().outcome().measure());
        return new Finding(
                result.analysis(),
                result.numbers(),
                section,
                measure,
                Display.of(titles.words(), measure, smallestError(section)),
                titles,
                new RegimeLabels(regimes, titles));
    }

    /// Of a contrast; of a value where there is none.
    private static double smallestError(Section.Values section) {
        return Stream.concat(
                        section.contrasts().stream().map(Contrast::difference),
                        section.contrasts().isEmpty()
                                ? section.values().stream().map(NamedEstimate::estimate)
                                : Stream.empty())
                .mapToDouble(Estimate::se)
                .filter(each -> each > 0)
                .min()
                .orElse(Double.NaN);
    }

    public List<NamedEstimate> values() {
        return section.values();
    }

    public List<Contrast> contrasts() {
        return section.contrasts();
    }

    public GlobalTest equality() {
        return section.equality();
    }

    /// What the values are values of: "Pain intensity at week 10", "Area under the curve of ...".
    public String quantity() {
        String measure = titles.measure(analysis.outcome().measure());
        Words words = titles.words();
        return switch (section.quantity()) {
            case Quantity.AtVisit(var visit) ->
                measure + words.say(" at ", " ved ") + titles.within(titles.visit(visit));
            case Quantity.RestrictedMean(var until, var unit) ->
                words.say(
                        "%s: mean time up to %s, in %s",
                        "%s: gjennomsnittlig tid fram til %s, i %s",
                        measure,
                        words.plain(until),
                        display.unitWord(unit));
            case Quantity.WithoutEvent(var until, var unit) ->
                words.say(
                        "%s: probability of no event up to %s %s",
                        "%s: sannsynlighet for ingen hendelse fram til %s %s",
                        measure,
                        words.plain(until),
                        display.unitWord(unit));
            case Quantity.Area(var from, var to) ->
                words.say(
                        "Area under the curve of %s from %s to %s, in units of the outcome times weeks",
                        "Areal under kurven for %s fra %s til %s, i utfallets enhet ganger uker",
                        titles.within(measure),
                        titles.within(titles.visit(from)),
                        titles.within(titles.visit(to)));
        };
    }

    public boolean isArea() {
        return section.quantity() instanceof Quantity.Area;
    }

    public String label(String name) {
        return switch (analysis.compare()) {
            case Comparison.Regimes all ->
                section.sides() instanceof Section.Sides.RegimesAndRule
                                && name.equals(values().getLast().name())
                        ? titles.words().say("The learned rule", "Den lærte regelen")
                        : labels.of(name);
            case Comparison.Options options -> titles.side(options, name);
        };
    }

    /// The name of a contrast: the first side, and what it is compared with.
    public String versus(String of, String versus) {
        String second = label(versus);
        return label(of) + titles.words().say(" versus ", " mot ") + (isOfRegimes() ? second : titles.within(second));
    }

    public boolean isOfRegimes() {
        return analysis.compare() instanceof Comparison.Regimes;
    }

    private static Titles titles(ReportInput input) {
        return new Titles(input.protocol(), new Words(input.language()));
    }
}
