package org.stegvis.report.choosing;

import static org.stegvis.report.markup.Markup.NOTHING;
import static org.stegvis.report.markup.Markup.attributes;
import static org.stegvis.report.markup.Markup.classed;
import static org.stegvis.report.markup.Markup.element;
import static org.stegvis.report.markup.Markup.group;
import static org.stegvis.report.markup.Markup.scroll;
import static org.stegvis.report.markup.Markup.text;

import java.util.List;
import org.stegvis.estimation.result.Section;
import org.stegvis.report.finding.Finding;
import org.stegvis.report.markup.Exact;
import org.stegvis.report.markup.Node;
import org.stegvis.report.words.Words;

/// The contrasts of one finding as one family.
public record FamilyTables(Finding finding, Section.Family family, Words words) {

    public Node all() {
        return group(
                element("h4", words.say("All contrasts together", "Alle kontrastene sett sammen")),
                element("p", intervals()),
                scroll(contrasts()),
                family.best().isEmpty() ? NOTHING : best());
    }

    private String intervals() {
        return words.say(
                "The intervals hold all together at %s; the p-values allow for the %s contrasts being read side by side: by the largest of the "
                        + "correlated differences (Hothorn, Bretz and Westfall 2008), by Holm (1979) and by Hochberg (1988). Which of them counts, the protocol must have said.",
                "Intervallene holder alle sammen med %s; p-verdiene tar hensyn til at de %s kontrastene leses ved siden av hverandre: etter den største av de "
                        + "korrelerte forskjellene (Hothorn, Bretz og Westfall 2008), etter Holm (1979) og etter Hochberg (1988). Hvilken som gjelder, må protokollen ha sagt.",
                words.level(family.level()),
                words.count(family.contrasts().size()));
    }

    private Node contrasts() {
        Node head = element(
                "tr",
                column("", words.say("Contrast", "Kontrast")),
                column(
                        "number",
                        words.say("Simultaneous %s interval", "Simultant %s-intervall", words.level(family.level()))),
                column("number", words.say("p, max-t", "p, maks-t")),
                column("number", words.say("p, Holm", "p, Holm")),
                column("number", words.say("p, Hochberg", "p, Hochberg")));
        return table(head, family.contrasts().stream().map(this::row).toList());
    }

    private Node row(Section.Adjusted each) {
        return element(
                "tr",
                head(finding.versus(each.of(), each.versus())),
                classed(
                        "td",
                        "number interval",
                        number(each.lower()),
                        text(words.say("\u00a0to\u00a0", "\u00a0til\u00a0")),
                        number(each.upper())),
                p(each.maxT()),
                p(each.holm()),
                p(each.hochberg()));
    }

    private Node best() {
        List<String> set = family.best().stream()
                .filter(Section.Candidate::mayBeBest)
                .map(each -> finding.label(each.side()))
                .toList();
        Node head = element(
                "tr",
                column(
                        "",
                        finding.isOfRegimes()
                                ? words.say("Embedded regime", "Behandlingsforløp")
                                : words.say("Option", "Behandling")),
                column("", words.say("May be the best", "Kan være det beste")),
                column("number", "p"));
        List<Node> rows = family.best().stream()
                .<Node>map(each -> element(
                        "tr",
                        head(finding.label(each.side())),
                        element("td", each.mayBeBest() ? words.say("yes", "ja") : words.say("no", "nei")),
                        p(each.p())))
                .toList();
        return group(
                element(
                        "p",
                        words.say(
                                "Multiple comparisons with the best (Ertefaie et al. 2016): with %s confidence the best is among %s. "
                                        + "The p-value is the smallest alpha at which a row is left out.",
                                "Multiple sammenlikninger med den beste (Ertefaie mfl. 2016): med %s konfidens er det beste blant %s. "
                                        + "p-verdien er den minste alfaen som utelater en rad.",
                                words.level(family.level()),
                                set.size() == family.best().size()
                                        ? words.say("all of them", "alle sammen")
                                        : words.listed(set))),
                scroll(table(head, rows)));
    }

    private static Node table(Node head, List<Node> rows) {
        return classed("table", "data", element("thead", head), element("tbody", List.of(), rows));
    }

    private static Node head(String label) {
        return element("th", attributes("scope", "row"), List.of(text(label)));
    }

    private Node p(double p) {
        return classed("td", "number", Exact.of(p, words.p(p)));
    }

    private Node number(double value) {
        return Exact.of(value, finding.display().value(value));
    }

    private static Node column(String styleClass, String title) {
        return element("th", attributes("scope", "col", "class", styleClass), List.of(text(title)));
    }
}
