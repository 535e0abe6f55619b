package org.stegvis.server.participant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.eventlog.LogView;
import org.stegvis.server.trialsetup.Trials;

/// The participants of a trial, for reading. It asks nobody's permission; who shows what it tells does.
@Component
public class Participants {
    private static final String COLUMNS =
            "participant, site, status, screened, enrolled, step, at, due_from, due," + " due_until, version, last_seq";

    private final JdbcTemplate jdbc;
    private final EventLog log;
    private final Trials trials;

    public Participants(JdbcTemplate jdbc, EventLog log, Trials trials) {
        this.jdbc = jdbc;
        this.log = log;
        this.trials = trials;
    }

    public Optional<ParticipantRow> find(String trial, String participant) {
        return jdbc
                .query(
                        "select " + COLUMNS + " from participant where trial = ? and participant = ?",
                        Participants::row,
                        trial,
                        participant)
                .stream()
                .findFirst();
    }

    /// The site of a participant; empty when there is no such participant, or none is known.
    public Optional<String> site(String trial, String participant) {
        return find(trial, participant).map(ParticipantRow::site);
    }

    /// The sites of some participants, by participant; those of whom none is known are left out.
    public Map<String, String> sites(String trial, Collection<String> some) {
        var sites = new HashMap<String, String>();
        jdbc.query(
                "select participant, site from participant where trial = ? and participant = any (?) and site is not null",
                row -> {
                    sites.put(row.getString(1), row.getString(2));
                },
                trial,
                some.toArray(String[]::new));
        return sites;
    }

    /// Some participants, by id.
    ///
    /// @param sites only these; null for all
    /// @param after the id after which to begin; empty for the start
    public List<ParticipantRow> list(String trial, @Nullable List<String> sites, String after, int limit) {
        return jdbc.query(
                "select " + COLUMNS + " from participant where trial = ? and participant > ?"
                        + " and (?::text[] is null or site = any (?::text[])) order by participant limit ?",
                Participants::row,
                trial,
                after,
                array(sites),
                array(sites),
                limit);
    }

    /// Those whose id begins so.
    ///
    /// @param sites only these; null for all
    public List<ParticipantRow> beginningWith(String trial, @Nullable List<String> sites, String start, int limit) {
        return jdbc.query(
                "select " + COLUMNS + " from participant where trial = ? and starts_with(participant, ?)"
                        + " and (?::text[] is null or site = any (?::text[])) order by participant limit ?",
                Participants::row,
                trial,
                start,
                array(sites),
                array(sites),
                limit);
    }

    /// Those with something to do on a day: a visit whose window is open, or any step without a window; first those
    /// whose window closes first.
    ///
    /// @param sites only these; null for all
    public List<ParticipantRow> due(String trial, @Nullable List<String> sites, LocalDate on, int limit) {
        return due(trial, sites, on, "", limit);
    }

    /// The same from one participant on.
    ///
    /// @param after the id of the participant after whom to begin; empty for the start
    public List<ParticipantRow> due(String trial, @Nullable List<String> sites, LocalDate on, String after, int limit) {
        return jdbc.query(
                "select " + COLUMNS + " from participant where trial = ? and step <> 'stopped'"
                        + " and (due_from is null or due_from <= ?) and (?::text[] is null or site = any (?::text[]))"
                        + " and (? = '' or (coalesce(due_until, '-infinity'::date), participant) >"
                        + " (select coalesce(last.due_until, '-infinity'::date), last.participant from participant last"
                        + " where last.trial = ? and last.participant = ?))"
                        + " order by coalesce(due_until, '-infinity'::date), participant limit ?",
                Participants::row,
                trial,
                on,
                array(sites),
                array(sites),
                after,
                trial,
                after,
                limit);
    }

    /// Those whose visit was not made by the end of its window.
    public List<ParticipantRow> overdue(String trial, LocalDate on) {
        return jdbc.query(
                "select " + COLUMNS + " from participant where trial = ? and step = 'collect' and due_until < ?"
                        + " order by due_until, participant",
                Participants::row,
                trial,
                on);
    }

    /// The ids of those in the trial whose next visit is open, or opens within some days.
    public List<String> withVisitNear(String trial, LocalDate on, int days) {
        return jdbc.queryForList(
                "select participant from participant where trial = ? and step = 'collect' and enrolled is not null"
                        + " and due_until >= ? and due_from <= ? order by participant",
                String.class,
                trial,
                on,
                on.plusDays(Math.max(0, days)));
    }

    /// How many a site has enrolled.
    public long enrolled(String trial, String site) {
        Long count = jdbc.queryForObject(
                "select count(*) from participant where trial = ? and site = ? and enrolled is not null",
                Long.class,
                trial,
                site);
        return count == null ? 0 : count;
    }

    /// Where a participant stands; empty when nothing is known of one by that id.
    public Optional<Course> course(String trial, String participant) {
        List<Entry> entries = log.aboutParticipant(trial, participant);
        return entries.isEmpty()
                ? Optional.empty()
                : trials.find(trial).map(state -> Course.of(state, participant, entries));
    }

    /// Where the participant of a request stands at the moment at which a use case decides.
    public Course course(LogView view, String participant) {
        return Course.of(trials.state(view), participant, view.aboutParticipant());
    }

    private static String @Nullable [] array(@Nullable List<String> sites) {
        return sites == null ? null : sites.toArray(String[]::new);
    }

    private static ParticipantRow row(ResultSet row, int number) throws SQLException {
        return new ParticipantRow(
                row.getString(1),
                row.getString(2),
                ParticipantRow.Status.of(row.getString(3)),
                row.getObject(4, LocalDate.class),
                row.getObject(5, LocalDate.class),
                row.getString(6),
                row.getString(7),
                row.getObject(8, LocalDate.class),
                row.getObject(9, LocalDate.class),
                row.getObject(10, LocalDate.class),
                row.getInt(11),
                row.getLong(12));
    }
}
