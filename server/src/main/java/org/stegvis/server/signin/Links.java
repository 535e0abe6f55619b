package org.stegvis.server.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.stegvis.server.vault.Sealed;
import org.stegvis.server.vault.Vault;

/// Links that work once, for one purpose, for a while. To look at the page of one does not use it up, so a mail program
/// that opens links does no harm.
@Component
class Links implements Sealed {
    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Vault vault;

    Links(JdbcTemplate jdbc, Clock clock, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    enum Purpose {
        SET_UP(Duration.ofHours(24)),
        INVITATION(Duration.ofDays(3)),
        PARTICIPANT(Duration.ofDays(3)),
        /// A new code generator that waits for its first code.
        GENERATOR(Duration.ofMinutes(15));

        private final Duration lasts;

        Purpose(Duration lasts) {
            this.lasts = lasts;
        }
    }

    /// @param subject whom it is for
    /// @param secret sealed; what must be the same each time that the link is looked at
    record Link(
            String hash,
            Purpose purpose,
            String subject,
            @Nullable String secret) {}

    /// The token of a new link; earlier ones of the same purpose and subject no longer work.
    String issue(Purpose purpose, String subject, @Nullable String secret) {
        return issue(purpose, subject, secret, purpose.lasts);
    }

    /// The same for another while.
    String issue(Purpose purpose, String subject, @Nullable String secret, Duration lasts) {
        String token = Token.fresh();
        withdraw(purpose, subject);
        jdbc.update(
                "insert into link (hash, purpose, subject, secret, expires) values (?, ?, ?, ?, ?)",
                Token.hash(token),
                purpose.name(),
                subject,
                secret,
                utc(clock.instant().plus(lasts)));
        return token;
    }

    void withdraw(Purpose purpose, String subject) {
        jdbc.update(
                "update link set used = ? where purpose = ? and subject = ? and used is null",
                utc(clock.instant()),
                purpose.name(),
                subject);
    }

    /// The link of a token, while it works.
    Optional<Link> look(Purpose purpose, String token) {
        return jdbc
                .query(
                        "select hash, subject, secret from link"
                                + " where hash = ? and purpose = ? and used is null and expires > ?",
                        (row, number) -> new Link(row.getString(1), purpose, row.getString(2), row.getString(3)),
                        Token.hash(token),
                        purpose.name(),
                        utc(clock.instant()))
                .stream()
                .findFirst();
    }

    /// Uses a link up; of all who try, one gets true.
    boolean use(Link link) {
        return jdbc.update(
                        "update link set used = ? where hash = ? and used is null and expires > ?",
                        utc(clock.instant()),
                        link.hash(),
                        utc(clock.instant()))
                == 1;
    }

    /// From now on nobody at an identity provider is taken for the person, until they sign in there anew.
    void unbind(String person) {
        jdbc.update("delete from provider_binding where person = ?", person);
    }

    /// What a secret is sealed for.
    static String context(Purpose purpose, String subject) {
        return purpose.name().toLowerCase(Locale.ROOT) + ":" + subject;
    }

    @Override
    public int sealAgain() {
        int again = 0;
        for (Link link : jdbc.query(
                "select hash, purpose, subject, secret from link where secret is not null and used is null",
                (row, number) -> new Link(
                        row.getString(1), Purpose.valueOf(row.getString(2)), row.getString(3), row.getString(4)))) {
            String text = Objects.requireNonNull(link.secret());
            if (vault.isOutdated(text)) {
                String context = context(link.purpose(), link.subject());
                again += jdbc.update(
                        "update link set secret = ? where hash = ?",
                        vault.seal(vault.open(text, context), context),
                        link.hash());
            }
        }
        return again;
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
