package org.stegvis.report.missingness;

import static org.stegvis.report.markup.Markup.classed;
import static org.stegvis.report.markup.Markup.element;
import static org.stegvis.report.markup.Markup.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.report.baseline.Arms;
import org.stegvis.report.baseline.Arms.Arm;
import org.stegvis.report.input.ReportInput;
import org.stegvis.report.markup.Node;
import org.stegvis.report.words.Titles;
import org.stegvis.report.words.Words;

/// How many values each measure lacks at each visit, by first option.
public final class MissingTables {
    private final ReportInput input;
    private final Words words;
    private final Titles titles;
    private final List<Arm> arms;

    public MissingTables(ReportInput input) {
        this.input = input;
        this.words = new Words(input.language());
        this.titles = new Titles(input.protocol(), words);
        this.arms = Arms.of(input, titles).all();
    }

    public Node outcomes() {
        var rows = new ArrayList<Node>();
        for (Visit visit : input.protocol().visits()) {
            for (String id : visit.collect()) {
                String column = new Reference.Measured(id, visit.id()).toString();
                if (input.data().has(column)) {
                    rows.add(row(visit, id, input.data().column(column)));
                }
            }
        }
        return classed("table", "data", element("thead", head()), element("tbody", List.of(), rows));
    }

    private Node head() {
        var cells = new ArrayList<Node>();
        cells.add(element("th", words.say("Visit", "Besøk")));
        cells.add(element("th", words.say("Measure", "Utfallsmål")));
        for (Arm arm : arms) {
            cells.add(classed(
                    "th",
                    "number",
                    text(arm.title()),
                    element("br"),
                    classed(
                            "span",
                            "quiet",
                            words.say("missing of %s", "mangler av %s", words.count(arm.rows().length)))));
        }
        return element("tr", List.of(), cells);
    }

    private Node row(Visit visit, String measure, Column column) {
        var cells = new ArrayList<Node>();
        cells.add(element("th", words.of(visit.title())));
        cells.add(element("td", titles.measure(measure)));
        for (Arm arm : arms) {
            int missing =
                    (int) IntStream.of(arm.rows()).filter(column::isMissing).count();
            cells.add(classed(
                    "td",
                    "number",
                    "%s (%s)".formatted(words.count(missing), words.percent(missing, arm.rows().length))));
        }
        return element("tr", List.of(), cells);
    }
}
