package org.stegvis.server.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.Actor;
import org.stegvis.server.people.AccountEvents;
import org.stegvis.server.people.PeopleEvent;
import org.stegvis.server.vault.Sealed;
import org.stegvis.server.vault.Turn;
import org.stegvis.server.vault.Vault;

/// Passwords (Argon2id: 19 MiB, two passes) and code generators. After five mistakes in a row an account
/// waits: a minute, then twice as long each time, an hour at most. Whether it waits is told to nobody.
@Component
class Credentials implements Sealed {
    private static final int FREE_MISTAKES = 5;
    private static final int MOST_MINUTES = 60;
    // Parameters of the OWASP Password Storage Cheat Sheet for Argon2id.
    private static final PasswordEncoder ARGON = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);

    /// A check takes 19 MiB and some milliseconds of a core: so many at once, and the others wait for their turn.
    private static final int AT_ONCE = 4;

    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final JdbcTemplate jdbc;
    private final Vault vault;
    private final Clock clock;
    private final RecoveryCodes recovery;
    private final AccountEvents events;
    private final Turn turn;
    private final String nobodys = Objects.requireNonNull(ARGON.encode(Token.fresh()));

    Credentials(JdbcTemplate jdbc, Vault vault, Clock clock, RecoveryCodes recovery, AccountEvents events, Turn turn) {
        this.turn = turn;
        this.events = events;
        this.recovery = recovery;
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /// Within a transaction.
    void set(String person, String password, String totpSecret, long usedStep) {
        turn.toKeep();
        jdbc.update("""
            insert into credential (person, password, totp, totp_step) values (?, ?, ?, ?)
            on conflict (person) do update set password = excluded.password, totp = excluded.totp,
                totp_step = excluded.totp_step, failures = 0, locked_until = null
            """, person, ARGON.encode(password), vault.seal(totpSecret, context(person)), usedStep);
    }

    /// Sets the password alone; false when there is none to replace.
    boolean setPassword(String person, String password) {
        return jdbc.update("update credential set password = ? where person = ?", ARGON.encode(password), person) == 1;
    }

    /// Sets the code generator alone, within a transaction; false when there is none to replace.
    boolean setGenerator(String person, String totpSecret, long usedStep) {
        turn.toKeep();
        return jdbc.update(
                        "update credential set totp = ?, totp_step = ? where person = ?",
                        vault.seal(totpSecret, context(person)),
                        usedStep,
                        person)
                == 1;
    }

    /// Whether somebody has a password and a code generator.
    boolean has(String person) {
        return row(person).isPresent();
    }

    /// Whether the password is right and the account does not wait. Takes as long for an account that is not there.
    ///
    /// @param origin where it was given
    boolean isPassword(@Nullable String person, String password, String origin) {
        Optional<Row> row = person == null ? Optional.empty() : row(person);
        boolean right = matches(
                password.length() > PasswordRule.LONGEST ? "" : password,
                row.map(Row::password).orElse(nobodys));
        if (row.isEmpty() || row.get().waits(clock.instant())) {
            return false;
        }
        if (!right) {
            mistake(row.get(), origin);
        }
        return right;
    }

    /// Whether the code is right, was not used before, and the account does not wait. Then the mistakes are
    /// forgotten. A recovery code counts too.
    ///
    /// @param origin where it was given
    boolean isCode(String person, String code, String origin) {
        Optional<Row> row = row(person).filter(each -> !each.waits(clock.instant()));
        if (row.isEmpty()) {
            return false;
        }
        if (RecoveryCodes.isOne(code)) {
            boolean known = events.write(new Actor(person, origin), () -> recovered(person, code));
            if (!known) {
                mistake(row.get(), origin);
            }
            return known;
        }
        String secret = vault.open(row.get().totp(), context(person));
        OptionalLong step = Totp.step(secret, code, clock.instant(), row.get().step());
        // The condition is repeated where it holds for all servers: of two who give one code at once, one is let in.
        boolean right = step.isPresent()
                && jdbc.update(
                                "update credential set totp_step = ?, failures = 0, locked_until = null"
                                        + " where person = ? and totp_step < ?",
                                step.getAsLong(),
                                person,
                                step.getAsLong())
                        == 1;
        if (!right) {
            mistake(row.get(), origin);
        }
        return right;
    }

    private Optional<PeopleEvent> recovered(String person, String code) {
        if (!recovery.use(person, code)) {
            return Optional.empty();
        }
        jdbc.update("update credential set failures = 0, locked_until = null where person = ?", person);
        return Optional.of(new PeopleEvent.RecoveryCodeUsed(person, recovery.left(person)));
    }

    private boolean matches(String password, String hash) {
        turns.acquireUninterruptibly();
        try {
            return ARGON.matches(password, hash);
        } finally {
            turns.release();
        }
    }

    /// The first mistake that makes an account wait is told to its owner; who goes on guessing does not fill a mailbox.
    private void mistake(Row row, String origin) {
        int failures = Objects.requireNonNull(jdbc.queryForObject(
                "update credential set failures = failures + 1 where person = ? returning failures",
                Integer.class,
                row.person()));
        if (failures > FREE_MISTAKES) {
            lock(row.person(), failures);
        } else if (failures == FREE_MISTAKES) {
            events.write(new Actor(Actor.SYSTEM.id(), origin), () -> {
                lock(row.person(), failures);
                return Optional.of(new PeopleEvent.LockedOut(row.person()));
            });
        }
    }

    private void lock(String person, int failures) {
        int minutes = Math.min(MOST_MINUTES, 1 << Math.min(10, failures - FREE_MISTAKES));
        jdbc.update(
                "update credential set locked_until = ? where person = ?",
                OffsetDateTime.ofInstant(clock.instant().plus(Duration.ofMinutes(minutes)), ZoneOffset.UTC),
                person);
    }

    /// Seals the secrets of code generators with the newest key.
    @Override
    public int sealAgain() {
        int again = 0;
        for (String person : jdbc.queryForList("select person from credential", String.class)) {
            Row row = row(person).orElseThrow();
            if (vault.isOutdated(row.totp())) {
                String fresh = vault.seal(vault.open(row.totp(), context(person)), context(person));
                again += jdbc.update(
                        "update credential set totp = ? where person = ? and totp = ?", fresh, person, row.totp());
            }
        }
        return again;
    }

    private static String context(String person) {
        return "totp:" + person;
    }

    private Optional<Row> row(String person) {
        return jdbc
                .query(
                        "select person, password, totp, totp_step, locked_until from credential where person = ?",
                        (row, number) -> {
                            OffsetDateTime until = row.getObject(5, OffsetDateTime.class);
                            return new Row(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getString(3),
                                    row.getLong(4),
                                    until == null ? null : until.toInstant());
                        },
                        person)
                .stream()
                .findFirst();
    }

    private record Row(
            String person,
            String password,
            String totp,
            long step,
            @Nullable Instant lockedUntil) {
        boolean waits(Instant now) {
            return lockedUntil != null && now.isBefore(lockedUntil);
        }
    }
}
