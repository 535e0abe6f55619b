package org.stegvis.server.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.Actor;
import org.stegvis.server.eventlog.Appended;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.Projection;

/// What participants answered themselves, and who has looked at it, for reading. It asks nobody's permission; who shows
/// what it tells does. The answers are the projection `own_answer`; who looked is no matter of the log.
@Component
public class OwnAnswers implements Projection {
    private static final String ASSESSED = "assessed";
    private static final String SELECT = "select a.seq, a.participant, p.site, a.visit, a.sent from own_answer a"
            + " left join participant p on p.trial = a.trial and p.participant = a.participant where a.trial = ?";
    private static final String UNREAD = " and not exists (select 1 from answer_read r"
            + " where r.trial = a.trial and r.seq = a.seq and r.taken_back is null)";

    private final JdbcTemplate jdbc;

    public OwnAnswers(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// Those that nobody has looked at, oldest first.
    ///
    /// @param sites only these; null for all
    public List<OwnAnswer> unread(String trial, @Nullable List<String> sites, int limit) {
        String[] some = sites == null ? null : sites.toArray(String[]::new);
        return jdbc.query(
                SELECT + UNREAD + " and (?::text[] is null or p.site = any (?::text[])) order by a.seq limit ?",
                OwnAnswers::row,
                trial,
                some,
                some,
                limit);
    }

    /// Those of one participant that nobody has looked at, oldest first.
    public List<OwnAnswer> unreadOf(String trial, String participant) {
        return jdbc.query(
                SELECT + UNREAD + " and a.participant = ? order by a.seq", OwnAnswers::row, trial, participant);
    }

    /// Some by their place in the log; what is no answer of a participant is left out.
    List<OwnAnswer> some(String trial, Collection<Long> seqs) {
        return jdbc.query(
                SELECT + " and a.seq = any (?) order by a.seq", OwnAnswers::row, trial, seqs.toArray(Long[]::new));
    }

    /// Who looked at the answers of a participant, by their place in the log.
    public Map<Long, OwnAnswer.Read> read(String trial, String participant) {
        var read = new HashMap<Long, OwnAnswer.Read>();
        jdbc.query(
                "select r.seq, r.person, r.at from answer_read r join own_answer a on a.trial = r.trial and a.seq = r.seq"
                        + " where a.trial = ? and a.participant = ? and r.taken_back is null",
                row -> {
                    var at = row.getObject(3, OffsetDateTime.class).toInstant();
                    read.put(row.getLong(1), new OwnAnswer.Read(row.getString(2), at));
                },
                trial,
                participant);
        return read;
    }

    @Override
    public List<String> tables() {
        return List.of("own_answer");
    }

    @Override
    public void follow(Appended appended) {
        List<Object[]> rows = appended.entries().stream()
                .filter(OwnAnswers::isOwn)
                .map(entry -> new Object[] {
                    entry.trial(),
                    entry.participant(),
                    entry.seq(),
                    entry.what().path("visit").stringValue(),
                    OffsetDateTime.ofInstant(entry.recorded(), ZoneOffset.UTC)
                })
                .toList();
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(
                    "insert into own_answer (trial, participant, seq, visit, sent) values (?, ?, ?, ?, ?)", rows);
        }
    }

    private static boolean isOwn(Entry entry) {
        String participant = entry.participant();
        return entry.type().equals(ASSESSED)
                && participant != null
                && entry.actor()
                        .equals(Actor.participant(entry.trial(), participant, entry.origin())
                                .id());
    }

    private static OwnAnswer row(ResultSet row, int number) throws SQLException {
        return new OwnAnswer(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant());
    }
}
