package org.stegvis.server.eventlog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// The table `event`.
final class EntryRows {
    private static final ObjectMapper JSON = JsonMapper.shared();
    private static final String COLUMNS =
            "trial, seq, recorded, happened, actor, origin, request, participant, type, what, why, hash";
    private static final RowMapper<Entry> ENTRY = (row, number) -> entry(row);

    private final JdbcTemplate jdbc;

    EntryRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// @param asked what the request of an entry asked for, by `seq`; none where it is not known
    void insert(List<Entry> entries, Map<Long, String> asked) {
        jdbc.batchUpdate(
                "insert into event (" + COLUMNS + ", asked) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entries,
                entries.size(),
                (statement, entry) -> {
                    statement.setString(1, entry.trial());
                    statement.setLong(2, entry.seq());
                    statement.setObject(3, OffsetDateTime.ofInstant(entry.recorded(), ZoneOffset.UTC));
                    statement.setString(4, entry.happened());
                    statement.setString(5, entry.actor());
                    statement.setString(6, entry.origin());
                    statement.setString(7, entry.request());
                    statement.setString(8, entry.participant());
                    statement.setString(9, entry.type());
                    statement.setString(10, CanonicalJson.of(entry.what()));
                    statement.setString(11, entry.why());
                    statement.setString(12, entry.hash());
                    statement.setString(13, asked.get(entry.seq()));
                });
    }

    /// What the request of an entry asked for; null where it is not known.
    @Nullable
    String asked(String trial, long seq) {
        return jdbc.queryForObject("select asked from event where trial = ? and seq = ?", String.class, trial, seq);
    }

    /// All signatures, in order; an index finds them.
    List<Entry> signed(String trial) {
        return jdbc.query(
                "select " + COLUMNS + " from event where trial = ? and type = 'signed' order by seq", ENTRY, trial);
    }

    /// From one place in the log on, at most so many.
    List<Entry> from(String trial, long seq, int limit) {
        return jdbc.query(
                "select " + COLUMNS + " from event where trial = ? and seq >= ? order by seq limit ?",
                ENTRY,
                trial,
                seq,
                limit);
    }

    /// Some entries before a place in the log, the newest first.
    List<Entry> before(String trial, Sought sought, long seq, int limit) {
        String[] sites = sought.sites() == null ? null : sought.sites().toArray(String[]::new);
        return jdbc.query(
                "select " + COLUMNS + " from event where trial = ? and seq < ?"
                        + " and (?::text is null or participant = ?::text)"
                        + " and (?::text is null or type = ?::text)"
                        + " and (?::text is null or actor = ?::text)"
                        + " and (?::timestamptz is null or recorded >= ?::timestamptz)"
                        + " and (?::timestamptz is null or recorded < ?::timestamptz)"
                        + " and (?::text[] is null or participant is null or participant in (select p.participant"
                        + " from participant p where p.trial = event.trial and p.site = any (?::text[])))"
                        + " order by seq desc limit ?",
                ENTRY,
                trial,
                seq,
                sought.participant(),
                sought.participant(),
                sought.type(),
                sought.type(),
                sought.actor(),
                sought.actor(),
                moment(sought.from()),
                moment(sought.from()),
                moment(sought.until()),
                moment(sought.until()),
                sites,
                sites,
                limit);
    }

    /// The values of a column in a trial, sorted.
    List<String> distinct(String trial, Sought.By column) {
        return new ArrayList<>(jdbc.queryForList(
                "select distinct " + column.name().toLowerCase(Locale.ROOT) + " from event where trial = ? order by 1",
                String.class,
                trial));
    }

    private static @Nullable OffsetDateTime moment(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    List<Entry> aboutTrial(String trial) {
        return jdbc.query(
                "select " + COLUMNS + " from event where trial = ? and participant is null order by seq", ENTRY, trial);
    }

    List<Entry> aboutParticipants(String trial, Collection<String> participants) {
        return participants.isEmpty()
                ? List.of()
                : jdbc.query(
                        "select " + COLUMNS + " from event where trial = ? and participant = any (?) order by seq",
                        ENTRY,
                        trial,
                        participants.toArray(String[]::new));
    }

    /// What earlier requests with one of these keys wrote; of whichever actor.
    List<Entry> ofRequests(String trial, Collection<String> keys) {
        return keys.isEmpty()
                ? List.of()
                : jdbc.query(
                        "select " + COLUMNS + " from event where trial = ? and request = any (?) order by seq",
                        ENTRY,
                        trial,
                        keys.toArray(String[]::new));
    }

    List<String> participants(String trial) {
        return new ArrayList<>(jdbc.queryForList(
                "select distinct participant from event where trial = ? and participant is not null order by 1",
                String.class,
                trial));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString(1),
                row.getLong(2),
                moment(row.getObject(3, OffsetDateTime.class)),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                json(row.getString(10)),
                row.getString(11),
                row.getString(12));
    }

    private static Instant moment(OffsetDateTime time) {
        return time.toInstant();
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text);
    }
}
