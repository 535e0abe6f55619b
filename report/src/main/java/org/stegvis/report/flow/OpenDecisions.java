package org.stegvis.report.flow;

import static org.stegvis.report.markup.Markup.classed;
import static org.stegvis.report.markup.Markup.element;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.regime.Turn;
import org.stegvis.report.input.ReportInput;
import org.stegvis.report.markup.Node;
import org.stegvis.report.words.Titles;
import org.stegvis.report.words.Words;

/// The decisions that were not taken, and why.
public final class OpenDecisions {
    private final ReportInput input;
    private final Words words;
    private final Titles titles;

    public OpenDecisions(ReportInput input) {
        this.input = input;
        this.words = new Words(input.language());
        this.titles = new Titles(input.protocol(), words);
    }

    public Node table() {
        Ways ways = Ways.of(input.protocol(), input.data());
        var rows = new ArrayList<Node>();
        for (Decision decision : input.protocol().decisions()) {
            reasons(ways, decision).forEach((reason, count) -> rows.add(row(decision, reason, count)));
        }
        if (rows.isEmpty()) {
            return element(
                    "p",
                    words.say("Every decision that was due was taken.", "Alle beslutninger ble tatt da de skulle."));
        }
        Node head = element(
                "tr",
                element("th", words.say("Decision not taken", "Beslutning ikke tatt")),
                element("th", words.say("Reason", "Grunn")),
                classed("th", "number", "n"));
        return classed("table", "data", element("thead", head), element("tbody", List.of(), rows));
    }

    private Map<String, Integer> reasons(Ways ways, Decision decision) {
        var notes = new FlowNotes(ways, titles);
        var reasons = new TreeMap<String, Integer>();
        for (int row : ways.everybody()) {
            int last = ways.turns(row).size() - 1;
            if (ways.turn(row, last) instanceof Turn.Open open
                    && open.decision().equals(decision.id())) {
                reasons.merge(notes.reason(decision, row, last), ways.participants(row), Integer::sum);
            }
        }
        return reasons;
    }

    private Node row(Decision decision, String reason, int count) {
        return element(
                "tr",
                element("th", titles.decision(decision.id())),
                classed("td", "prose", reason),
                classed("td", "number", words.count(count)));
    }
}
