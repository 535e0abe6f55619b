package org.stegvis.protocol.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.Treatment;
import org.stegvis.protocol.expression.Reference;

/// Asks about what is declared and never used.
final class UseReview {
    private UseReview() {}

    static List<Remark> of(Protocol protocol) {
        var remarks = new ArrayList<Remark>();
        Set<String> offered = offered(protocol);
        for (Treatment treatment : protocol.treatments()) {
            if (!offered.contains(treatment.id())) {
                remarks.add(new Remark(
                        "treatments." + treatment.id(),
                        "a treatment that no decision offers",
                        "one that is offered",
                        ""));
            }
        }
        Set<String> used = measuresUsed(protocol);
        for (Measure measure : protocol.measures()) {
            boolean isCollected =
                    protocol.visits().stream().anyMatch(visit -> visit.collect().contains(measure.id()));
            if (!isCollected) {
                remarks.add(new Remark(
                        "measures." + measure.id(), "a measure that no visit collects", "one that is collected", ""));
            } else if (!used.contains(measure.id()) && !awaitsEstimators(measure)) {
                remarks.add(new Remark(
                        "measures." + measure.id(),
                        "a measure that is collected and never used",
                        "one that a criterion, decision or analysis names",
                        "Participants answer it for nothing, or an analysis is missing."));
            }
        }
        return remarks;
    }

    /// No analysis takes a time to an event yet, so its measure cannot be named by one.
    private static boolean awaitsEstimators(Measure measure) {
        return measure.scale() instanceof Scale.TimeToEvent;
    }

    private static Set<String> offered(Protocol protocol) {
        var offered = new HashSet<String>();
        for (Decision decision : protocol.decisions()) {
            for (Decision.Route route : decision.routes()) {
                if (route.action() instanceof Action.Allocate allocate) {
                    allocate.offers().forEach(offer -> offered.add(offer.option()));
                }
            }
        }
        return offered;
    }

    private static Set<String> measuresUsed(Protocol protocol) {
        var named = new HashSet<Reference>();
        protocol.eligibility()
                .forEach(criterion -> named.addAll(criterion.require().references()));
        protocol.decisions()
                .forEach(decision -> NamedIn.decision(decision)
                        .forEach(placed -> named.addAll(placed.expression().references())));
        protocol.analyses().forEach(analysis -> named.addAll(NamedIn.analysis(analysis)));
        var measures = new HashSet<String>();
        for (Reference reference : named) {
            if (reference instanceof Reference.Measured(var measure, var visit)) {
                measures.add(measure);
            }
        }
        return measures;
    }
}
