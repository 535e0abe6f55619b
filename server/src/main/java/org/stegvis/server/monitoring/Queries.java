package org.stegvis.server.monitoring;

import java.sql.ResultSet;
import java.sql.SQLException;
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
import tools.jackson.databind.json.JsonMapper;

/// The data queries of a trial, for reading. It asks nobody's permission; who shows what it tells does.
@Component
public class Queries {
    private static final String SELECT = "select q.participant, q.number, p.site, q.visit, q.name, q.status, q.said"
            + " from data_query q left join participant p on p.trial = q.trial and p.participant = q.participant"
            + " where q.trial = ?";

    private final JdbcTemplate jdbc;

    public Queries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// Some of a trial, in the order in which they were raised.
    ///
    /// @param sites only these; null for all
    /// @param status only with this; null for all
    /// @param after the number after which to begin; 0 for the start
    public List<QueryRow> list(
            String trial, @Nullable List<String> sites, QueryRow.@Nullable Status status, long after, int limit) {
        String[] some = sites == null ? null : sites.toArray(String[]::new);
        String wanted = status == null ? null : status.name();
        return jdbc.query(
                SELECT + " and q.number > ? and (?::text[] is null or p.site = any (?::text[]))"
                        + " and (?::text is null or q.status = ?::text) order by q.number limit ?",
                Queries::row,
                trial,
                after,
                some,
                some,
                wanted,
                wanted,
                limit);
    }

    public List<QueryRow> ofParticipant(String trial, String participant) {
        return jdbc.query(SELECT + " and q.participant = ? order by q.number", Queries::row, trial, participant);
    }

    private static QueryRow row(ResultSet row, int number) throws SQLException {
        return new QueryRow(
                row.getString(1),
                row.getLong(2),
                row.getString(3),
                new About(row.getString(4), row.getString(5)),
                QueryRow.Status.valueOf(row.getString(6)),
                List.of(JsonMapper.shared().readValue(row.getString(7), QueryRow.Said[].class)));
    }

    /// The projection `data_query`.
    @Configuration(proxyBeanMethods = false)
    static class Table {
        @Bean
        Projection dataQueryTable(JdbcTemplate jdbc) {
            Map<String, Function<QueryRow, @Nullable Object>> columns = new LinkedHashMap<>();
            columns.put("number", QueryRow::number);
            columns.put("visit", row -> row.about().visit());
            columns.put("name", row -> row.about().name());
            columns.put("status", row -> row.status().name());
            columns.put("said", row -> JsonMapper.shared().writeValueAsString(row.said()));
            return new RowsOfParticipant<>(jdbc, "data_query", QueryEvent.TYPES.names(), columns, QueryRow::of);
        }
    }
}
