package org.stegvis.report.effect;

import static org.stegvis.report.markup.Markup.NOTHING;
import static org.stegvis.report.markup.Markup.element;
import static org.stegvis.report.markup.Markup.group;
import static org.stegvis.report.markup.Markup.scroll;

import java.util.List;
import java.util.Optional;
import org.stegvis.estimation.result.Quantity;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.report.choosing.FamilyTables;
import org.stegvis.report.finding.Finding;
import org.stegvis.report.input.ReportInput;
import org.stegvis.report.markup.Node;
import org.stegvis.report.words.Words;

/// What an analysis found beside its answer: the outcome at other visits, the area under its curve. In order of time,
/// areas last.
record FurtherQuantities(ReportInput input, Words words) {

    Node of(Result.Found found) {
        List<Section.Values> all = found.sections(Section.Values.class);
        return group(all.stream()
                .skip(1)
                .map(section -> Finding.of(input, found, section))
                .sorted((a, b) -> Double.compare(place(a), place(b)))
                .map(finding -> shown(finding, Effects.family(found, finding.section())))
                .toList());
    }

    private double place(Finding finding) {
        return switch (finding.section().quantity()) {
            case Quantity.AtVisit(var visit) -> input.protocol().chronology().week(visit);
            case Quantity.RestrictedMean mean -> mean.until();
            case Quantity.WithoutEvent probability -> probability.until();
            case Quantity.Area area -> Double.POSITIVE_INFINITY;
        };
    }

    private Node shown(Finding finding, Optional<Section.Family> family) {
        var tables = new ResultTables(finding, List.of(), words);
        return group(
                element("h4", finding.quantity()),
                finding.contrasts().isEmpty()
                        ? element(
                                "p",
                                words.say(
                                        "What is compared has not parted at this visit, so there are no contrasts.",
                                        "Det som sammenliknes, har ikke skilt lag ved denne målingen, så det er ingen kontraster."))
                        : finding.contrasts().size() == 1
                                ? NOTHING
                                : element(
                                        "p",
                                        words.say(
                                                "Test that all are equal: %s.",
                                                "Test av at alle er like: %s.",
                                                new EqualityWords(words).of(finding.equality()))),
                scroll(tables.values()),
                finding.contrasts().isEmpty() ? NOTHING : scroll(tables.contrasts()),
                new RatioTable(finding, words).all(),
                family.map(each -> new FamilyTables(finding, each, words).all()).orElse(NOTHING));
    }
}
