package org.stegvis.server.monitoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.eventlog.Entry;

/// A data query as it stands.
///
/// @param number names it within the trial
/// @param said question, answers and further questions, in order
public record QueryRow(
        String participant, long number, @Nullable String site, About about, Status status, List<Said> said) {
    public QueryRow {
        said = List.copyOf(said);
    }

    public enum Status {
        OPEN,
        ANSWERED,
        CLOSED
    }

    /// A question or an answer of a query, by whom and when.
    ///
    /// @param by the id of the actor
    public record Said(String by, Instant at, String text) {}

    /// Those of a participant, from all entries about them; the site is not among what they tell.
    static List<QueryRow> of(String participant, List<Entry> entries) {
        var rows = new LinkedHashMap<Long, QueryRow>();
        for (Entry entry : entries) {
            switch (QueryEvent.TYPES.of(entry).orElse(null)) {
                case QueryEvent.Raised(var about, var text) ->
                    rows.put(
                            entry.seq(),
                            new QueryRow(
                                    participant, entry.seq(), null, about, Status.OPEN, List.of(said(entry, text))));
                case QueryEvent.Answered(var number, var text) -> change(rows, number, Status.ANSWERED, entry, text);
                case QueryEvent.AskedAgain(var number, var text) -> change(rows, number, Status.OPEN, entry, text);
                case QueryEvent.Closed(var number) -> change(rows, number, Status.CLOSED, entry, null);
                case null -> {}
            }
        }
        return new ArrayList<>(rows.values());
    }

    private static void change(
            Map<Long, QueryRow> rows, long number, Status status, Entry entry, @Nullable String text) {
        rows.computeIfPresent(number, (same, row) -> {
            var more = new ArrayList<>(row.said());
            if (text != null) {
                more.add(said(entry, text));
            }
            return new QueryRow(row.participant(), number, row.site(), row.about(), status, more);
        });
    }

    private static Said said(Entry entry, String text) {
        return new Said(entry.actor(), entry.recorded(), text);
    }
}
