package org.stegvis.server.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
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
    private static final int ID = 16;
    private static final Duration CONFIRMED = Duration.ofMinutes(10);
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
    String begin(String actor, Stage stage, Visit from) {
        String token = Token.fresh();
        var now = utc(clock.instant());
        jdbc.update(
                "insert into session (hash, actor, stage, created, seen, ends, device, origin, confirmed, way)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                Token.hash(token),
                actor,
                stage.name(),
                now,
                now,
                utc(clock.instant().plus(stage.lasts)),
                from.device(),
                from.origin(),
                stage == Stage.STAFF ? now : null,
                from.way());
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

    /// A session as its owner sees it.
    ///
    /// @param id tells sessions of one person apart; nobody can use it to be them
    /// @param device `Firefox, Windows`; empty when the browser does not say
    /// @param place the address it began at
    /// @param here whether it is the one that asks
    public record Own(String id, String device, String place, Instant begun, Instant seen, boolean here) {}

    /// Those of a person that have not ended, the one seen last first.
    public List<Own> of(String actor, HttpServletRequest request) {
        String here = SessionCookie.token(request).map(Token::hash).orElse("");
        Instant now = clock.instant();
        return jdbc
                .query(
                        "select hash, device, origin, created, seen from session"
                                + " where actor = ? and stage = ? and ends > ? order by seen desc, hash",
                        (row, number) -> new Own(
                                id(row.getString(1)),
                                row.getString(2),
                                row.getString(3).replaceFirst("^web ", ""),
                                row.getObject(4, OffsetDateTime.class).toInstant(),
                                row.getObject(5, OffsetDateTime.class).toInstant(),
                                row.getString(1).equals(here)),
                        actor,
                        Stage.STAFF.name(),
                        utc(now))
                .stream()
                .filter(session -> session.seen().plus(Stage.STAFF.idle).isAfter(now))
                .toList();
    }

    /// Ends one of a person's sessions; false when there is none with this id.
    public boolean end(String actor, String id) {
        return jdbc.update("delete from session where actor = ? and left(hash, ?) = ?", actor, ID, id) > 0;
    }

    /// Ends all of a person's sessions but the one that asks.
    public int endOthers(String actor, HttpServletRequest request) {
        return jdbc.update(
                "delete from session where actor = ? and hash <> ?",
                actor,
                SessionCookie.token(request).map(Token::hash).orElse(""));
    }

    /// Whether who asks has shown who they are within the last ten minutes.
    public boolean isConfirmed(HttpServletRequest request) {
        Integer fresh = jdbc.queryForObject(
                "select count(*) from session where hash = ? and confirmed > ?",
                Integer.class,
                SessionCookie.token(request).map(Token::hash).orElse(""),
                utc(clock.instant().minus(CONFIRMED)));
        return fresh != null && fresh == 1;
    }

    /// Notes that who asks has just shown who they are.
    public void confirm(HttpServletRequest request) {
        jdbc.update(
                "update session set confirmed = ? where hash = ?",
                utc(clock.instant()),
                SessionCookie.token(request).map(Token::hash).orElse(""));
    }

    private static String id(String hash) {
        return hash.substring(0, ID);
    }

    /// How its holder showed who they are; empty when there is no such session.
    String way(String token) {
        return jdbc.queryForList("select way from session where hash = ?", String.class, Token.hash(token)).stream()
                .findFirst()
                .orElse("");
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
