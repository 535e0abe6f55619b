package org.stegvis.server.completeness;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.stegvis.server.participant.VisitStanding;
import org.stegvis.server.participant.VisitState;

/// Which data are there, of some participants at a time. It asks nobody's permission; who shows what it tells does.
@Component
class Completeness {
    private final JdbcTemplate jdbc;

    Completeness(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// @param site empty for none
    record Enrolled(String participant, String site) {}

    /// Enrolled participants, by id.
    ///
    /// @param sites only these; null for all
    /// @param after the id after which to begin; empty for the start
    List<Enrolled> enrolled(String trial, @Nullable List<String> sites, String after, int limit) {
        String[] some = array(sites);
        return jdbc.query(
                "select participant, coalesce(site, '') from participant where trial = ? and participant > ?"
                        + " and enrolled is not null and (?::text[] is null or site = any (?::text[]))"
                        + " order by participant limit ?",
                (row, number) -> new Enrolled(row.getString(1), row.getString(2)),
                trial,
                after,
                some,
                some,
                limit);
    }

    /// What has become of each visit by a day, by participant and visit.
    Map<String, Map<String, VisitState>> visits(String trial, List<String> participants, LocalDate today) {
        var states = new HashMap<String, Map<String, VisitState>>();
        jdbc.query(
                "select participant, visit, standing, first_day, last_day from visit_standing"
                        + " where trial = ? and participant = any (?)",
                row -> {
                    VisitStanding standing = VisitStanding.of(
                            row.getString(3), row.getObject(4, LocalDate.class), row.getObject(5, LocalDate.class));
                    states.computeIfAbsent(row.getString(1), none -> new HashMap<>())
                            .put(row.getString(2), standing.on(today));
                },
                trial,
                participants.toArray(String[]::new));
        return states;
    }

    /// How many queries are not closed, by participant.
    Map<String, Integer> openQueries(String trial, List<String> participants) {
        var open = new HashMap<String, Integer>();
        jdbc.query(
                "select participant, count(*) from data_query where trial = ? and participant = any (?)"
                        + " and status <> 'CLOSED' group by participant",
                row -> {
                    open.put(row.getString(1), row.getInt(2));
                },
                trial,
                participants.toArray(String[]::new));
        return open;
    }

    /// Those of whom all data are held.
    Set<String> held(String trial, List<String> participants) {
        return new HashSet<>(jdbc.queryForList(
                "select participant from data_hold where trial = ? and participant = any (?) and visit = ''",
                String.class,
                trial,
                participants.toArray(String[]::new)));
    }

    /// The first edit checks that are shown on a day, by participant.
    List<CompletenessTables.Found> checks(String trial, @Nullable List<String> sites, LocalDate today, int limit) {
        String[] some = array(sites);
        return jdbc.query(
                "select participant, place, site, kind, at, happened, shown_from, version from edit_check"
                        + " where trial = ? and shown_from <= ? and (?::text[] is null or site = any (?::text[]))"
                        + " order by participant, place limit ?",
                (row, number) -> new CompletenessTables.Found(
                        row.getString(1),
                        new EditCheck(
                                row.getInt(2),
                                row.getString(3),
                                EditCheck.Kind.of(row.getString(4)),
                                row.getString(5),
                                row.getObject(6, LocalDate.class),
                                row.getObject(7, LocalDate.class),
                                row.getInt(8))),
                trial,
                today,
                some,
                some,
                limit);
    }

    private static String @Nullable [] array(@Nullable List<String> sites) {
        return sites == null ? null : sites.toArray(String[]::new);
    }
}
