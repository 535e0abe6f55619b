package org.stegvis.server.therapy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.EventTypes;

/// A session that a participant had, with all that was told of it.
///
/// @param number of the entry that told of it first; names it within the trial
/// @param decision at which the treatment was allocated
/// @param told what was told first and what it was corrected to, in order; the last counts
public record TherapySession(long number, String decision, List<Told> told) {
    static final String TYPE = "session";
    static final EventTypes<Corrected> CORRECTIONS = EventTypes.of(Map.of("session-corrected", Corrected.class));

    public TherapySession {
        told = List.copyOf(told);
    }

    /// What was told of the session at one time, first or as a correction.
    ///
    /// @param on the day
    /// @param minutes 0 for a session that the participant did not attend
    /// @param by the id of the actor
    /// @param why the reason of a correction; null for what was told first
    public record Told(
            String on,
            int minutes,
            String content,
            String by,
            Instant at,
            @Nullable String why) {}

    /// The day of what is right stands in the entry.
    record Corrected(long number, int minutes, String content) {}

    /// Those of a participant in the order in which they were told of, from all entries about them.
    public static List<TherapySession> of(List<Entry> entries) {
        var sessions = new LinkedHashMap<Long, TherapySession>();
        for (Entry entry : entries) {
            if (entry.type().equals(TYPE)) {
                var first = told(
                        entry,
                        entry.what().path("minutes").asInt(0),
                        entry.what().path("content").asString(""));
                sessions.put(
                        entry.seq(),
                        new TherapySession(
                                entry.seq(), entry.what().path("decision").asString(""), List.of(first)));
            }
            CORRECTIONS.of(entry).ifPresent(correction -> {
                sessions.computeIfPresent(
                        correction.number(),
                        (same, session) -> session.with(told(entry, correction.minutes(), correction.content())));
            });
        }
        return new ArrayList<>(sessions.values());
    }

    /// As it stands.
    public Told now() {
        return told.getLast();
    }

    private TherapySession with(Told more) {
        var all = new ArrayList<>(told);
        all.add(more);
        return new TherapySession(number, decision, all);
    }

    private static Told told(Entry entry, int minutes, String content) {
        return new Told(entry.happened(), minutes, content, entry.actor(), entry.recorded(), entry.why());
    }
}
