package org.stegvis.conduct;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.tailoring.Offering;
import org.stegvis.protocol.tailoring.Ruling;
import org.stegvis.protocol.tailoring.Tailoring;

/// Protocol and history in, next step out. Every history has exactly one answer.
///
/// Before enrolment: screening, consent, the visits up to week 0, eligibility. After it: visit by visit in order
/// of time, first the
/// visit, then the decisions taken there. A decision that waits for a late value holds up later decisions, but no
/// visit.
public final class Engine {
    private final Protocol protocol;
    private final Timetable timetable;
    private final Eligibility eligibility;

    private Engine(Protocol protocol) {
        this.protocol = protocol;
        this.timetable = Timetable.of(protocol);
        this.eligibility = new Eligibility(protocol.eligibility());
    }

    /// An engine to ask many times.
    public static Engine of(Protocol protocol) {
        return new Engine(protocol);
    }

    public static Step next(Protocol protocol, History history) {
        return of(protocol).next(history);
    }

    public Step next(History history) {
        Facts facts = history.facts();
        if (facts.withdrawn() != null) {
            return new Step.Stop(new Step.Reason.Withdrawn());
        }
        return facts.enrolled() == null ? beforeEnrolment(facts) : afterEnrolment(facts);
    }

    private Step beforeEnrolment(Facts facts) {
        if (!facts.screened()) {
            return new Step.Screen();
        }
        List<String> failed = eligibility.failed(facts);
        if (!failed.isEmpty()) {
            return new Step.Stop(new Step.Reason.Ineligible(failed));
        }
        if (!facts.consented()) {
            return new Step.Consent();
        }
        for (Visit visit : timetable.untilEnrolment()) {
            if (!facts.seen().contains(visit.id())) {
                return new Step.Collect(visit.id(), visit.collect());
            }
        }
        var untold = eligibility.untold(facts);
        return untold.isEmpty() ? new Step.Enrol() : new Step.Wait(Step.Wait.ELIGIBILITY, untold);
    }

    private Step afterEnrolment(Facts facts) {
        Step.@Nullable Wait waiting = null;
        for (Timetable.Entry entry : timetable.entries()) {
            switch (entry) {
                case Timetable.At(var visit) -> {
                    if (!facts.seen().contains(visit.id())) {
                        return new Step.Collect(visit.id(), visit.collect());
                    }
                }
                case Timetable.Take(var position, var occasion) -> {
                    if (waiting == null && isDue(position, facts)) {
                        Step step = decide(position, occasion, facts);
                        if (step instanceof Step.Wait wait) {
                            waiting = wait;
                        } else if (step != null) {
                            return step;
                        }
                    }
                }
            }
        }
        return waiting != null ? waiting : new Step.Stop(new Step.Reason.Completed());
    }

    private boolean isDue(int position, Facts facts) {
        return !facts.hasLeft()
                && !facts.settled().contains(protocol.decisions().get(position).id());
    }

    /// Null when the decision is not taken at this occasion.
    private @Nullable Step decide(int position, int occasion, Facts facts) {
        Decision decision = protocol.decisions().get(position);
        return switch (Tailoring.of(decision).at(occasion, facts)) {
            case Ruling.NotHere notHere -> null;
            case Ruling.Waiting(var visit, var missing) -> new Step.Wait(decision.id(), missing);
            case Ruling.Routed routed ->
                switch (routed.action()) {
                    case Action.Continue goesOn ->
                        new Step.Continue(decision.id(), routed.visit(), routed.route(), routed.responseClass());
                    case Action.Leave leaves ->
                        new Step.Leave(decision.id(), routed.visit(), routed.route(), routed.responseClass());
                    case Action.Allocate allocate -> allocate(decision, routed, allocate, facts);
                };
        };
    }

    private static Step allocate(Decision decision, Ruling.Routed routed, Action.Allocate allocate, Facts facts) {
        var offering = Offering.of(decision.id(), routed, allocate, facts);
        if (offering.open().isEmpty()) {
            return new Step.Leave(decision.id(), routed.visit(), routed.route(), routed.responseClass());
        }
        return switch (Stratum.of(allocate, facts, decision.id(), routed)) {
            case Stratum.Untold(var missing) -> new Step.Wait(decision.id(), missing);
            case Stratum.Told(var values) ->
                new Step.Allocate(
                        decision.id(),
                        routed.visit(),
                        routed.route(),
                        routed.responseClass(),
                        allocate,
                        offering,
                        values);
        };
    }
}
