package org.stegvis.server.allocation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.stegvis.server.eventlog.Projection;
import org.stegvis.server.eventlog.RowsOfParticipant;

/// Who waits for a second person, for reading. It asks nobody's permission; who shows what it tells does.
@Component
public class HandRequests {
    private final JdbcTemplate jdbc;

    public HandRequests(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// Participants with a request that waits; it does no more once its decision has been taken.
    ///
    /// @param sites only these; null for all
    public List<String> waiting(String trial, @Nullable List<String> sites, int limit) {
        String[] some = sites == null ? null : sites.toArray(String[]::new);
        return jdbc.queryForList(
                "select r.participant from hand_request r"
                        + " join participant p on p.trial = r.trial and p.participant = r.participant"
                        + " where r.trial = ? and (p.step = 'enrol' or (p.step = 'decide' and p.at = r.decision))"
                        + " and (?::text[] is null or p.site = any (?::text[])) order by r.number limit ?",
                String.class,
                trial,
                some,
                some,
                limit);
    }

    /// The projection `hand_request`.
    @Configuration(proxyBeanMethods = false)
    static class Table {
        @Bean
        Projection handRequestTable(JdbcTemplate jdbc) {
            Map<String, Function<HandRequest, @Nullable Object>> columns = new LinkedHashMap<>();
            columns.put("number", HandRequest::seq);
            columns.put("decision", HandRequest::decision);
            return new RowsOfParticipant<>(
                    jdbc,
                    "hand_request",
                    Set.of(HandRequest.ASKED, HandRequest.WITHDRAWN),
                    columns,
                    (participant, entries) -> HandRequest.last(entries).stream().toList());
        }
    }
}
