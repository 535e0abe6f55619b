package org.stegvis.server.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stegvis.server.BackPainTrial.done;
import static org.stegvis.server.BackPainTrial.option;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionException;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.TestServer;
import org.stegvis.server.audit.Rebuilding;
import org.stegvis.server.database.TestDatabase;
import org.stegvis.server.database.Wire;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.eventlog.Verification;

/// The connection to the database is lost at each message of a randomisation in turn.
class LostConnectionIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void wherever_the_connection_is_cut_the_request_sent_again_gives_one_allocation(Wire.Loss loss) throws Exception {
        try (var database = TestDatabase.create();
                var wire = Wire.to(database.address());
                var server = TestServer.on(TestDatabase.at(wire.through(database.address())), folder)) {
            var trial = BackPainTrial.open(server);
            // The first one reads what later ones have in memory.
            done(trial.randomise(trial.ready("utah"), "first", "warm"));
            int steps = 0;
            int unanswered = 0;
            for (boolean cut = true; cut; ) {
                String participant = trial.ready("utah");
                String key = "step-" + ++steps;
                wire.cutAt(steps, loss);
                var options = new ArrayList<String>();
                try {
                    options.add(option(trial.randomise(participant, "first", key)));
                } catch (DataAccessException | TransactionException lost) {
                    unanswered++;
                    // What failed may be drawn again: who reads the program's log must not know it beforehand.
                    assertThat(Throwables.getStackTrace(lost)).doesNotContain("'pt'", "'cbt'", participant);
                }
                cut = wire.wasCut();
                options.add(option(trial.randomise(participant, "first", key)));
                List<Entry> allocated = server.get(EventLog.class).aboutParticipant(trial.id(), participant).stream()
                        .filter(entry -> entry.type().equals("allocated"))
                        .toList();
                assertThat(allocated).as("step %d", steps).hasSize(1);
                assertThat(options)
                        .containsOnly(allocated.getFirst().what().path("option").stringValue());
            }
            assertThat(unanswered).isGreaterThan(5);
            assertThat(Verification.of(server.get(EventLog.class), trial.id()).holds())
                    .isTrue();
            assertThat(server.get(Rebuilding.class).rebuild(trial.id())).allMatch(table -> table.differing() == 0);
        }
    }

    @Test
    void a_server_that_vanishes_in_the_middle_does_not_hold_up_the_others() throws Exception {
        try (var database = TestDatabase.create();
                var wire = Wire.to(database.address());
                var vanishing = TestServer.on(TestDatabase.at(wire.through(database.address())), folder);
                var other = TestServer.on(TestDatabase.at(database.address()), folder)) {
            var trial = BackPainTrial.open(other);
            String participant = trial.ready("utah");
            var there = trial.at(vanishing);
            done(there.randomise(trial.ready("utah"), "first", "warm"));
            // It has the end of the log locked and does not say another word.
            wire.slow(Duration.ofMillis(150));
            var unheard = Thread.startVirtualThread(() -> there.randomise(participant, "first", "lost"));
            awaitLock(database);
            wire.hang();
            wire.slow(Duration.ZERO);
            Instant begun = Instant.now();

            done(trial.randomise(participant, "first", "found"));

            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(30));
            unheard.interrupt();
        }
    }

    private static void awaitLock(TestDatabase database) throws InterruptedException {
        var jdbc = new JdbcTemplate(database.source());
        for (int i = 0; i < 600; i++) {
            Boolean locked = jdbc.queryForObject(
                    "select exists (select 1 from pg_stat_activity where datname = current_database()"
                            + " and state = 'idle in transaction' and query like '%for update%')",
                    Boolean.class);
            if (Boolean.TRUE.equals(locked)) {
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("The randomisation never locked the end of the log.");
    }
}
