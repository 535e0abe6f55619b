package org.stegvis.server.allocation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.stegvis.conduct.Event;
import org.stegvis.server.eventlog.Appended;
import org.stegvis.server.eventlog.CanonicalJson;
import org.stegvis.server.eventlog.ConductEvents;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.Projection;
import org.stegvis.server.participant.Course;

/// The projection `allocation`: who received which option, and from which place of which list.
@Component
class AllocationTable implements Projection {
    private final JdbcTemplate jdbc;

    AllocationTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> tables() {
        return List.of("allocation");
    }

    @Override
    public void follow(Appended appended) {
        List<Entry> allocated = appended.entries().stream()
                .filter(entry -> entry.type().equals("allocated"))
                .toList();
        if (allocated.isEmpty()) {
            return;
        }
        Map<String, List<Entry>> histories = appended.histories()
                .of(allocated.stream()
                        .map(AllocationTable::participant)
                        .distinct()
                        .toList());
        List<Row> rows = allocated.stream()
                .map(entry -> row(entry, histories.getOrDefault(participant(entry), List.of())))
                .toList();
        jdbc.batchUpdate("""
            insert into allocation (trial, participant, decision, option, how, probability, list, position, levels,
                site, allocated, seq)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, rows, rows.size(), (statement, row) -> {
            statement.setString(1, appended.trial());
            statement.setString(2, row.entry().participant());
            statement.setString(3, row.event().decision());
            statement.setString(4, row.event().option());
            statement.setString(5, row.event().how().word());
            statement.setDouble(6, row.event().probability());
            statement.setString(7, row.drawn() == null ? null : row.drawn().listName());
            statement.setObject(8, row.drawn() == null ? null : row.drawn().position());
            statement.setString(
                    9,
                    row.drawn() == null
                            ? null
                            : CanonicalJson.of(Drawn.names(row.drawn().levels())));
            statement.setString(10, row.site());
            statement.setObject(11, row.event().on());
            statement.setLong(12, row.entry().seq());
        });
    }

    private static String participant(Entry entry) {
        return Objects.requireNonNull(entry.participant(), "an allocation is somebody's");
    }

    /// With the site that was told by then, whatever is corrected later.
    private static Row row(Entry entry, List<Entry> entries) {
        List<Entry> before =
                entries.stream().filter(each -> each.seq() <= entry.seq()).toList();
        return new Row(
                entry,
                (Event.Allocated) ConductEvents.event(entry).orElseThrow(),
                Drawn.of(entry).orElse(null),
                Course.site(ConductEvents.history(participant(entry), before)));
    }

    private record Row(
            Entry entry,
            Event.Allocated event,
            @Nullable Drawn drawn,
            @Nullable String site) {}
}
