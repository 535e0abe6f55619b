package org.stegvis.server.signin;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// How often an address tried to guess a secret within the present minute, at all servers together. What
/// this server has not seen itself costs no look into the database; when the database fails it counts for
/// itself.
@Component
class Attempts {
    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
    private static final int SECONDS = 60;
    private static final int KEPT_MINUTES = 2;

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final AtomicReference<Minute> current = new AtomicReference<>(new Minute(0, Map.of()));

    Attempts(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Counts one more and tells how many there are.
    int count(String address) {
        Minute minute = minute();
        int own = minute.attempts
                .computeIfAbsent(address, none -> new AtomicInteger())
                .incrementAndGet();
        return orOwn(own, () -> jdbc.queryForObject("""
            insert into sign_in_attempt (address, minute, attempts) values (?, ?, 1)
            on conflict (address, minute) do update set attempts = sign_in_attempt.attempts + 1 returning attempts
            """, Integer.class, address, minute.minute));
    }

    /// How many there are; 0 where this server has seen none.
    int known(String address) {
        Minute minute = minute();
        AtomicInteger own = minute.attempts.get(address);
        return own == null
                ? 0
                : orOwn(
                        own.get(),
                        () -> jdbc.queryForObject(
                                "select attempts from sign_in_attempt where address = ? and minute = ?",
                                Integer.class,
                                address,
                                minute.minute));
    }

    private interface Asked {
        @Nullable
        Integer ask();
    }

    private static int orOwn(int own, Asked all) {
        try {
            Integer together = all.ask();
            return together == null ? own : Math.max(own, together);
        } catch (DataAccessException failure) {
            LOG.warn("Attempts to sign in are counted at this server alone: {}", failure.getMessage());
            return own;
        }
    }

    // What was counted is forgotten each minute, so that it cannot grow without end.
    private Minute minute() {
        long minute = clock.instant().getEpochSecond() / SECONDS;
        Minute before = Objects.requireNonNull(current.get());
        if (before.minute == minute) {
            return before;
        }
        Minute now = Objects.requireNonNull(current.updateAndGet(
                known -> known.minute == minute ? known : new Minute(minute, new ConcurrentHashMap<>())));
        orOwn(0, () -> jdbc.update("delete from sign_in_attempt where minute < ?", minute - KEPT_MINUTES));
        return now;
    }

    private record Minute(long minute, Map<String, AtomicInteger> attempts) {}
}
