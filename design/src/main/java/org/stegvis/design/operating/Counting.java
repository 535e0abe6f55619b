package org.stegvis.design.operating;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.History;
import org.stegvis.design.scenario.Costs;
import org.stegvis.design.simulation.SimulatedTrial;
import org.stegvis.estimation.result.Result;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.expression.Values;
import org.stegvis.protocol.regime.Path;
import org.stegvis.protocol.regime.Turn;
import org.stegvis.protocol.tailoring.Offering.How;

/// Counts what one simulated trial has of everything that is counted.
final class Counting {
    private final Map<Counted, Double> found = new HashMap<>();

    private Counting() {}

    static void of(Questions questions, SimulatedTrial trial, TrialData data, List<Result> results, double[] into) {
        var counting = new Counting();
        counting.found.put(new Counted.Assessed(), (double) trial.screening().assessed());
        results.forEach(result ->
                counting.found.put(new Counted.Analysed(result.analysis().id()), (double)
                        result.numbers().analysed()));
        counting.decisions(trial, data);
        counting.participants(questions, trial);
        for (int i = 0; i < into.length; i++) {
            into[i] = counting.found.getOrDefault(questions.counts().get(i), 0.0);
        }
    }

    private void decisions(SimulatedTrial trial, TrialData data) {
        var all = new HashMap<String, Map<String, Double>>();
        var strata = new HashMap<String, Map<String, Map<String, Double>>>();
        for (int row = 0; row < data.size(); row++) {
            Values values = data.row(row);
            for (Turn turn : Path.of(trial.protocol(), values).turns()) {
                if (turn instanceof Turn.Allocated allocated
                        && allocated.offering().how() == How.BY_CHANCE) {
                    String decision = allocated.decision();
                    add(new Counted.Allocated(decision, allocated.option()), 1);
                    excess(all.computeIfAbsent(decision, none -> new HashMap<>()), allocated);
                    excess(
                            strata.computeIfAbsent(decision, none -> new HashMap<>())
                                    .computeIfAbsent(
                                            stratum(trial, allocated, values, visit(trial, decision, data, row)),
                                            none -> new HashMap<>()),
                            allocated);
                }
            }
        }
        all.forEach((decision, excess) -> found.put(new Counted.Imbalance(decision), largest(excess)));
        strata.forEach((decision, each) -> found.put(
                new Counted.ImbalanceInStratum(decision),
                each.values().stream().mapToDouble(Counting::largest).max().orElse(0)));
        classes(trial, data);
    }

    /// What became of participants, how long it took and what it cost.
    private void participants(Questions questions, SimulatedTrial trial) {
        long sessions = 0;
        long visits = 0;
        for (History history : trial.histories()) {
            var open = new HashSet<String>();
            trial.protocol().decisions().forEach(decision -> open.add(decision.id()));
            for (Event event : history.events()) {
                switch (event) {
                    case Event.Withdrawn withdrawn -> add(new Counted.Withdrawn(), 1);
                    case Event.Treated treated -> {
                        sessions += treated.sessions();
                        add(new Counted.Started(treated.decision()), treated.sessions() > 0 ? 1 : 0);
                        add(new Counted.NotStarted(treated.decision()), treated.sessions() > 0 ? 0 : 1);
                    }
                    case Event.Assessed assessed -> visits++;
                    case Event.Allocated allocated -> open.remove(allocated.decision());
                    case Event.Continued continued -> open.remove(continued.decision());
                    case Event.Left left -> open.remove(left.decision());
                    default -> {}
                }
            }
            open.forEach(decision -> add(new Counted.Undecided(decision), 1));
        }
        var duration = new Duration(trial.protocol(), questions.scenario());
        double enrolment = trial.enrolmentWeeks();
        found.put(new Counted.EnrolmentWeeks(), enrolment);
        found.put(new Counted.TrialWeeks(), duration.weeks(enrolment));
        Costs costs = questions.scenario().costs();
        if (costs != null) {
            found.put(
                    new Counted.Cost(costs.currency()),
                    duration.cost(
                            enrolment,
                            trial.screening().assessed(),
                            trial.histories().size(),
                            sessions,
                            visits));
        }
    }

    private void classes(SimulatedTrial trial, TrialData data) {
        for (var decision : trial.protocol().decisions()) {
            if (decision.isTailored()) {
                var told = data.levels(TrialColumns.responseClass(decision.id()));
                for (int row = 0; row < told.size(); row++) {
                    String responseClass = told.at(row);
                    if (responseClass != null) {
                        add(new Counted.InClass(decision.id(), responseClass), 1);
                    }
                }
            }
        }
    }

    private void add(Counted counted, double more) {
        found.merge(counted, more, Double::sum);
    }

    /// Adds what the option has more than expected, and the others less.
    private static void excess(Map<String, Double> excess, Turn.Allocated allocated) {
        for (Action.Offer offer : allocated.offering().open()) {
            double expected = allocated.offering().probability(offer.option());
            excess.merge(offer.option(), (offer.option().equals(allocated.option()) ? 1 : 0) - expected, Double::sum);
        }
    }

    private static double largest(Map<String, Double> excess) {
        return excess.values().stream().mapToDouble(Math::abs).max().orElse(0);
    }

    /// The visit at which a participant came to a decision.
    private static String visit(SimulatedTrial trial, String decision, TrialData data, int row) {
        List<Decision.Occasion> all = trial.protocol().decision(decision).at();
        String told = all.size() == 1
                ? all.getFirst().visit()
                : data.levels(TrialColumns.visit(decision)).at(row);
        return told == null ? "" : told;
    }

    /// The route, the options open and the values of the strata, those seen now at the visit of the
    /// decision: one allocation list each.
    private static String stratum(SimulatedTrial trial, Turn.Allocated allocated, Values values, String visit) {
        var text = new StringBuilder().append(allocated.route());
        allocated.offering().open().forEach(offer -> text.append('|').append(offer.option()));
        var decision = trial.protocol().decision(allocated.decision());
        if (decision.routes().get(allocated.route()).action() instanceof Action.Allocate allocate) {
            for (Reference each : allocate.strata()) {
                Reference stratum =
                        each instanceof Reference.Measured measured && measured.isNow() ? measured.at(visit) : each;
                String level = values.level(stratum);
                text.append('/').append(stratum).append('=').append(level == null ? values.number(stratum) : level);
            }
        }
        return text.toString();
    }
}
