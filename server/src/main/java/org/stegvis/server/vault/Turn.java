package org.stegvis.server.vault;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Lets who seals a text and who puts all under a new key take turns, at all servers of a database. What was sealed and
/// is not committed yet a rotation cannot see: it would stay under the old key, and be lost when that is taken away.
@Component
public class Turn {
    /// Nothing else in the database takes this lock.
    private static final long LOCK = 0x5354_4547_5641_554CL;

    private final JdbcTemplate jdbc;

    Turn(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// Before a text is sealed, within the transaction that keeps it: no rotation begins until that has ended.
    public void toKeep() {
        jdbc.query("select pg_advisory_xact_lock_shared(?)", row -> {}, LOCK);
    }

    /// After a new key was made: returns when all that may have been sealed with the one before is there to be seen.
    void toRotate() {
        jdbc.query("select pg_advisory_xact_lock(?)", row -> {}, LOCK);
    }
}
