package org.stegvis.report.effect;

import static org.stegvis.report.markup.Markup.attributes;
import static org.stegvis.report.markup.Markup.classed;
import static org.stegvis.report.markup.Markup.element;
import static org.stegvis.report.markup.Markup.group;
import static org.stegvis.report.markup.Markup.scroll;
import static org.stegvis.report.markup.Markup.text;

import java.util.List;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.estimation.result.Section;
import org.stegvis.report.markup.Exact;
import org.stegvis.report.markup.Node;
import org.stegvis.report.words.Words;

/// The coefficients of the models from which a rule was learned, each with the name it has in the results document.
record CoefficientTable(Section.Coefficients section, Words words) {
    private static final int MOST_ROWS = 150;

    Node all() {
        double level = section.estimates().isEmpty()
                ? 0.95
                : section.estimates().getFirst().estimate().level();
        Node head = element(
                "tr",
                column("", words.say("Decision: coefficient", "Beslutning: koeffisient")),
                column("number", words.say("Estimate", "Estimat")),
                column("number", words.say("Standard error", "Standardfeil")),
                column("number", words.say("%s interval", "%s-intervall", words.level(level))),
                column("number", "p"));
        List<Node> rows =
                section.estimates().stream().limit(MOST_ROWS).map(this::row).toList();
        return group(
                element("h4", words.say("What the rule was learned from", "Hva regelen er lært av")),
                element(
                        "p",
                        words.say(
                                "An effect of an option, or of an option by a variable (\u00d7), tells who gains from it; the others adjust for who the participants are.",
                                "En effekt av en behandling, eller av en behandling etter en variabel (\u00d7), sier hvem som vinner på den; de andre justerer for hvem deltakerne er.")),
                scroll(classed("table", "data", element("thead", head), element("tbody", List.of(), rows))));
    }

    private Node row(NamedEstimate each) {
        Estimate found = each.estimate();
        return element(
                "tr",
                element("th", attributes("scope", "row"), List.of(text(each.name()))),
                classed("td", "number", number(found.estimate(), found)),
                classed("td", "number", number(found.se(), found)),
                classed(
                        "td",
                        "number interval",
                        number(found.lower(), found),
                        text(words.say("\u00a0to\u00a0", "\u00a0til\u00a0")),
                        number(found.upper(), found)),
                classed("td", "number", Exact.of(found.p(), words.p(found.p()))));
    }

    /// With decimals that give the standard error two digits.
    private Node number(double value, Estimate of) {
        int decimals = of.se() > 0 ? Math.clamp((long) Math.ceil(1 - Math.log10(of.se()) - 1e-9), 0, 6) : 2;
        return Exact.of(value, words.number(value, decimals));
    }

    private static Node column(String styleClass, String title) {
        return element("th", attributes("scope", "col", "class", styleClass), List.of(text(title)));
    }
}
