package org.stegvis.server.eventlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// A read model with some rows for each participant that follow from all entries about that participant. They are
/// made anew whenever an entry of a kind that matters is written.
///
/// @param <R> one row
public final class RowsOfParticipant<R> implements Projection {
    private final JdbcTemplate jdbc;
    private final String table;
    private final Set<String> kinds;
    private final Map<String, Function<R, @Nullable Object>> columns;
    private final BiFunction<String, List<Entry>, List<R>> rows;
    private final String insert;

    /// @param table with the columns `trial` and `participant`, and those named
    /// @param kinds the types of entries that can change a row
    /// @param columns the value of each further column; in order
    /// @param rows the rows of a participant, from all entries about them
    public RowsOfParticipant(
            JdbcTemplate jdbc,
            String table,
            Set<String> kinds,
            Map<String, Function<R, @Nullable Object>> columns,
            BiFunction<String, List<Entry>, List<R>> rows) {
        this.jdbc = jdbc;
        this.table = table;
        this.kinds = Set.copyOf(kinds);
        this.columns = columns;
        this.rows = rows;
        this.insert = "insert into " + table + " (trial, participant, " + String.join(", ", columns.keySet())
                + ") values (?, ?" + ", ?".repeat(columns.size()) + ")";
    }

    @Override
    public List<String> tables() {
        return List.of(table);
    }

    @Override
    public void follow(Appended appended) {
        List<String> changed = appended.entries().stream()
                .filter(entry -> kinds.contains(entry.type()))
                .flatMap(entry -> Stream.ofNullable(entry.participant()))
                .distinct()
                .toList();
        if (changed.isEmpty()) {
            return;
        }
        jdbc.update(
                "delete from " + table + " where trial = ? and participant = any (?)",
                appended.trial(),
                changed.toArray(String[]::new));
        var all = new ArrayList<Object[]>();
        Map<String, List<Entry>> histories = appended.histories().of(changed);
        for (String participant : changed) {
            for (R row : rows.apply(participant, histories.getOrDefault(participant, List.of()))) {
                all.add(values(appended.trial(), participant, row));
            }
        }
        if (!all.isEmpty()) {
            jdbc.batchUpdate(insert, all);
        }
    }

    private @Nullable Object[] values(String trial, String participant, R row) {
        var values = new ArrayList<@Nullable Object>();
        values.add(trial);
        values.add(participant);
        columns.values().forEach(column -> values.add(column.apply(row)));
        return values.toArray();
    }
}
