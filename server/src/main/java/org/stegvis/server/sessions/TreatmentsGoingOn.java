package org.stegvis.server.sessions;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Who is in treatment, for reading. It asks nobody's permission; who shows what it tells does.
@Component
class TreatmentsGoingOn {
    private final JdbcTemplate jdbc;

    TreatmentsGoingOn(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    record Of(String participant, GoingOn treatment) {}

    /// Some of a trial, by participant: those at some sites, and those whose therapist somebody is.
    ///
    /// @param sites null for all
    /// @param after the id after which to begin; empty for the start
    List<Of> list(String trial, @Nullable List<String> sites, String therapist, String after, int limit) {
        String[] some = sites == null ? null : sites.toArray(String[]::new);
        return jdbc.query(
                "select participant, site, option, since, attended, last, version from treatment_going_on t"
                        + " where trial = ? and participant > ? and (?::text[] is null or site = any (?::text[])"
                        + " or exists (select 1 from assignment a where a.trial = t.trial"
                        + " and a.participant = t.participant and a.person = ?))"
                        + " order by participant limit ?",
                (row, number) -> new Of(
                        row.getString(1),
                        new GoingOn(
                                row.getString(2),
                                row.getString(3),
                                row.getObject(4, LocalDate.class),
                                row.getInt(5),
                                row.getString(6),
                                row.getInt(7))),
                trial,
                after,
                some,
                some,
                therapist,
                limit);
    }
}
