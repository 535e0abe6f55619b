package org.stegvis.server.tally;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// The counts of a trial, for reading. It asks nobody's permission; who shows what it tells does.
@Component
public class Tallies {
    private final JdbcTemplate jdbc;

    public Tallies(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// Counts of these kinds, all at one moment; none when there is no such trial.
    public Counts of(String trial, List<String> whats) {
        return Counts.of(jdbc.query(
                "select what, site, at, detail, first_day, last_day, n from tally where trial = ? and what = any (?)",
                (row, number) -> new Counts.Count(
                        new Tally(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getObject(5, LocalDate.class),
                                row.getObject(6, LocalDate.class)),
                        row.getInt(7)),
                trial,
                whats.toArray(String[]::new)));
    }
}
