package org.stegvis.server.deviation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.stegvis.server.eventlog.Projection;
import org.stegvis.server.eventlog.RowsOfParticipant;

/// The deviations of a trial, for reading. It asks nobody's permission; who shows what it tells does.
@Component
public class Deviations {
    private static final String SELECT =
            "select d.participant, d.number, p.site, d.happened, d.kind, d.importance, d.description, d.visit, d.action"
                    + " from deviation d left join participant p on p.trial = d.trial and p.participant = d.participant"
                    + " where d.trial = ?";

    private final JdbcTemplate jdbc;

    public Deviations(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// Some of a trial, in the order in which they were written down.
    ///
    /// @param sites only these; null for all
    /// @param onlyOpen only those about which nothing has been done
    /// @param after the number after which to begin; 0 for the start
    public List<DeviationRow> list(
            String trial, @Nullable List<String> sites, boolean onlyOpen, long after, int limit) {
        String[] some = sites == null ? null : sites.toArray(String[]::new);
        return jdbc.query(
                SELECT + " and d.number > ? and (?::text[] is null or p.site = any (?::text[]))"
                        + (onlyOpen ? " and d.action is null" : "") + " order by d.number limit ?",
                Deviations::row,
                trial,
                after,
                some,
                some,
                limit);
    }

    public List<DeviationRow> ofParticipant(String trial, String participant) {
        return jdbc.query(SELECT + " and d.participant = ? order by d.number", Deviations::row, trial, participant);
    }

    private static DeviationRow row(ResultSet row, int number) throws SQLException {
        return new DeviationRow(
                row.getString(1),
                row.getLong(2),
                row.getString(3),
                row.getObject(4, LocalDate.class),
                new Deviation(
                        Deviation.Kind.valueOf(row.getString(5)),
                        Deviation.Importance.valueOf(row.getString(6)),
                        row.getString(7),
                        row.getString(8)),
                row.getString(9));
    }

    /// The projection `deviation`.
    @Configuration(proxyBeanMethods = false)
    static class Table {
        @Bean
        Projection deviationTable(JdbcTemplate jdbc) {
            Map<String, Function<DeviationRow, @Nullable Object>> columns = new LinkedHashMap<>();
            columns.put("number", DeviationRow::number);
            columns.put("happened", DeviationRow::on);
            columns.put("kind", row -> row.deviation().kind().name());
            columns.put("importance", row -> row.deviation().importance().name());
            columns.put("description", row -> row.deviation().description());
            columns.put("visit", row -> row.deviation().visit());
            columns.put("action", DeviationRow::action);
            var kinds = new HashSet<>(DeviationEvent.TYPES.names());
            kinds.add(DeviationRow.CORRECTED_AFTER_DECISION);
            return new RowsOfParticipant<>(jdbc, "deviation", kinds, columns, DeviationRow::of);
        }
    }
}
