package org.stegvis.conduct;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// All that has happened to one participant, in the order in which it became known.
public final class History {
    private final ParticipantId participant;
    private final List<Event> events;
    private final Facts facts;

    private History(ParticipantId participant, List<Event> events, Facts facts) {
        this.participant = participant;
        this.events = events;
        this.facts = facts;
    }

    /// The history of somebody about whom nothing is known yet.
    public static History of(ParticipantId participant) {
        return new History(participant, List.of(), Facts.NONE);
    }

    public static History of(ParticipantId participant, List<Event> events) {
        History history = of(participant);
        for (Event event : events) {
            history = history.with(event);
        }
        return history;
    }

    public History with(Event event) {
        var more = new ArrayList<Event>(events.size() + 1);
        more.addAll(events);
        more.add(event);
        return new History(participant, Collections.unmodifiableList(more), facts.after(event));
    }

    public ParticipantId participant() {
        return participant;
    }

    public List<Event> events() {
        return events;
    }

    /// What the events add up to.
    public Facts facts() {
        return facts;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof History history
                && participant.equals(history.participant)
                && events.equals(history.events);
    }

    @Override
    public int hashCode() {
        return 31 * participant.hashCode() + events.hashCode();
    }

    @Override
    public String toString() {
        return participant + " " + events;
    }
}
