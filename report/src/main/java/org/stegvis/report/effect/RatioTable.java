package org.stegvis.report.effect;

import static org.stegvis.report.markup.Markup.NOTHING;
import static org.stegvis.report.markup.Markup.attributes;
import static org.stegvis.report.markup.Markup.classed;
import static org.stegvis.report.markup.Markup.element;
import static org.stegvis.report.markup.Markup.group;
import static org.stegvis.report.markup.Markup.scroll;
import static org.stegvis.report.markup.Markup.text;

import java.util.List;
import org.stegvis.estimation.inference.Ratio;
import org.stegvis.estimation.result.Section;
import org.stegvis.report.finding.Finding;
import org.stegvis.report.markup.Exact;
import org.stegvis.report.markup.Node;
import org.stegvis.report.words.Words;

/// Ratios of the values of one section: of odds, of risks, of means; nothing where the link gives none.
record RatioTable(Finding finding, Words words) {
    private static final int DECIMALS = 2;

    Node all() {
        return switch (finding.section().ratios()) {
            case Section.Ratios.None none -> NOTHING;
            case Section.Ratios.OfOdds(var odds) -> ofOdds(odds);
            case Section.Ratios.OfRisks(var risks, var odds) ->
                group(table(words.say("Risk ratio", "Risikoratio"), risks), ofOdds(odds));
            case Section.Ratios.OfMeans(var means) ->
                table(words.say("Ratio of means", "Forholdet mellom gjennomsnitt"), means);
        };
    }

    private Node ofOdds(List<Ratio> odds) {
        return table(words.say("Odds ratio", "Oddsratio"), odds);
    }

    private Node table(String what, List<Ratio> ratios) {
        if (ratios.isEmpty()) {
            return NOTHING;
        }
        String interval = words.say(
                "%s interval", "%s-intervall", words.level(finding.analysis().level()));
        Node head = element(
                "tr",
                column("", words.say("Contrast", "Kontrast")),
                column("number", what),
                column("number", interval),
                column("number", "p"));
        List<Node> rows =
                ratios.stream().limit(ResultTables.MOST_ROWS).map(this::row).toList();
        return scroll(classed("table", "data", element("thead", head), element("tbody", List.of(), rows)));
    }

    private Node row(Ratio ratio) {
        return element(
                "tr",
                element("th", attributes("scope", "row"), List.of(text(label(ratio)))),
                classed("td", "number", number(ratio.ratio())),
                classed(
                        "td",
                        "number",
                        number(ratio.lower()),
                        text(words.say("\u00a0to\u00a0", "\u00a0til\u00a0")),
                        number(ratio.upper())),
                classed("td", "number", Exact.of(ratio.p(), words.p(ratio.p()))));
    }

    private String label(Ratio ratio) {
        return finding.versus(ratio.of(), ratio.versus());
    }

    private Node number(double value) {
        return Exact.of(value, words.number(value, DECIMALS));
    }

    private static Node column(String styleClass, String title) {
        return element("th", attributes("scope", "col", "class", styleClass), List.of(text(title)));
    }
}
