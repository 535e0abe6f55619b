package org.stegvis.server.passkey;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Component;

/// What browsers were asked, kept in the database so that any server can take the answer; each counts once.
@Component
class Challenges {
    static final Duration LASTS = Duration.ofMinutes(5);

    private final JdbcTemplate jdbc;
    private final Clock clock;

    Challenges(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    enum Purpose {
        ENROL,
        SIGN_IN,
        CONFIRM
    }

    /// A new challenge of 256 random bits.
    ///
    /// @param person who may answer; null for whoever can
    Bytes issue(Purpose purpose, @Nullable String person) {
        jdbc.update("delete from passkey_challenge where ends < ?", in(Duration.ZERO));
        Bytes challenge = Bytes.random();
        jdbc.update(
                "insert into passkey_challenge (challenge, purpose, person, ends) values (?, ?, ?, ?)",
                challenge.toBase64UrlString(),
                purpose.name(),
                person,
                in(LASTS));
        return challenge;
    }

    /// Takes a challenge out, while it lasts; empty when it was not issued for this purpose and person, or was
    /// answered.
    Optional<Bytes> take(String challenge, Purpose purpose, @Nullable String person) {
        int taken = jdbc.update(
                "delete from passkey_challenge where challenge = ? and purpose = ? and ends > ?"
                        + " and person is not distinct from ?",
                challenge,
                purpose.name(),
                in(Duration.ZERO),
                person);
        return taken == 1 ? Optional.of(Bytes.fromBase64(challenge)) : Optional.empty();
    }

    private OffsetDateTime in(Duration time) {
        return OffsetDateTime.ofInstant(clock.instant().plus(time), ZoneOffset.UTC);
    }
}
