package org.stegvis.server.provider;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.stegvis.server.database.SecretFile;

/// What the provider was asked, kept in the database so that any server can take its answer; each counts
/// once, and in the browser that asked.
@Component
class ProviderRequests {
    private static final Duration LASTS = Duration.ofMinutes(10);

    private final JdbcTemplate jdbc;
    private final Clock clock;

    ProviderRequests(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// @param nonce the provider puts its hash into the identity token
    /// @param verifier without it the provider's code is worth nothing (PKCE)
    /// @param back where to go afterwards; empty for the start
    record Asked(String state, String nonce, String verifier, String back) {
        String hashOfNonce() {
            return hash(nonce);
        }

        String hashOfVerifier() {
            return hash(verifier);
        }
    }

    /// @param visitor the secret of the browser that asks
    Asked ask(String visitor, String back) {
        jdbc.update("delete from provider_request where ends < ?", in(Duration.ZERO));
        var asked = new Asked(SecretFile.newSecret(), SecretFile.newSecret(), SecretFile.newSecret(), back);
        jdbc.update(
                "insert into provider_request (state, visitor, nonce, verifier, back, ends) values (?, ?, ?, ?, ?, ?)",
                hash(asked.state()),
                hash(visitor),
                asked.nonce(),
                asked.verifier(),
                back,
                in(LASTS));
        return asked;
    }

    /// Takes a request out, while it lasts; empty when there is none with this state that this browser made.
    Optional<Asked> take(String state, String visitor) {
        return jdbc
                .query(
                        "delete from provider_request where state = ? and visitor = ? and ends > ?"
                                + " returning nonce, verifier, back",
                        (row, number) -> new Asked(state, row.getString(1), row.getString(2), row.getString(3)),
                        hash(state),
                        hash(visitor),
                        in(Duration.ZERO))
                .stream()
                .findFirst();
    }

    private OffsetDateTime in(Duration time) {
        return OffsetDateTime.ofInstant(clock.instant().plus(time), ZoneOffset.UTC);
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This Java runtime must offer SHA-256.", missing);
        }
    }
}
