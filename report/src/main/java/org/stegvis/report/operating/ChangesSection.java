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
import org.jspecify.annotations.Nullable;
import org.stegvis.design.operating.ChangedTrials;
import org.stegvis.design.operating.Figure;
import org.stegvis.report.figure.Ink;
import org.stegvis.report.markup.Node;

/// What becomes of trials that are changed at their first look: a figure, and the table behind it.
record ChangesSection(Say say) {
    private static final double WANTED_POWER = 0.8;

    Node of(ChangedTrials.@Nullable Found found) {
        if (found == null) {
            return NOTHING;
        }
        return group(
                element("h3", say.of("Changes at the first look", "Endringer ved første analyse")),
                element(
                        "p",
                        say.of(
                                        "Changed in %s %% of the trials; %s participants are enrolled on average.",
                                        "Endret i %s %% av studiene; %s deltakere er med i snitt.")
                                .formatted(share(found.changed()), number(found.participants()))),
                classed(
                        "figure",
                        "wide",
                        scroll(drawing(found)),
                        element(
                                "figcaption",
                                say.of(
                                        "How often each hypothesis is rejected, one-sided, by the test that allows for the change. Orange: any of them;"
                                                + " where nothing is to be found that is the error of the first kind of all together.",
                                        "Hvor ofte hver hypotese forkastes, ensidig, av testen som tar hensyn til endringen. Oransje: minst én av dem;"
                                                + " der ingenting er å finne er det feil av første slag for alle samlet."))),
                scroll(table(found)));
    }

    private Node drawing(ChangedTrials.Found found) {
        var rows = new ArrayList<ShareFigure.Row>();
        found.hypotheses().forEach(each -> rows.add(new ShareFigure.Row(each.name(), each.rejected(), Ink.ACCENT)));
        if (found.hypotheses().size() > 1) {
            rows.add(new ShareFigure.Row(any(), found.any(), Ink.TRUTH));
        }
        return new ShareFigure(rows, 0, say)
                .draw(
                        say.of("Rejections of changed trials", "Forkastinger i endrede studier"),
                        WANTED_POWER,
                        say.percent(WANTED_POWER, 0));
    }

    private String any() {
        return say.of("any of them", "minst én av dem");
    }

    private Node table(ChangedTrials.Found found) {
        var rows = new ArrayList<Node>();
        found.hypotheses().forEach(each -> rows.add(row(each.name(), each.rejected(), each.uncorrected())));
        if (found.hypotheses().size() > 1) {
            rows.add(row(any(), found.any(), found.uncorrected()));
        }
        List<String> heads = List.of(
                say.of("rejected %", "forkastet %"),
                say.of("without allowing for the change %", "uten hensyn til endringen %"));
        var head = new ArrayList<Node>();
        head.add(element("th", ""));
        heads.forEach(each -> head.add(classed("th", "number", each)));
        return classed(
                "table",
                "data",
                element("thead", element("tr", head.toArray(Node[]::new))),
                element("tbody", group(rows)));
    }

    private Node row(String name, Figure rejected, Figure uncorrected) {
        return element(
                "tr",
                element("th", text(name)),
                classed("td", "number", share(rejected)),
                classed("td", "number", share(uncorrected)));
    }

    private String share(Figure figure) {
        return say.number(String.format(Locale.ROOT, "%.2f (%.2f)", 100 * figure.value(), 100 * figure.error()));
    }

    private String number(Figure figure) {
        return say.number(String.format(Locale.ROOT, "%.1f (%.1f)", figure.value(), figure.error()));
    }
}
