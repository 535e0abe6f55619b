package org.stegvis.server.safety;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
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

/// The adverse events of a trial, for reading. It asks nobody's permission; who shows what it tells does.
@Component
public class AdverseEvents {
    private static final String SELECT =
            "select e.participant, e.number, p.site, e.event, e.sponsor_due, e.sponsor_reported, e.authority_due,"
                    + " e.authority_reported, e.last_seq from adverse_event e"
                    + " left join participant p on p.trial = e.trial and p.participant = e.participant"
                    + " where e.trial = ?";

    private final JdbcTemplate jdbc;

    public AdverseEvents(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// Some of a trial, in the order in which they became known.
    ///
    /// @param sites only these; null for all
    /// @param onlyRunning only those of which somebody must still be told
    /// @param after the number after which to begin; 0 for the start
    public List<AdverseEventRow> list(
            String trial, @Nullable List<String> sites, boolean onlyRunning, long after, int limit) {
        String[] some = sites == null ? null : sites.toArray(String[]::new);
        return jdbc.query(
                SELECT + " and e.number > ? and (?::text[] is null or p.site = any (?::text[]))"
                        + (onlyRunning ? " and e.clock_runs" : "") + " order by e.number limit ?",
                AdverseEvents::row,
                trial,
                after,
                some,
                some,
                limit);
    }

    public List<AdverseEventRow> ofParticipant(String trial, String participant) {
        return jdbc.query(SELECT + " and e.participant = ? order by e.number", AdverseEvents::row, trial, participant);
    }

    private static AdverseEventRow row(ResultSet row, int number) throws SQLException {
        return new AdverseEventRow(
                row.getString(1),
                row.getLong(2),
                row.getString(3),
                JsonMapper.shared().readValue(row.getString(4), AdverseEvent.class),
                row.getObject(5, LocalDate.class),
                row.getObject(6, LocalDate.class),
                row.getObject(7, LocalDate.class),
                row.getObject(8, LocalDate.class),
                row.getLong(9));
    }

    /// The projection `adverse_event`.
    @Configuration(proxyBeanMethods = false)
    static class Table {
        @Bean
        Projection adverseEventTable(JdbcTemplate jdbc) {
            Map<String, Function<AdverseEventRow, @Nullable Object>> columns = new LinkedHashMap<>();
            columns.put("number", AdverseEventRow::number);
            columns.put("event", row -> JsonMapper.shared().writeValueAsString(row.event()));
            columns.put("serious", row -> row.event().countsAsSerious());
            columns.put("clock_runs", AdverseEventRow::clockRuns);
            columns.put("sponsor_due", AdverseEventRow::sponsorDue);
            columns.put("sponsor_reported", AdverseEventRow::sponsorReported);
            columns.put("authority_due", AdverseEventRow::authorityDue);
            columns.put("authority_reported", AdverseEventRow::authorityReported);
            columns.put("last_seq", AdverseEventRow::lastSeq);
            return new RowsOfParticipant<>(
                    jdbc, "adverse_event", SafetyEvent.TYPES.names(), columns, AdverseEventRow::of);
        }
    }
}
