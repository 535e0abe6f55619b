package org.stegvis.report.operating;

import static org.stegvis.report.markup.Markup.attributes;
import static org.stegvis.report.markup.Markup.classed;
import static org.stegvis.report.markup.Markup.element;
import static org.stegvis.report.markup.Markup.group;
import static org.stegvis.report.markup.Markup.scroll;
import static org.stegvis.report.markup.Markup.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.stegvis.design.operating.OperatingCharacteristics;
import org.stegvis.design.operating.OperatingCharacteristics.Looks;
import org.stegvis.design.operating.OperatingCharacteristics.OfQuantity;
import org.stegvis.protocol.Analysis;
import org.stegvis.report.markup.Node;

/// The tables of a simulation study.
record StudyTables(OperatingCharacteristics found, Say say) {

    /// How well each quantity is estimated, analysis by analysis.
    Node quantities() {
        List<String> heads = List.of(
                "",
                say.of("truth", "sant"),
                say.of("bias", "skjevhet"),
                say.of("standard error", "standardfeil"),
                say.of("model / empirical", "modell / empirisk"),
                say.of("covers, as planned, %", "dekker, som planlagt, %"),
                say.of("covers, 95%", "dekker, 95 %"),
                say.of("power, %", "styrke, %"));
        var rows = new ArrayList<Node>();
        for (Analysis analysis : analyses()) {
            rows.add(element(
                    "tr",
                    element(
                            "th",
                            attributes(
                                    "colspan", Integer.toString(heads.size()), "class", "section", "scope", "colgroup"),
                            List.of(text(analysis.id() + ": " + analysis.title().in(say.language()))))));
            found.of(analysis).forEach(each -> rows.add(row(each)));
        }
        return table(heads, rows);
    }

    private List<Analysis> analyses() {
        return found.quantities().stream()
                .map(each -> each.quantity().analysis())
                .distinct()
                .toList();
    }

    private Node row(OfQuantity each) {
        return row(Stream.of(
                each.quantity().name(),
                written().number(each.quantity().truth(), each.quantity().truthError()),
                written().number(each.bias()),
                written().number(each.empiricalError()),
                written().number(each.errorRatio()),
                written().share(each.coverage()),
                written().share(each.coverageOf95()),
                each.quantity().isContrast() ? written().share(each.rejection()) : ""));
    }

    Node looks(Looks looks) {
        return table(
                List.of(
                        say.of("information", "informasjon"),
                        say.of("participants", "deltakere"),
                        say.of("stops for efficacy, %", "stopper for effekt, %"),
                        say.of("stops for futility, %", "stopper for nytteløshet, %")),
                looks.looks().stream()
                        .map(each -> row(Stream.of(
                                say.percent(each.fraction(), 1),
                                say.count(each.participants()),
                                written().share(each.efficacy()),
                                written().share(each.futility()))))
                        .toList());
    }

    /// Participants, time and cost.
    Node counts() {
        return table(
                List.of(
                        "",
                        say.of("mean", "snitt"),
                        say.of("standard deviation", "standardavvik"),
                        say.of("least", "minst"),
                        say.of("most", "mest")),
                found.counts().stream()
                        .map(each -> row(Stream.of(
                                CountName.of(each.counted(), say),
                                written().number(each.mean()),
                                written().rounded(each.sd()),
                                written().shortly(each.least()),
                                written().shortly(each.most()))))
                        .toList());
    }

    private FigureText written() {
        return new FigureText(say);
    }

    private static Node table(List<String> heads, List<? extends Node> rows) {
        var head = new ArrayList<Node>();
        head.add(element("th", heads.getFirst()));
        heads.subList(1, heads.size()).forEach(each -> head.add(classed("th", "number", each)));
        return scroll(classed(
                "table",
                "data",
                element("thead", element("tr", head.toArray(Node[]::new))),
                element("tbody", group(rows))));
    }

    private static Node row(Stream<String> cells) {
        List<String> all = cells.toList();
        var nodes = new ArrayList<Node>();
        nodes.add(element("th", text(all.getFirst())));
        all.subList(1, all.size()).forEach(cell -> nodes.add(classed("td", "number", cell)));
        return element("tr", nodes.toArray(Node[]::new));
    }
}
