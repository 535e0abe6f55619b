package org.stegvis.server.allocation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stegvis.conduct.Drawing;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.Step;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Procedure;
import org.stegvis.randomisation.Allocation;
import org.stegvis.randomisation.AllocationKey;
import org.stegvis.randomisation.Allocator;
import org.stegvis.randomisation.KeyedSource;
import org.stegvis.randomisation.ListAddress;
import org.stegvis.randomisation.Minimiser;
import org.stegvis.server.eventlog.ConductEvents;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.participant.Course;
import org.stegvis.server.trialsetup.KeyFolder;
import org.stegvis.server.trialsetup.TrialEvent;
import org.stegvis.server.trialsetup.TrialState;

/// Draws every allocation of a log again with the revealed key, from nothing but the log.
///
/// For each enrolment: the participant must have been found eligible and have consented. For each
/// allocation: the engine, asked with what was known before it, must have offered it from that list; the
/// places of a list must have been given in order, none twice and none passed over; and the key must give
/// the option.
public final class AllocationAudit {
    private final TrialState end;
    private final Allocator allocator;
    private final List<Entry> aboutTrial = new ArrayList<>();
    private final Map<String, List<Entry>> histories = new HashMap<>();
    private final Map<ListAddress, List<Minimiser.Earlier>> earlier = new HashMap<>();
    private final Set<String> allocated = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private @Nullable TrialState state;
    private long drawn;
    private long withoutChance;

    private AllocationAudit(TrialState end, AllocationKey key) {
        this.end = end;
        this.allocator = new Allocator(new KeyedSource(key));
    }

    /// @param seq the entry
    public record Problem(long seq, String participant, String problem) {}

    /// @param drawn allocations by chance that were drawn again
    /// @param withoutChance allocations by choice, by hand or to the only option
    public record Result(long drawn, long withoutChance, List<Problem> problems) {
        public Result {
            problems = List.copyOf(problems);
        }

        public boolean holds() {
            return problems.isEmpty();
        }
    }

    /// @param entries the whole log, in order
    /// @param keyHex the key; it must be the one that the log is bound to
    /// @throws IllegalArgumentException when it is another key
    public static Result of(String trial, List<Entry> entries, String keyHex) {
        List<Entry> aboutTrial =
                entries.stream().filter(entry -> entry.participant() == null).toList();
        TrialState end = TrialState.of(trial, aboutTrial);
        TrialEvent.KeyCommitted bound = end.commitment();
        if (bound == null) {
            throw new IllegalArgumentException("Trial '" + trial + "' was never bound to a key.");
        }
        if (!KeyFolder.commitment(keyHex).equals(bound.commitment())) {
            throw new IllegalArgumentException(
                    "This is not the key that trial '" + trial + "' was bound to at its start: its commitment is "
                            + KeyFolder.commitment(keyHex) + " and must be " + bound.commitment() + ".");
        }
        var audit = new AllocationAudit(end, AllocationKey.ofHex(keyHex));
        entries.forEach(audit::step);
        return new Result(audit.drawn, audit.withoutChance, audit.problems);
    }

    /// The key, once it has been revealed.
    public static Optional<String> revealedKey(String trial, List<Entry> entries) {
        return Optional.ofNullable(TrialState.of(
                        trial,
                        entries.stream()
                                .filter(entry -> entry.participant() == null)
                                .toList())
                .revealedKey());
    }

    private void step(Entry entry) {
        String participant = entry.participant();
        if (participant == null) {
            aboutTrial.add(entry);
            state = null;
            return;
        }
        List<Entry> before = histories.computeIfAbsent(participant, none -> new ArrayList<>());
        String problem = switch (ConductEvents.event(entry).orElse(null)) {
            case Event.Enrolled enrolled -> checkEnrolment(participant, before);
            case Event.Allocated event -> check(entry, event, participant, before);
            case null, default -> null;
        };
        if (problem != null) {
            problems.add(new Problem(entry.seq(), participant, problem));
        }
        before.add(entry);
    }

    private @Nullable String checkEnrolment(String participant, List<Entry> before) {
        boolean wasDue =
                !before.isEmpty() && Course.of(stateThen(), participant, before).next() instanceof Step.Enrol;
        return wasDue ? null : "enrolled without having been found eligible and having consented";
    }

    private @Nullable String check(Entry entry, Event.Allocated event, String participant, List<Entry> before) {
        if (!allocated.add(participant + "\n" + event.decision())) {
            return "allocated a second time at decision '" + event.decision() + "'";
        }
        if (before.isEmpty()) {
            return "allocated before anything else was known";
        }
        Course course = Course.of(stateThen(), participant, before);
        if (!(course.next() instanceof Step.Allocate due) || !due.decision().equals(event.decision())) {
            return "decision '" + event.decision() + "' was not due";
        }
        Drawn place = Drawn.of(entry).orElse(null);
        if (place == null) {
            withoutChance++;
            return null;
        }
        drawn++;
        return draw(course, due, place, event);
    }

    /// The state of the trial at this place of the log.
    private TrialState stateThen() {
        TrialState then = state;
        if (then == null) {
            then = TrialState.of(end.trial(), aboutTrial);
            state = then;
        }
        return then;
    }

    private Allocation again(Step.Allocate due, Drawn place) {
        return due.action().procedure() instanceof Procedure.Minimisation minimisation
                ? Minimiser.of(minimisation, due.action().offers(), place.address())
                        .allocate(allocator.source(), earlier.getOrDefault(place.address(), List.of()), due.stratum())
                : allocator
                        .list(due.action().procedure(), due.action().offers(), place.address())
                        .at(place.position());
    }

    private @Nullable String draw(Course course, Step.Allocate due, Drawn place, Event.Allocated event) {
        ListAddress address = place.address();
        List<String> offered =
                due.action().offers().stream().map(Action.Offer::option).toList();
        ListAddress whole = Drawing.address(course.version().protocol(), due);
        boolean isOfStep = address.route() == due.route()
                && address.stratum().equals(whole.stratum())
                && whole.options().containsAll(address.options())
                && offered.containsAll(address.options());
        if (!isOfStep) {
            return "drawn from list " + Drawn.listName(address) + " but the protocol gives " + Drawn.listName(whole);
        }
        long next = earlier.getOrDefault(address, List.of()).size();
        if (place.position() != next) {
            earlier.computeIfAbsent(address, none -> new ArrayList<>())
                    .add(new Minimiser.Earlier(event.option(), place.levels()));
            return "drawn from place " + place.position() + " of its list, where " + next + " was next";
        }
        Allocation again = again(due, place);
        earlier.computeIfAbsent(address, none -> new ArrayList<>())
                .add(new Minimiser.Earlier(event.option(), place.levels()));
        if (!again.option().equals(event.option()) || again.probability() != event.probability()) {
            return "the log says '" + event.option() + "' with probability " + event.probability()
                    + " but the key gives '" + again.option() + "' with " + again.probability();
        }
        return null;
    }
}
