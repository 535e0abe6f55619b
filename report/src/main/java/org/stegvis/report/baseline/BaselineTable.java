package org.stegvis.report.baseline;

import static org.stegvis.report.markup.Markup.classed;
import static org.stegvis.report.markup.Markup.element;
import static org.stegvis.report.markup.Markup.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.stegvis.protocol.Characteristic;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.report.baseline.Arms.Arm;
import org.stegvis.report.input.ReportInput;
import org.stegvis.report.markup.Node;
import org.stegvis.report.words.Titles;
import org.stegvis.report.words.Words;

/// What participants were like before the first decision, by first option. Without tests: differences are chance.
public final class BaselineTable {
    private final ReportInput input;
    private final TrialData data;
    private final Words words;
    private final Titles titles;
    private final List<Arm> columns;

    public BaselineTable(ReportInput input) {
        this.input = input;
        this.data = input.data();
        this.words = new Words(input.language());
        this.titles = new Titles(input.protocol(), words);
        var arms = new ArrayList<>(Arms.of(input, titles).all());
        arms.add(new Arm(
                words.say("All", "Alle"), IntStream.range(0, data.size()).toArray()));
        this.columns = List.copyOf(arms);
    }

    public Node table() {
        var rows = new ArrayList<Node>();
        for (Characteristic each : input.protocol().characteristics()) {
            add(rows, each.id(), titleOf(each), each.scale());
        }
        for (Visit visit : input.protocol().visits()) {
            if (!visit.isAfterEnrolment() && visit.week() <= startWeek()) {
                for (String id : visit.collect()) {
                    var reference = new Reference.Measured(id, visit.id());
                    add(
                            rows,
                            reference.toString(),
                            titles.reference(reference),
                            input.protocol().measure(id).scale());
                }
            }
        }
        return classed("table", "data", element("thead", head()), element("tbody", List.of(), rows));
    }

    private double startWeek() {
        String visit = input.protocol().decisions().getFirst().at().getFirst().visit();
        return Math.min(0, input.protocol().visit(visit).week());
    }

    private String titleOf(Characteristic each) {
        return each.id().equals(Characteristic.SITE) ? words.say("Site", "Senter") : words.of(each.title());
    }

    private Node head() {
        var cells = new ArrayList<Node>();
        cells.add(element("th", words.say("Characteristic", "Kjennetegn")));
        for (Arm column : columns) {
            cells.add(classed(
                    "th",
                    "number",
                    text(column.title()),
                    element("br"),
                    classed("span", "quiet", "n = " + words.count(column.rows().length))));
        }
        return element("tr", List.of(), cells);
    }

    private void add(List<Node> rows, String column, String title, Scale scale) {
        if (!data.has(column)) {
            return;
        }
        switch (data.column(column)) {
            case Column.Levels levels -> levels(rows, levels, title);
            case Column.Numbers numbers
            when scale instanceof Scale.Binary -> rows.add(row(title + shareNote(), arm -> yes(numbers, arm)));
            case Column.Numbers numbers -> numbers(rows, numbers, title);
        }
    }

    private void levels(List<Node> rows, Column.Levels levels, String title) {
        rows.add(row(title + shareNote(), arm -> ""));
        for (int code = 0; code < levels.levels().size(); code++) {
            int wanted = code;
            rows.add(indented(titles.level(levels.levels().get(code)), arm -> {
                int known = (int) IntStream.of(arm.rows())
                        .filter(row -> !levels.isMissing(row))
                        .count();
                return share(
                        (int) IntStream.of(arm.rows())
                                .filter(row -> levels.code(row) == wanted)
                                .count(),
                        known);
            }));
        }
        missing(rows, levels);
    }

    private void numbers(List<Node> rows, Column.Numbers numbers, String title) {
        Distribution all = Distribution.of(numbers, columns.getLast().rows());
        boolean isSkewed = all.isSkewed();
        String note = isSkewed
                ? words.say(", median [quartiles]", ", median [kvartiler]")
                : words.say(", mean (SD)", ", gjennomsnitt (SD)");
        rows.add(row(title + note, arm -> {
            Distribution here = Distribution.of(numbers, arm.rows());
            return isSkewed
                    ? "%s [%s; %s]"
                            .formatted(one(here.quantile(0.5)), one(here.quantile(0.25)), one(here.quantile(0.75)))
                    : "%s (%s)".formatted(one(here.mean()), one(here.standardDeviation()));
        }));
        missing(rows, numbers);
    }

    private void missing(List<Node> rows, Column column) {
        boolean isSome = IntStream.range(0, data.size()).anyMatch(column::isMissing);
        if (isSome) {
            rows.add(indented(
                    words.say("missing, n", "mangler, n"),
                    arm -> words.count((int)
                            IntStream.of(arm.rows()).filter(column::isMissing).count())));
        }
    }

    private String yes(Column.Numbers numbers, Arm arm) {
        int[] known =
                IntStream.of(arm.rows()).filter(row -> !numbers.isMissing(row)).toArray();
        return share(
                (int) IntStream.of(known).filter(row -> numbers.at(row) == 1).count(), known.length);
    }

    private String share(int part, int whole) {
        return "%s (%s)".formatted(words.count(part), words.percent(part, whole));
    }

    private String one(double value) {
        return words.number(value, 1);
    }

    private String shareNote() {
        return words.say(", n (%)", ", n (%)");
    }

    private interface Cell {
        String of(Arm arm);
    }

    private Node row(String title, Cell cell) {
        return row("", title, cell);
    }

    private Node indented(String title, Cell cell) {
        return row("indented", title, cell);
    }

    private Node row(String styleClass, String title, Cell cell) {
        var cells = new ArrayList<Node>();
        cells.add(classed("th", styleClass, title));
        columns.forEach(arm -> cells.add(classed("td", "number", cell.of(arm))));
        return element("tr", List.of(), cells);
    }
}
