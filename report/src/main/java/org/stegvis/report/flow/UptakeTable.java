package org.stegvis.report.flow;

import static org.stegvis.report.markup.Markup.attributes;
import static org.stegvis.report.markup.Markup.classed;
import static org.stegvis.report.markup.Markup.element;
import static org.stegvis.report.markup.Markup.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.regime.Turn;
import org.stegvis.report.input.ReportInput;
import org.stegvis.report.markup.Node;
import org.stegvis.report.words.Titles;
import org.stegvis.report.words.Words;

/// How many were assigned each option at each decision, and how many of these started and completed it.
public final class UptakeTable {
    /// With more rows than this, what came before a decision is not told apart.
    private static final int MOST_ROWS = 40;

    private final Protocol protocol;
    private final Words words;
    private final Titles titles;
    private final Ways ways;

    public UptakeTable(ReportInput input) {
        this.protocol = input.protocol();
        this.words = new Words(input.language());
        this.titles = new Titles(protocol, words);
        this.ways = Ways.of(protocol, input.data());
    }

    /// Those with the same options so far, the last one at this decision.
    ///
    /// @param options positions among the options of their decisions
    /// @param titles of the options
    private record Assigned(int decision, List<Integer> options, List<String> titles) {
        private static final Comparator<Assigned> ORDER =
                Comparator.comparingInt(Assigned::decision).thenComparing(Assigned::options, Assigned::compare);

        private static int compare(List<Integer> one, List<Integer> other) {
            for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
                int way = Integer.compare(one.get(i), other.get(i));
                if (way != 0) {
                    return way;
                }
            }
            return Integer.compare(one.size(), other.size());
        }

        Assigned withoutHistory() {
            return new Assigned(decision, List.of(options.getLast()), List.of(titles.getLast()));
        }
    }

    public Node table() {
        Map<Assigned, int[]> all = assigned();
        var rows = new ArrayList<Node>();
        all.forEach((group, members) -> rows.add(row(group, members)));
        List<String> heads = List.of(
                words.say("Decision", "Beslutning"),
                words.say("Before it", "Før den"),
                words.say("Option", "Behandling"),
                words.say("Assigned", "Tildelt"),
                words.say("Started", "Begynte"),
                words.say("Completed", "Fullførte"));
        var cells = new ArrayList<Node>();
        for (int i = 0; i < heads.size(); i++) {
            cells.add(element(
                    "th", attributes("scope", "col", "class", i < 3 ? "" : "number"), List.of(text(heads.get(i)))));
        }
        return classed(
                "table", "data", element("thead", element("tr", List.of(), cells)), element("tbody", List.of(), rows));
    }

    /// Whether the data say of any decision who started or completed.
    public boolean isTold() {
        return protocol.decisions().stream()
                .anyMatch(decision -> ways.yes(TrialColumns.started(decision.id()), ways.everybody()) >= 0
                        || ways.yes(TrialColumns.completed(decision.id()), ways.everybody()) >= 0);
    }

    private Map<Assigned, int[]> assigned() {
        var groups = new TreeMap<Assigned, int[]>(Assigned.ORDER);
        for (int row : ways.everybody()) {
            var options = new ArrayList<Integer>();
            var names = new ArrayList<String>();
            for (Turn turn : ways.turns(row)) {
                if (turn instanceof Turn.Allocated allocated) {
                    Decision decision = protocol.decision(allocated.decision());
                    options.add(TrialColumns.options(decision).indexOf(allocated.option()));
                    names.add(titles.option(allocated.option()));
                    int place = protocol.decisions().indexOf(decision);
                    groups.merge(
                            new Assigned(place, List.copyOf(options), List.copyOf(names)),
                            new int[] {row},
                            FlowTree::joined);
                }
            }
        }
        if (groups.size() <= MOST_ROWS) {
            return groups;
        }
        var merged = new TreeMap<Assigned, int[]>(Assigned.ORDER);
        groups.forEach((group, members) -> merged.merge(group.withoutHistory(), members, FlowTree::joined));
        return merged;
    }

    private Node row(Assigned group, int[] members) {
        String decision = protocol.decisions().get(group.decision()).id();
        int before = group.titles().size() - 1;
        return element(
                "tr",
                element("th", attributes("scope", "row"), List.of(text(titles.decision(decision)))),
                element("td", String.join(" \u2192 ", group.titles().subList(0, before))),
                element("td", group.titles().getLast()),
                classed("td", "number", words.count(ways.count(members))),
                classed("td", "number", share(TrialColumns.started(decision), members)),
                classed("td", "number", share(TrialColumns.completed(decision), members)));
    }

    private String share(String column, int[] members) {
        int yes = ways.yes(column, members);
        return yes < 0
                ? words.say("not known", "ikke kjent")
                : "%s (%s)".formatted(words.count(yes), words.percent(yes, ways.count(members)));
    }
}
