package org.stegvis.report.effect;

import static org.stegvis.report.markup.Markup.NOTHING;
import static org.stegvis.report.markup.Markup.classed;
import static org.stegvis.report.markup.Markup.element;
import static org.stegvis.report.markup.Markup.group;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.estimation.result.Numbers;
import org.stegvis.estimation.result.Result;
import org.stegvis.protocol.Analysis;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.input.ReferenceValue;
import org.stegvis.report.input.ReportInput;
import org.stegvis.report.markup.Node;
import org.stegvis.report.words.Noun;
import org.stegvis.report.words.Words;

/// The results, analysis by analysis: what it says, the forest plot, the tables, and where they come from.
public final class Effects {
    /// A plot with more rows than this is longer than a page.
    private static final int MOST_PLOTTED = 28;

    private final ReportInput input;
    private final Lettering lettering;
    private final Words words;

    public Effects(ReportInput input, Lettering lettering) {
        this.input = input;
        this.lettering = lettering;
        this.words = new Words(input.language());
    }

    public Node all() {
        return group(input.results().stream().map(this::of).toList());
    }

    private Node of(Result result) {
        Analysis analysis = result.analysis();
        var parts = new ArrayList<Node>();
        parts.add(element("h3", words.of(analysis.title())));
        parts.add(element("p", new PlainWords(input).of(result)));
        Finding finding = Finding.of(input, result);
        if (finding != null) {
            parts.addAll(shown(finding));
        }
        if (result instanceof Result.Found found) {
            found.warnings().forEach(warning -> parts.add(element("p", new Warnings(words).of(warning))));
        }
        parts.add(classed("p", "source", source(result)));
        return element("section", List.of(), parts);
    }

    private List<Node> shown(Finding finding) {
        List<ReferenceValue> references = input.references().stream()
                .filter(each -> each.analysis().equals(finding.analysis().id()))
                .toList();
        var tables = new ResultTables(finding, references, words);
        List<ReferenceValue> ofContrasts =
                references.stream().filter(each -> each.versus() != null).toList();
        boolean isPlotted =
                !finding.contrasts().isEmpty() && finding.contrasts().size() <= MOST_PLOTTED;
        return List.of(
                isPlotted
                        ? classed(
                                "figure",
                                "wide",
                                classed("div", "scroll", new ForestPlot(finding, ofContrasts, words, lettering).draw()))
                        : NOTHING,
                classed("div", "scroll", tables.values()),
                classed("div", "scroll", tables.contrasts()),
                tables.isCut()
                        ? classed(
                                "p",
                                "quiet",
                                words.say(
                                        "The tables show the first rows only; the results document holds all.",
                                        "Tabellene viser bare de første radene; resultatdokumentet har alle."))
                        : NOTHING,
                notes(references));
    }

    private Node notes(List<ReferenceValue> references) {
        var notes = new ArrayList<Node>();
        for (ReferenceValue each : references) {
            if (each.note() != null) {
                notes.add(classed("p", "quiet", words.of(each.note())));
            }
            ReferenceValue.Interval interval = each.interval();
            if (interval != null && interval.isFarFromMiddle(each.value())) {
                notes.add(classed(
                        "p",
                        "quiet",
                        words.say(
                                "%s: %s lies far from the middle of its interval; quoted as printed, but one of the numbers may be a misprint.",
                                "%s: %s ligger langt fra midten av intervallet; gjengitt som trykt, men ett av tallene kan være en trykkfeil.",
                                words.capitalised(words.of(each.source())),
                                words.plain(each.value()))));
            }
        }
        return group(notes);
    }

    private String source(Result result) {
        Numbers numbers = result.numbers();
        var parts = new ArrayList<String>();
        parts.add(words.say(
                "Analysis %s: %s of %s analysed",
                "Analyse %s: %s av %s analysert",
                result.analysis().id(),
                words.count(numbers.analysed()),
                words.count(numbers.inData(), Noun.PARTICIPANT)));
        if (numbers.withoutOutcome() > 0) {
            parts.add(words.say("%s without the outcome", "%s uten utfallet", words.count(numbers.withoutOutcome())));
        }
        if (numbers.withoutCovariate() > 0) {
            parts.add(words.say(
                    "%s without a covariate", "%s uten en kovariat", words.count(numbers.withoutCovariate())));
        }
        parts.add(words.say("%s in the model", "%s i modellen", words.count(numbers.rows(), Noun.ROW)));
        return String.join("; ", parts) + ".";
    }
}
