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
/// Before enrolment: screening, consent, the visits up to week 0, eligibility. After it, visit by visit in order of
/// time: first the visit, then the decisions taken there. Decisions are taken in their order; one that waits for a
/// late value holds up the decisions after it and the visits counted from it, but no other visit.
public final class Engine {
    private final Protocol protocol;
    private final Timetable timetable;
    private final Eligibility eligibility;
    private final List<Tailoring> tailorings;

    private Engine(Protocol protocol) {
        this.protocol = protocol;
        this.timetable = Timetable.of(protocol);
        this.eligibility = new Eligibility(protocol.eligibility());
        this.tailorings = protocol.decisions().stream().map(Tailoring::of).toList();
    }

    /// An engine to ask many times.
    public static Engine of(Protocol protocol) {
        return new Engine(protocol);
    }

    public static Step next(Protocol protocol, History history) {
        return of(protocol).next(history);
    }

    public Step next(History history) {
        return next(history.facts());
    }

    /// The same from what the events of a history add up to, which is all that it depends on.
    public Step next(Facts facts) {
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
            return facts.declined() ? new Step.Stop(new Step.Reason.Declined()) : new Step.Consent();
        }
        Visit visit = timetable.nextUntilEnrolment(facts.seen());
        if (visit != null) {
            return new Step.Collect(visit.id(), visit.collect());
        }
        return eligibility.isMet(facts)
                ? new Step.Enrol()
                : new Step.Wait(Step.Wait.ELIGIBILITY, eligibility.missing(facts));
    }

    private Step afterEnrolment(Facts told) {
        Facts facts = withPassed(told);
        Visit visit = timetable.nextAfterEnrolment(facts);
        Step decision = firstOpenDecision(facts, visit);
        if (visit != null && (decision == null || decision instanceof Step.Wait)) {
            return new Step.Collect(visit.id(), visit.collect());
        }
        return decision != null ? decision : new Step.Stop(new Step.Reason.Completed());
    }

    /// A decision that had no occasion is not gone back to once a later one has been taken.
    private Facts withPassed(Facts told) {
        Facts facts = told;
        boolean isPast = false;
        for (Decision decision : protocol.decisions().reversed()) {
            boolean isSettled = told.settled().containsKey(decision.id());
            if (isPast && !isSettled) {
                facts = facts.passing(decision.id());
            }
            isPast |= isSettled;
        }
        return facts;
    }

    /// Null when no decision is open before the next visit.
    private @Nullable Step firstOpenDecision(Facts told, @Nullable Visit next) {
        Facts facts = told;
        for (int position = 0; position < protocol.decisions().size() && !facts.hasLeft(); position++) {
            Decision decision = protocol.decisions().get(position);
            if (facts.settled().containsKey(decision.id()) || facts.passed().contains(decision.id())) {
                continue;
            }
            Facts here = facts;
            switch (tailorings.get(position).soFar(here, visit -> timetable.coming(visit, here, next))) {
                case Ruling.NotHere(var mayStillCome) -> {
                    if (mayStillCome) {
                        return null;
                    }
                    facts = facts.passing(decision.id());
                }
                case Ruling.Waiting(var visit, var missing) -> {
                    return new Step.Wait(decision.id(), missing);
                }
                case Ruling.Routed routed -> {
                    return follow(decision, routed, facts);
                }
            }
        }
        return null;
    }

    private static Step follow(Decision decision, Ruling.Routed routed, Facts facts) {
        return switch (routed.action()) {
            case Action.Continue goesOn ->
                new Step.Continue(decision.id(), routed.visit(), routed.route(), routed.responseClass());
            case Action.Leave leaves ->
                new Step.Leave(decision.id(), routed.visit(), routed.route(), routed.responseClass());
            case Action.Allocate allocate -> allocate(decision, routed, allocate, facts);
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
