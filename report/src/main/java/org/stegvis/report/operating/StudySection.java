package org.stegvis.report.operating;

import static org.stegvis.report.markup.Markup.NOTHING;
import static org.stegvis.report.markup.Markup.classed;
import static org.stegvis.report.markup.Markup.element;
import static org.stegvis.report.markup.Markup.group;
import static org.stegvis.report.markup.Markup.scroll;
import static org.stegvis.report.markup.Markup.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.stegvis.design.operating.Figure;
import org.stegvis.design.operating.OperatingCharacteristics;
import org.stegvis.design.operating.OperatingCharacteristics.OfQuantity;
import org.stegvis.report.figure.Ink;
import org.stegvis.report.markup.Node;

/// One study: its figures, each with the table behind it.
final class StudySection {
    private static final double WANTED_POWER = 0.8;
    private static final double LEVEL = 0.95;

    private final SimulatedStudy study;
    private final OperatingCharacteristics found;

    StudySection(SimulatedStudy study) {
        this.study = study;
        this.found = study.found();
    }

    Node section() {
        String title = "%,d participants".formatted(found.participants())
                + (study.title().isEmpty() ? "" : "; " + study.title());
        return element(
                "section",
                element("h2", title),
                element("h3", "Power"),
                figure(
                        power(),
                        "How often the test of each contrast rejects at the alpha of its analysis. Orange marks"
                                + " are contrasts that are zero: there it is the error of the first kind."),
                element("h3", "Coverage"),
                figure(coverage(), "How often the 95 % interval holds the truth."),
                scroll(quantities()),
                group(found.choices().stream().map(StudySection::choice).toList()),
                looks(),
                element("h3", "Participants in a trial"),
                scroll(counts()));
    }

    private static Node figure(Node drawing, String caption) {
        return classed("figure", "wide", scroll(drawing), element("figcaption", caption));
    }

    private Node power() {
        List<ShareFigure.Row> rows = found.quantities().stream()
                .filter(each -> each.quantity().isContrast())
                .map(each -> new ShareFigure.Row(
                        name(each), each.rejection(), each.quantity().isNull() ? Ink.TRUTH : Ink.ACCENT))
                .toList();
        return new ShareFigure(rows, 0).draw("Power of each contrast", WANTED_POWER, "80 %");
    }

    private Node coverage() {
        List<ShareFigure.Row> rows = found.quantities().stream()
                .map(each -> new ShareFigure.Row(name(each), each.coverageOf95(), Ink.ACCENT))
                .toList();
        double least = rows.stream()
                .mapToDouble(row -> row.share().value() - 3 * row.share().error())
                .filter(Double::isFinite)
                .min()
                .orElse(0);
        return new ShareFigure(rows, Math.clamp(Math.floor(least * 20) / 20, 0, 0.9))
                .draw("Coverage of each 95 % interval", LEVEL, "95 %");
    }

    private Node quantities() {
        var rows = new ArrayList<Node>();
        for (OfQuantity each : found.quantities()) {
            rows.add(row(Stream.of(
                    name(each),
                    number(each.quantity().truth(), each.quantity().truthError()),
                    number(each.bias()),
                    number(each.empiricalError()),
                    number(each.errorRatio()),
                    share(each.coverage()),
                    share(each.coverageOf95()),
                    each.quantity().isContrast() ? share(each.rejection()) : "")));
        }
        return table(
                List.of(
                        "",
                        "truth",
                        "bias",
                        "standard error",
                        "model / empirical",
                        "covers, as planned %",
                        "covers, 95 %",
                        "power %"),
                rows);
    }

    private static Node choice(OperatingCharacteristics.Choice choice) {
        List<ShareFigure.Row> rows = choice.regimes().stream()
                .map(each -> new ShareFigure.Row(
                        each.regime(), each.share(), each.regime().equals(choice.best()) ? Ink.TRUTH : Ink.ACCENT))
                .toList();
        return group(
                element("h3", "Best regime by " + choice.analysis().id()),
                figure(
                        new ShareFigure(rows, 0)
                                .draw(
                                        "How often each regime has the best estimate",
                                        choice.correct().value(),
                                        ""),
                        "How often each regime has the best estimate; %s is truly best (orange). Mean loss by the choice: %s."
                                .formatted(choice.best(), number(choice.loss()))));
    }

    private Node looks() {
        OperatingCharacteristics.Looks looks = found.looks();
        if (looks == null) {
            return NOTHING;
        }
        return group(
                element("h3", "Interim looks at " + looks.analysis().id()),
                element(
                        "p",
                        "Any look rejects in %s %% of the trials; %s participants are enrolled on average."
                                .formatted(share(looks.rejection()), number(looks.participants()))),
                scroll(table(
                        List.of("information", "participants", "stops for efficacy %", "stops for futility %"),
                        looks.looks().stream()
                                .map(each -> row(Stream.of(
                                        ShareFigure.percent(each.fraction(), 1),
                                        "%,d".formatted(each.participants()),
                                        share(each.efficacy()),
                                        share(each.futility()))))
                                .toList())));
    }

    private Node counts() {
        return table(
                List.of("", "mean", "standard deviation", "least", "most"),
                found.counts().stream()
                        .map(each -> row(Stream.of(
                                CountName.of(each.counted()),
                                number(each.mean()),
                                String.format(Locale.ROOT, "%.1f", each.sd()),
                                String.format(Locale.ROOT, "%.4g", each.least()),
                                String.format(Locale.ROOT, "%.4g", each.most()))))
                        .toList());
    }

    private static Node table(List<String> heads, List<? extends Node> rows) {
        var head = new ArrayList<Node>();
        head.add(element("th", heads.getFirst()));
        heads.subList(1, heads.size()).forEach(each -> head.add(classed("th", "number", each)));
        return classed(
                "table",
                "data",
                element("thead", element("tr", head.toArray(Node[]::new))),
                element("tbody", group(rows)));
    }

    private static Node row(Stream<String> cells) {
        List<String> all = cells.toList();
        var nodes = new ArrayList<Node>();
        nodes.add(element("th", text(all.getFirst())));
        all.subList(1, all.size()).forEach(cell -> nodes.add(classed("td", "number", cell)));
        return element("tr", nodes.toArray(Node[]::new));
    }

    private static String name(OfQuantity each) {
        return each.quantity().analysis().id() + ": " + each.quantity().name();
    }

    private static String number(Figure figure) {
        return number(figure.value(), figure.error());
    }

    private static String number(double value, double error) {
        return String.format(Locale.ROOT, "%.3f (%.3f)", value, error);
    }

    private static String share(Figure figure) {
        return String.format(Locale.ROOT, "%.1f (%.1f)", 100 * figure.value(), 100 * figure.error());
    }
}
