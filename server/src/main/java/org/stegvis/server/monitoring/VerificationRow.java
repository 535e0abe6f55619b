package org.stegvis.server.monitoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.conduct.Event;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.server.eventlog.ConductEvents;
import org.stegvis.server.eventlog.Entry;

/// A recorded value that was compared with its source.
///
/// @param about one value
/// @param by the id of the actor
/// @param stands whether the value is still the one that was compared; a corrected one is to be compared again
public record VerificationRow(String participant, About about, String by, Instant at, boolean stands) {

    /// Those of a participant, from all entries about them.
    static List<VerificationRow> of(String participant, List<Entry> entries) {
        var rows = new LinkedHashMap<Reference, VerificationRow>();
        var recorded = new HashMap<Reference, About>();
        for (Entry entry : entries) {
            Event event = ConductEvents.event(entry).orElse(null);
            if (event instanceof Event.Corrected corrected) {
                rows.computeIfPresent(
                        corrected.reference(),
                        (same, row) -> new VerificationRow(participant, row.about(), row.by(), row.at(), false));
            } else if (event != null) {
                record(event, recorded);
            }
            switch (VerificationEvent.TYPES.of(entry).orElse(null)) {
                case VerificationEvent.Verified(var about) ->
                    recorded.forEach((reference, each) -> {
                        if (includes(about, each)) {
                            rows.put(
                                    reference,
                                    new VerificationRow(participant, each, entry.actor(), entry.recorded(), true));
                        }
                    });
                case VerificationEvent.TakenBack(var about) ->
                    rows.values().removeIf(row -> includes(about, row.about()));
                case null -> {}
            }
        }
        return new ArrayList<>(rows.values());
    }

    private static void record(Event event, HashMap<Reference, About> recorded) {
        if (event instanceof Event.Screened(var on, var told)) {
            told.keySet().forEach(name -> recorded.put(new Reference.Characteristic(name), new About(null, name)));
        } else if (event instanceof Event.Assessed(var on, var visit, var measures)) {
            measures.keySet()
                    .forEach(name -> recorded.put(new Reference.Measured(name, visit), new About(visit, name)));
        }
    }

    /// Whether one value is among what a mark is about.
    private static boolean includes(About mark, About value) {
        return mark.name() == null ? mark.visit() == null || mark.visit().equals(value.visit()) : mark.equals(value);
    }

    /// Whether a mark would cover at least one value that is recorded and not marked yet.
    static boolean wouldMark(String participant, List<Entry> entries, About about) {
        var recorded = new HashMap<Reference, About>();
        entries.forEach(entry -> ConductEvents.event(entry).ifPresent(event -> record(event, recorded)));
        List<@Nullable About> marked = of(participant, entries).stream()
                .filter(VerificationRow::stands)
                .<@Nullable About>map(VerificationRow::about)
                .toList();
        return recorded.values().stream().anyMatch(each -> includes(about, each) && !marked.contains(each));
    }
}
