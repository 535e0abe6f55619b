package org.stegvis.server.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.RehearsalId;
import org.stegvis.server.eventlog.Appended;
import org.stegvis.server.eventlog.Consequence;
import org.stegvis.server.eventlog.Entry;

/// The messages that are still to be sent, one for each entry that somebody must be told of. A row comes
/// with the entry and goes with the one that says what became of the message, each in the same transaction.
/// It holds neither a text nor an address.
@Component
class Outgoing implements Consequence {
    private final JdbcTemplate jdbc;
    private final ObjectProvider<Cause> causes;

    Outgoing(JdbcTemplate jdbc, ObjectProvider<Cause> causes) {
        this.jdbc = jdbc;
        this.causes = causes;
    }

    /// @param participant null where the entry is about none
    /// @param attempts how often it was claimed
    record Row(String trial, @Nullable String participant, long seq, int attempts) {}

    @Override
    public void follow(Appended appended) {
        // Of a rehearsal nobody is told anything.
        List<Cause> all =
                RehearsalId.is(appended.trial()) ? List.of() : causes.stream().toList();
        for (Entry entry : appended.entries()) {
            if (all.stream().anyMatch(cause -> cause.isMeant(entry))) {
                jdbc.update(
                        "insert into outgoing (trial, participant, seq, not_before) values (?, ?, ?, ?)",
                        entry.trial(),
                        entry.participant(),
                        entry.seq(),
                        utc(entry.recorded()));
            }
            Outcome.of(entry)
                    .ifPresent(of -> jdbc.update(
                            "delete from outgoing where trial = ? and seq = ?", entry.trial(), of.message()));
        }
    }

    /// Those whose time has come and that nobody has claimed, the oldest first.
    List<Row> waiting(Instant now, int most) {
        return jdbc.query(
                "select trial, participant, seq, attempts from outgoing where taken is null and not_before <= ?"
                        + " order by not_before, trial, seq limit ?",
                Outgoing::row,
                utc(now),
                most);
    }

    /// Claims a message; of all servers that try, one gets true.
    boolean claim(Row row, Instant now) {
        return jdbc.update(
                        "update outgoing set taken = ?, attempts = attempts + 1"
                                + " where trial = ? and seq = ? and taken is null",
                        utc(now),
                        row.trial(),
                        row.seq())
                == 1;
    }

    /// Those claimed so long ago that the server which did has ended.
    List<Row> left(Instant now, Duration after) {
        return jdbc.query(
                "select trial, participant, seq, attempts from outgoing where taken < ? order by trial, seq",
                Outgoing::row,
                utc(now.minus(after)));
    }

    /// Gives a message back, to be sent later.
    ///
    /// @param counts whether it was an attempt
    void giveBack(Row row, Instant notBefore, boolean counts) {
        jdbc.update(
                "update outgoing set taken = null, not_before = ?, attempts = attempts - ? where trial = ? and seq = ?",
                utc(notBefore),
                counts ? 0 : 1,
                row.trial(),
                row.seq());
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(row.getString(1), row.getString(2), row.getLong(3), row.getInt(4));
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
