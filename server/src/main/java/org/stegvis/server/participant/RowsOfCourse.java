package org.stegvis.server.participant;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// A table with some rows for each participant that follow from where they stand. They are written anew when they
/// are no longer the same.
///
/// @param <R> one row; equal rows stand for the same
public final class RowsOfCourse<R> implements CourseTable {
    private final JdbcTemplate jdbc;
    private final String table;
    private final Map<String, Function<R, @Nullable Object>> columns;
    private final Function<Course, List<R>> rows;
    private final String insert;

    /// @param table with the columns `trial` and `participant`, and those named
    /// @param columns the value of each further column; in order
    public RowsOfCourse(
            JdbcTemplate jdbc,
            String table,
            Map<String, Function<R, @Nullable Object>> columns,
            Function<Course, List<R>> rows) {
        this.jdbc = jdbc;
        this.table = table;
        this.columns = columns;
        this.rows = rows;
        this.insert = "insert into " + table + " (trial, participant, " + String.join(", ", columns.keySet())
                + ") values (?, ?" + ", ?".repeat(columns.size()) + ")";
    }

    @Override
    public String table() {
        return table;
    }

    @Override
    public void follow(String trial, List<Move> moves) {
        var gone = new ArrayList<String>();
        var written = new ArrayList<@Nullable Object[]>();
        for (Move move : moves) {
            List<R> before = move.before() == null ? List.of() : rows.apply(move.before());
            List<R> now = rows.apply(move.now());
            if (!before.equals(now)) {
                if (!before.isEmpty()) {
                    gone.add(move.participant());
                }
                now.forEach(row -> written.add(values(trial, move.participant(), row)));
            }
        }
        if (!gone.isEmpty()) {
            jdbc.update(
                    "delete from " + table + " where trial = ? and participant = any (?)",
                    trial,
                    gone.toArray(String[]::new));
        }
        if (!written.isEmpty()) {
            jdbc.batchUpdate(insert, written);
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
