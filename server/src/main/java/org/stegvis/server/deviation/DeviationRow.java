package org.stegvis.server.deviation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.eventlog.Entry;

/// A deviation as it stands.
///
/// @param number names it within the trial
/// @param action what was done about it; null as long as it is open
public record DeviationRow(
        String participant,
        long number,
        @Nullable String site,
        LocalDate on,
        Deviation deviation,
        @Nullable String action) {

    /// Written by the server itself when a value on which a decision was taken is corrected.
    static final String CORRECTED_AFTER_DECISION = "corrected-after-decision";

    static List<DeviationRow> of(String participant, List<Entry> entries) {
        var rows = new LinkedHashMap<Long, DeviationRow>();
        for (Entry entry : entries) {
            if (entry.type().equals(CORRECTED_AFTER_DECISION)) {
                rows.put(entry.seq(), row(participant, entry, corrected(entry)));
            }
            switch (DeviationEvent.TYPES.of(entry).orElse(null)) {
                case DeviationEvent.Found(var deviation) -> rows.put(entry.seq(), row(participant, entry, deviation));
                case DeviationEvent.Settled(var number, var action) ->
                    rows.computeIfPresent(
                            number,
                            (same, row) ->
                                    new DeviationRow(participant, number, null, row.on(), row.deviation(), action));
                case null -> {}
            }
        }
        return new ArrayList<>(rows.values());
    }

    private static DeviationRow row(String participant, Entry entry, Deviation deviation) {
        return new DeviationRow(participant, entry.seq(), null, LocalDate.parse(entry.happened()), deviation, null);
    }

    private static Deviation corrected(Entry entry) {
        var decisions = new ArrayList<String>();
        entry.what().path("decisions").forEach(each -> decisions.add(each.stringValue()));
        return new Deviation(
                Deviation.Kind.MEASURE,
                Deviation.Importance.IMPORTANT,
                entry.what().path("value").stringValue() + " was corrected after it had been used for "
                        + String.join(", ", decisions) + ".",
                null);
    }
}
