package org.stegvis.report.tipping;

import static org.stegvis.report.markup.Markup.attributes;
import static org.stegvis.report.markup.Markup.classed;
import static org.stegvis.report.markup.Markup.element;
import static org.stegvis.report.markup.Markup.group;
import static org.stegvis.report.markup.Markup.scroll;
import static org.stegvis.report.markup.Markup.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.result.Tipping;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.finding.Finding;
import org.stegvis.report.markup.Exact;
import org.stegvis.report.markup.Node;
import org.stegvis.report.words.Words;

/// Says and shows what it would take of the outcomes that nobody saw to change a conclusion.
public record TippingWords(Finding finding, Tipping tipping, Words words, Lettering lettering) {

    public Node all() {
        return group(
                element("h4", words.say("If the missing outcomes were others", "Om de manglende utfallene var andre")),
                element("p", said()),
                classed("figure", "wide", scroll(new TippingPlot(finding, tipping, words, lettering).draw())),
                scroll(table()),
                classed("p", "quiet", meaning()));
    }

    private String said() {
        long tips = tipping.courses().stream()
                .filter(each -> each.below() != null || each.above() != null)
                .count();
        String first = words.say(
                "Each contrast was estimated anew with the imputed outcomes of one of its sides shifted by %s to %s%s.",
                "Hver kontrast ble estimert på nytt med de imputerte utfallene på én av sidene forskjøvet med %s til %s%s.",
                words.plain(least()),
                words.plain(most()),
                switch (tipping.scale()) {
                    case OUTCOME -> "";
                    case LOG_ODDS -> words.say(" on the log odds", " på log-oddsen");
                });
        return first + " "
                + (tips == 0
                        ? words.say(
                                "No shift in this range makes an interval begin or cease to hold zero.",
                                "Ingen forskyvning i dette området får noe intervall til å begynne eller slutte å omfatte null.")
                        : words.say(
                                "The table tells from which shift on an interval begins or ceases to hold zero.",
                                "Tabellen sier fra hvilken forskyvning et intervall begynner eller slutter å omfatte null."));
    }

    private double least() {
        return tipping.courses().stream()
                .mapToDouble(each -> each.points().getFirst().delta())
                .min()
                .orElse(0);
    }

    private double most() {
        return tipping.courses().stream()
                .mapToDouble(each -> each.points().getLast().delta())
                .max()
                .orElse(0);
    }

    private Node table() {
        var rows = new ArrayList<Node>();
        for (Tipping.Course each : tipping.courses()) {
            rows.add(element(
                    "tr",
                    element("th", attributes("scope", "row"), List.of(text(finding.versus(each.of(), each.versus())))),
                    element("td", finding.label(each.shifted())),
                    element(
                            "td",
                            each.excludesZeroAsImputed()
                                    ? words.say("excludes zero", "omfatter ikke null")
                                    : words.say("holds zero", "omfatter null")),
                    classed("td", "number", tips(each.below())),
                    classed("td", "number", tips(each.above()))));
        }
        Node head = element(
                "tr",
                column("", words.say("Contrast", "Kontrast")),
                column("", words.say("Shifted", "Forskjøvet")),
                column(
                        "",
                        words.say(
                                "%s interval without a shift",
                                "%s-intervall uten forskyvning",
                                words.level(finding.analysis().level()))),
                column("number", words.say("Tips below at", "Vipper nedover ved")),
                column("number", words.say("Tips above at", "Vipper oppover ved")));
        return classed("table", "data", element("thead", head), element("tbody", List.of(), rows));
    }

    private Node tips(@Nullable Double delta) {
        return delta == null
                ? text(words.say("not in the range", "ikke i området"))
                : Exact.of(delta, words.number(delta, decimals()));
    }

    /// So that the range has three digits.
    private int decimals() {
        double range = most() - least();
        return range > 0 ? Math.clamp((long) Math.ceil(2 - Math.log10(range)), 0, 4) : 1;
    }

    private String meaning() {
        return words.say(
                        "Points of tipping are interpolated between the shifts tried. Whether outcomes so far from the imputed ones are plausible "
                                + "is for those to judge who know the trial.",
                        "Vippepunktene er interpolert mellom forskyvningene som er prøvd. Om utfall så langt fra de imputerte er rimelige, "
                                + "må de vurdere som kjenner studien.")
                + (finding.isOfRegimes()
                        ? words.say(
                                " Who is consistent with two regimes is shifted with either.",
                                " Den som stemmer med to forløp, forskyves med hvert av dem.")
                        : "");
    }

    private static Node column(String styleClass, String title) {
        return element("th", attributes("scope", "col", "class", styleClass), List.of(text(title)));
    }
}
