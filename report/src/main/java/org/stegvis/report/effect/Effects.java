package org.stegvis.report.effect;

import static org.stegvis.report.markup.Markup.NOTHING;
import static org.stegvis.report.markup.Markup.attributes;
import static org.stegvis.report.markup.Markup.classed;
import static org.stegvis.report.markup.Markup.element;
import static org.stegvis.report.markup.Markup.group;
import static org.stegvis.report.markup.Markup.scroll;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stegvis.estimation.result.Numbers;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.estimation.result.SurvivalCurves;
import org.stegvis.estimation.result.Tipping;
import org.stegvis.protocol.Analysis;
import org.stegvis.report.choosing.FamilyTables;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.finding.Finding;
import org.stegvis.report.input.ReferenceValue;
import org.stegvis.report.input.ReportInput;
import org.stegvis.report.markup.Node;
import org.stegvis.report.survival.SurvivalFigure;
import org.stegvis.report.tipping.TippingWords;
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
            found.sections(Section.Progress.class)
                    .forEach(progress -> parts.add(new ProgressWords(input, words).of(analysis, progress)));
            if (finding != null) {
                family(found, finding.section())
                        .ifPresent(each -> parts.add(new FamilyTables(finding, each, words).all()));
            }
            rule(found, parts);
            parts.add(new FurtherQuantities(input, words).of(found));
            if (finding != null) {
                found.sections(SurvivalCurves.class)
                        .forEach(each -> parts.add(new SurvivalFigure(finding, each, words, lettering).all()));
                found.sections(Tipping.class)
                        .forEach(each -> parts.add(new TippingWords(finding, each, words, lettering).all()));
            }
            found.warnings().forEach(warning -> parts.add(element("p", new Warnings(words).of(warning))));
        }
        parts.add(classed("p", "source", source(result)));
        return element("section", attributes("id", analysis.id()), parts);
    }

    /// What the contrasts of these values say together.
    static Optional<Section.Family> family(Result.Found found, Section.Values values) {
        return found.sections(Section.Family.class).stream()
                .filter(each -> each.quantity().equals(values.quantity()))
                .findFirst();
    }

    private void rule(Result.Found found, List<Node> parts) {
        for (Section.Rule rule : found.sections(Section.Rule.class)) {
            parts.add(new RuleWords(input).of(rule.rule()));
            found.sections(Section.Coefficients.class)
                    .forEach(each -> parts.add(new CoefficientTable(each, words).all()));
        }
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
                                "figure", "wide", scroll(new ForestPlot(finding, ofContrasts, words, lettering).draw()))
                        : NOTHING,
                scroll(tables.values()),
                tables.ofPopulation(),
                finding.contrasts().isEmpty() ? NOTHING : scroll(tables.contrasts()),
                new RatioTable(finding, words).all(),
                tables.isCut()
                        ? classed(
                                "p",
                                "quiet",
                                words.say(
                                        "The tables show the first rows only; the results document holds all.",
                                        "Tabellene viser bare de første radene; resultatdokumentet har alle."))
                        : NOTHING,
                new ReferenceNotes(finding, words).of(references));
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
        parts.add(words.say(
                "tested at alpha %s, so intervals have level %s",
                "testet med alfa %s, så intervallene har nivå %s",
                words.plain(result.analysis().alpha()),
                words.level(result.analysis().level())));
        return String.join("; ", parts) + ".";
    }
}
