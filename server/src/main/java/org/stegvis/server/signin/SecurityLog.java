package org.stegvis.server.signin;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// What touches security and changes no trial: attempts to sign in, signatures, readings of an identity or
/// of the closed report, data taken out. Rows are only added.
@Component
public class SecurityLog {
    private final JdbcTemplate jdbc;
    private final Clock clock;

    public SecurityLog(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Something that happened; see [#note].
    public record Noted(
            Instant at,
            String actor,
            String origin,
            String what,
            @Nullable String about) {}

    /// The newest first.
    public List<Noted> newest(int limit) {
        return jdbc.query(
                "select at, actor, origin, what, about from security_event order by id desc limit ?",
                (row, number) -> new Noted(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)),
                limit);
    }

    /// Adds a row.
    ///
    /// @param actor the id, or `unknown`
    /// @param what `signed-in`, `sign-in-failed`, `identity-read`
    /// @param about an id; never a name, an address or a secret
    public void note(String actor, String origin, String what, @Nullable String about) {
        jdbc.update(
                "insert into security_event (at, actor, origin, what, about) values (?, ?, ?, ?, ?)",
                OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                actor,
                origin,
                what,
                about);
    }
}
