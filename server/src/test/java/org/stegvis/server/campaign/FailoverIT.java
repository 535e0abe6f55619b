package org.stegvis.server.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stegvis.server.BackPainTrial.option;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.TestServer;
import org.stegvis.server.audit.Rebuilding;
import org.stegvis.server.database.Replicated;
import org.stegvis.server.database.TestDatabase;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.eventlog.Verification;

/// The database is lost for good while participants are randomised, and its standby takes over.
class FailoverIT {
    private static final int CLIENTS = 4;
    private static final int EACH = 12;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    /// The option that a client was told of, by participant.
    private final Map<String, String> told = new ConcurrentHashMap<>();

    @Test
    void what_was_answered_before_is_there_after_and_the_server_goes_on_by_itself() throws Exception {
        try (var databases = Replicated.start(folder);
                var server = TestServer.on(TestDatabase.at(databases.address()), folder)) {
            var trial = BackPainTrial.open(server);
            var participants = new ArrayList<String>();
            for (int i = 0; i < CLIENTS * EACH; i++) {
                participants.add(trial.ready("utah"));
            }
            var clients = new ArrayList<Thread>();
            for (int i = 0; i < CLIENTS; i++) {
                List<String> mine = participants.subList(i * EACH, (i + 1) * EACH);
                clients.add(Thread.startVirtualThread(() -> mine.forEach(each -> randomise(trial, each))));
            }
            while (told.size() < CLIENTS * EACH / 3) {
                Thread.sleep(1);
            }
            Set<String> before = Set.copyOf(told.keySet());
            databases.failOver();
            for (Thread client : clients) {
                assertThat(client.join(PATIENCE)).isTrue();
            }

            assertThat(before).hasSizeLessThan(participants.size());
            assertThat(told).hasSize(participants.size());
            assertThat(allocated(server, trial.id())).isEqualTo(told);
            assertThat(Verification.of(server.get(EventLog.class), trial.id()).holds())
                    .isTrue();
            assertThat(server.get(Rebuilding.class).rebuild(trial.id())).allMatch(table -> table.differing() == 0);
        }
    }

    /// Repeats what was not answered, with the same key.
    private void randomise(BackPainTrial trial, String participant) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            try {
                told.put(participant, option(trial.randomise(participant, "first", "key-" + participant)));
                return;
            } catch (DataAccessException | TransactionException unanswered) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, String> allocated(TestServer server, String trial) {
        var options = new HashMap<String, String>();
        server.get(EventLog.class).forEach(trial, entry -> {
            if (entry.type().equals("allocated")) {
                String option = entry.what().path("option").stringValue();
                assertThat(options.put(BackPainTrial.participant(List.of(entry)), option))
                        .as("allocated twice")
                        .isNull();
            }
        });
        return options;
    }
}
