package org.stegvis.report.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.regime.Turn;
import org.stegvis.report.words.Titles;
import org.stegvis.report.words.Words;

/// What is told of a group beside its number: started, completed, withdrew, and why a decision was not taken.
record FlowNotes(Ways ways, Titles titles) {

    List<String> ofOption(Decision decision, int[] rows) {
        var notes = new ArrayList<String>();
        int started = ways.yes(TrialColumns.started(decision.id()), rows);
        int completed = ways.yes(TrialColumns.completed(decision.id()), rows);
        if (started >= 0) {
            notes.add(words().say("started %s", "begynte %s", words().count(started)));
        }
        if (completed >= 0) {
            notes.add(words().say("completed %s", "fullførte %s", words().count(completed)));
        }
        notes.addAll(withdrawn(decision, rows));
        return notes;
    }

    /// That chance decided, where it did.
    List<String> ofAllocated(Decision decision, int route) {
        return decision.routes().get(route).action() instanceof Action.Allocate allocate
                        && allocate.isRandomised()
                        && allocate.preference() == null
                ? List.of(words().say("randomised again", "randomisert på nytt"))
                : List.of();
    }

    List<String> ofContinued(Decision decision, int[] rows) {
        var notes = new ArrayList<String>();
        notes.add(words().say("continue, not randomised", "fortsetter uten ny trekning"));
        notes.addAll(withdrawn(decision, rows));
        return notes;
    }

    List<String> ofLeft() {
        return List.of(words().say("no further allocation", "ingen ny trekning"));
    }

    String openTitle(Decision decision) {
        return decision.isTailored()
                ? words().say("Not classified", "Ikke klassifisert")
                : words().say("Decision not taken", "Beslutning ikke tatt");
    }

    /// Each participant is counted once: as withdrawn before the decision, else under what was missing.
    List<String> ofOpen(Decision decision, int[] rows, int position) {
        var reasons = new TreeMap<String, Integer>();
        for (int row : rows) {
            reasons.merge(reason(decision, row, position), ways.participants(row), Integer::sum);
        }
        var notes = new ArrayList<String>();
        for (Map.Entry<String, Integer> reason : reasons.entrySet()) {
            notes.add(reason.getKey() + ": " + words().count(reason.getValue()));
        }
        return notes;
    }

    String reason(Decision decision, int row, int position) {
        if (ways.isWithdrawnBefore(row, ways.week(decision))) {
            return words().say("withdrew", "trakk seg");
        }
        return switch (ways.turn(row, position)) {
            case Turn.Open(var id, var missing)
            when !missing.isEmpty() ->
                words().say("without ", "uten ")
                        + words().listed(missing.stream()
                                .map(titles::reference)
                                .sorted()
                                .toList());
            case null, default -> words().say("no option recorded", "ingen behandling registrert");
        };
    }

    String assessed(Analysis.Outcome outcome) {
        return words().say("Outcome known, ", "Utfall kjent, ")
                + titles.within(titles.visit(outcome.last().visit())).replace(' ', '\u00a0');
    }

    String byChoice(String option) {
        return words().say("%s, by own choice", "%s, etter eget ønske", option);
    }

    private List<String> withdrawn(Decision decision, int[] rows) {
        if (!ways.tellsWithdrawals() || IntStream.of(rows).findAny().isEmpty()) {
            return List.of();
        }
        int withdrawn = ways.withdrawnAfter(decision.id(), rows);
        return List.of(words().say("withdrew %s", "trakk seg %s", words().count(withdrawn)));
    }

    private Words words() {
        return titles.words();
    }
}
