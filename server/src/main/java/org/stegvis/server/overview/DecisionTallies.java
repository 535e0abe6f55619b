package org.stegvis.server.overview;

import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.conduct.Event;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Decision;
import org.stegvis.server.participant.Course;
import org.stegvis.server.tally.Tallied;
import org.stegvis.server.tally.Tally;

/// Counts the response classes that decisions found, and the options that they allocated by stratum.
@Component
final class DecisionTallies implements Tallied {
    /// By decision and response class.
    static final String RESPONSE = "response";

    /// Randomised allocations, by decision and [Stratum].
    static final String BALANCE = "balance";

    @Override
    public void count(Course course, ObjIntConsumer<Tally> to) {
        for (Decision decision : course.version().protocol().decisions()) {
            String found = found(course, decision.id());
            if (found != null) {
                to.accept(Tally.of(RESPONSE, decision.id(), found), 1);
            }
        }
        for (Event event : course.history().events()) {
            if (event instanceof Event.Allocated allocated) {
                balance(course, allocated, to);
            }
        }
    }

    private static @Nullable String found(Course course, String decision) {
        for (Event event : course.history().events()) {
            switch (event) {
                case Event.Allocated a
                when a.decision().equals(decision) -> {
                    return a.responseClass();
                }
                case Event.Continued c
                when c.decision().equals(decision) -> {
                    return c.responseClass();
                }
                case Event.Left l
                when l.decision().equals(decision) -> {
                    return l.responseClass();
                }
                default -> {
                    // Something else.
                }
            }
        }
        return null;
    }

    private static void balance(Course course, Event.Allocated allocated, ObjIntConsumer<Tally> to) {
        course.version().protocol().decisions().stream()
                .filter(each -> each.id().equals(allocated.decision()))
                .findFirst()
                .map(decision -> Stratum.allocation(decision, allocated.route()))
                .filter(Action.Allocate::isRandomised)
                .ifPresent(allocate -> to.accept(
                        Tally.of(
                                BALANCE,
                                allocated.decision(),
                                Stratum.of(course.history().facts(), allocate, allocated)
                                        .text()),
                        1));
    }
}
