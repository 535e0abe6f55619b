package org.stegvis.server.allocation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.Facts;
import org.stegvis.conduct.Step;
import org.stegvis.server.allocation.AllocationAudit.Problem;
import org.stegvis.server.allocation.AllocationAudit.Result;
import org.stegvis.server.eventlog.ConductEvents;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.trialsetup.PublishedProtocol;
import org.stegvis.server.trialsetup.TrialEvent;
import org.stegvis.server.trialsetup.TrialState;

/// Walks a log entry by entry, asks the engine before each enrolment and allocation, and keeps of each participant
/// what the events add up to.
final class Replay {
    private final String trial;
    private final Redrawing redrawing;
    private final List<Entry> aboutTrial = new ArrayList<>();
    private final Map<String, Known> participants = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private @Nullable TrialState state;
    private long drawn;
    private long withoutChance;

    Replay(String trial, Redrawing redrawing) {
        this.trial = trial;
        this.redrawing = redrawing;
    }

    /// What is known of a participant.
    private static final class Known {
        /// The first entry about them, by which they follow a version of the protocol.
        private final long since;

        private final Set<String> allocated = HashSet.newHashSet(2);
        private Facts facts = Facts.NONE;

        Known(long since) {
            this.since = since;
        }
    }

    /// Whether an entry says something about the trial as a whole that allocations depend on.
    static boolean isAboutTrial(Entry entry) {
        return entry.participant() == null && TrialEvent.of(entry).isPresent();
    }

    void step(Entry entry) {
        String participant = entry.participant();
        if (participant == null) {
            if (isAboutTrial(entry)) {
                aboutTrial.add(entry);
                state = null;
            }
            return;
        }
        Event event = ConductEvents.event(entry).orElse(null);
        Known known = participants.get(participant);
        String problem = switch (event) {
            case Event.Enrolled enrolled -> checkEnrolment(known);
            case Event.Allocated allocated -> check(entry, allocated, known);
            case null, default -> null;
        };
        if (problem != null) {
            problems.add(new Problem(entry.seq(), participant, problem));
        }
        if (known == null) {
            known = new Known(entry.seq());
            participants.put(participant, known);
        }
        if (event != null) {
            known.facts = known.facts.after(event);
        }
        if (event instanceof Event.Allocated allocated) {
            known.allocated.add(allocated.decision());
        }
    }

    Result result() {
        return new Result(drawn, withoutChance, problems);
    }

    /// @param known null before the first entry
    private @Nullable String checkEnrolment(@Nullable Known known) {
        boolean wasDue = known != null && version(known).engine().next(known.facts) instanceof Step.Enrol;
        return wasDue ? null : "enrolled without having been found eligible and having consented";
    }

    /// @param known null before the first entry
    private @Nullable String check(Entry entry, Event.Allocated event, @Nullable Known known) {
        if (known == null) {
            return "allocated before anything else was known";
        }
        if (known.allocated.contains(event.decision())) {
            return "allocated a second time at decision '" + event.decision() + "'";
        }
        PublishedProtocol version = version(known);
        if (!(version.engine().next(known.facts) instanceof Step.Allocate due)
                || !due.decision().equals(event.decision())) {
            return "decision '" + event.decision() + "' was not due";
        }
        Drawn place = Drawn.of(entry).orElse(null);
        if (place == null) {
            withoutChance++;
            return null;
        }
        drawn++;
        return redrawing.problem(version.protocol(), due, place, event);
    }

    /// The version that a participant followed at this place of the log.
    private PublishedProtocol version(Known known) {
        TrialState then = state;
        if (then == null) {
            then = TrialState.of(trial, aboutTrial);
            state = then;
        }
        return then.followedSince(known.since);
    }
}
