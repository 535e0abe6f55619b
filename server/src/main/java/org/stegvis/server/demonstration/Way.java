package org.stegvis.server.demonstration;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.Step;
import org.stegvis.conduct.Value;
import org.stegvis.design.simulation.MadeUpParticipant;
import org.stegvis.protocol.Characteristic;

/// One made-up participant: what is still to be played, and who it is on the server.
final class Way {
    final int number;
    final LocalDate enrolment;
    final SplittableRandom chance;
    private final MadeUpParticipant participant;
    private final boolean enters;
    private final int most;
    private final Deque<Event> pending = new ArrayDeque<>();
    private int played;
    private boolean allocated;

    /// The id on the server; null before screening.
    @Nullable
    String id;

    /// Null in a trial without sites.
    @Nullable
    String site;

    /// Whether the trial is over for the participant, or nothing more is to be played.
    boolean ended;

    /// The last day on which something happened.
    LocalDate last;

    /// @param most how many things are played at most; what comes after them is still to be done
    Way(int number, LocalDate enrolment, MadeUpParticipant participant, long seed, int most) {
        this.number = number;
        this.enrolment = enrolment;
        this.participant = participant;
        this.chance = new SplittableRandom(seed * 1_000_003 + number);
        this.enters = participant.next() instanceof Step.Allocate;
        this.most = most;
        this.last = LocalDate.MIN;
        pending.addAll(participant.events());
        if (participant.next() instanceof Step.Consent) {
            pending.add(new Event.Declined(pending.getLast().on(), null));
        }
    }

    /// Whether something was drawn for the participant, who so is in the trial.
    boolean isIn() {
        return allocated;
    }

    /// Whether the play goes no further.
    boolean isFarEnough() {
        return played >= most;
    }

    /// Whether it leads into the trial, and does not end at its door.
    boolean enters() {
        return enters;
    }

    /// What is next on the participant's side; null when the server is asked first, or nothing more comes.
    @Nullable
    Event next() {
        return pending.peekFirst();
    }

    void played() {
        Event event = pending.removeFirst();
        played++;
        if (event instanceof Event.Screened screened
                && screened.characteristics().get(Characteristic.SITE) instanceof Value.Name(var name)) {
            site = name;
        }
    }

    /// The decision that the server takes next; null when none is due.
    @Nullable
    String decision() {
        return pending.isEmpty() && participant.next() instanceof Step.Allocate allocate ? allocate.decision() : null;
    }

    void allocated(Event.Allocated event) {
        allocated = true;
        participant.allocated(event);
        pending.addAll(participant.events());
    }

    /// The day of what is next: no earlier than what was before.
    @Nullable
    LocalDate day() {
        Event event = next();
        LocalDate day;
        if (event != null) {
            // The server writes that a visit was missed on the day after its window.
            day = event instanceof Event.Missed ? event.on().plusDays(1) : event.on();
        } else if (decision() != null) {
            day = participant.day();
        } else {
            return null;
        }
        return day.isBefore(last) ? last : day;
    }
}
