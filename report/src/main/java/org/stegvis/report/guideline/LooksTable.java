package org.stegvis.report.guideline;

import static org.stegvis.report.markup.Markup.attributes;
import static org.stegvis.report.markup.Markup.element;
import static org.stegvis.report.markup.Markup.text;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.evidence.living.Monitoring;
import org.stegvis.report.markup.Node;
import org.stegvis.report.markup.Node.Element;
import org.stegvis.report.words.Words;

/// Sequential monitoring, one row a look: how much information there was, the statistic, and the boundary it had to
/// pass.
record LooksTable(Monitoring monitoring, Words words) {

    Element table() {
        var rows = new ArrayList<Node>();
        for (Monitoring.Look look : monitoring.looks()) {
            rows.add(element(
                    "tr",
                    element(
                            "th",
                            attributes("scope", "row"),
                            List.of(text(look.date().toString()))),
                    element("td", words.percent(100 * look.fraction(), 0)),
                    element("td", words.number(look.statistic(), 2)),
                    element("td", "±" + words.number(look.bound(), 2)),
                    element("td", look.isCrossed() ? words.say("crossed", "krysset") : words.say("no", "nei"))));
        }
        return FindingsTable.table(
                List.of(
                        words.say("Published", "Publisert"),
                        words.say("Information", "Informasjon"),
                        words.say("Statistic", "Testverdi"),
                        words.say("Boundary", "Grense"),
                        words.say("Crossed", "Krysset")),
                rows);
    }
}
