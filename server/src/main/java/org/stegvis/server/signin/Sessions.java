package org.stegvis.server.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.Actor;
import org.stegvis.server.people.People;
import org.stegvis.server.people.Person;

/// Sessions, kept in the database: they survive a restart, and all servers know them. A person has three at most; the
/// oldest ends when there would be more.
@Component
public class Sessions {
    private static final int MOST = 3;
    private static final Duration SEEN_AGAIN = Duration.ofMinutes(1);

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final People people;

    Sessions(JdbcTemplate jdbc, Clock clock, People people) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.people = people;
    }

    /// Who has the session that the request names: a person with an open account, or a participant.
    public Optional<Actor> actor(HttpServletRequest request) {
        return SessionCookie.token(request)
                .flatMap(this::find)
                .filter(this::counts)
                .map(session -> new Actor(session.actor(), SessionCookie.origin(request)));
    }

    private boolean counts(Session session) {
        return switch (session.stage()) {
            case CODE -> false;
            case STAFF ->
                people.staff().find(session.actor()).filter(Person::active).isPresent();
            case PARTICIPANT -> session.actor().startsWith("participant:");
        };
    }

    enum Stage {
        /// The password was right; the code is to come.
        CODE(Duration.ofMinutes(5), Duration.ofMinutes(5)),
        STAFF(Duration.ofHours(12), Duration.ofMinutes(30)),
        PARTICIPANT(Duration.ofHours(2), Duration.ofHours(2));

        private final Duration lasts;
        private final Duration idle;

        /// @param idle ends without a request for so long
        Stage(Duration lasts, Duration idle) {
            this.lasts = lasts;
            this.idle = idle;
        }

        Duration lasts() {
            return lasts;
        }
    }

    record Session(String hash, String actor, Stage stage) {}

    /// The token of a new session. A session never goes from one stage to the next: it ends and a new one begins.
    String begin(String actor, Stage stage) {
        String token = Token.fresh();
        var now = utc(clock.instant());
        jdbc.update(
                "insert into session (hash, actor, stage, created, seen, ends) values (?, ?, ?, ?, ?, ?)",
                Token.hash(token),
                actor,
                stage.name(),
                now,
                now,
                utc(clock.instant().plus(stage.lasts)));
        jdbc.update("""
            delete from session where actor = ? and stage = ? and hash not in
                (select hash from session where actor = ? and stage = ? order by created desc, hash limit ?)
            """, actor, stage.name(), actor, stage.name(), MOST);
        jdbc.update("delete from session where ends < ?", now);
        return token;
    }

    Optional<Session> find(String token) {
        Instant now = clock.instant();
        String hash = Token.hash(token);
        Optional<Session> found = jdbc
                .query(
                        "select hash, actor, stage, seen from session where hash = ? and ends > ?",
                        (row, number) -> {
                            var stage = Stage.valueOf(row.getString(3));
                            Instant seen =
                                    row.getObject(4, OffsetDateTime.class).toInstant();
                            return seen.plus(stage.idle).isAfter(now)
                                    ? Optional.of(new Session(row.getString(1), row.getString(2), stage))
                                    : Optional.<Session>empty();
                        },
                        hash,
                        utc(now))
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
        if (found.isPresent()) {
            jdbc.update(
                    "update session set seen = ? where hash = ? and seen < ?",
                    utc(now),
                    hash,
                    utc(now.minus(SEEN_AGAIN)));
        }
        return found;
    }

    void end(String token) {
        jdbc.update("delete from session where hash = ?", Token.hash(token));
    }

    void endAll(String actor) {
        jdbc.update("delete from session where actor = ?", actor);
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
