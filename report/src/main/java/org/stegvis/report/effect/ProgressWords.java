package org.stegvis.report.effect;

import static org.stegvis.report.markup.Markup.element;

import java.util.stream.Collectors;
import org.stegvis.estimation.result.Section;
import org.stegvis.protocol.Analysis;
import org.stegvis.report.input.ReportInput;
import org.stegvis.report.markup.Node;
import org.stegvis.report.words.Noun;
import org.stegvis.report.words.Titles;
import org.stegvis.report.words.Words;

/// Says how far a trial has come at an interim look.
record ProgressWords(ReportInput input, Words words) {

    Node of(Analysis analysis, Section.Progress progress) {
        var titles = new Titles(input.protocol(), words);
        String reached = progress.reached().stream()
                .map(each -> (each.stage().equals(analysis.outcome().toString())
                                ? words.say("the outcome", "utfallet")
                                : titles.within(titles.decision(each.stage())))
                        + ": " + words.count(each.participants()))
                .collect(Collectors.joining(", "));
        double least = progress.fractions().stream()
                .filter(each -> each.versus() != null)
                .mapToDouble(Section.Fraction::fraction)
                .min()
                .orElse(Double.NaN);
        return element(
                "p",
                words.say(
                        "This is an interim look. Of the %s planned, so many have come to each stage: %s. "
                                + "The contrasts have %s of the information of the whole trial, or more.",
                        "Dette er en underveisanalyse. Av %s som er planlagt, har så mange kommet til hvert trinn: %s. "
                                + "Kontrastene har %s av informasjonen i hele studien, eller mer.",
                        words.count(progress.planned(), Noun.PARTICIPANT),
                        reached,
                        words.percent(100 * least, 0)));
    }
}
