package org.stegvis.server.trialsetup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stegvis.server.BackPainTrial.OPERATOR;
import static org.stegvis.server.BackPainTrial.done;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.TestServer;
import org.stegvis.server.eventlog.Appended;
import org.stegvis.server.eventlog.Consequence;
import org.stegvis.server.eventlog.Decide;
import org.stegvis.server.eventlog.LogWriter;
import org.stegvis.server.eventlog.TrialClocks;
import org.stegvis.server.eventlog.WriteRequest;

/// A change of a trial that was decided and then lost with the connection.
class NotCommittedIT {

    @Test
    void a_pause_that_was_never_committed_is_not_taken_for_the_entry_that_got_its_place() {
        try (var server = TestServer.start()) {
            var trial = BackPainTrial.open(server);
            var trials = server.get(Trials.class);
            List<Consequence> consequences = List.of(
                    appended -> assertThat(trials.state(appended).status()).isEqualTo(TrialState.Status.PAUSED),
                    NotCommittedIT::lost);
            var losing = new LogWriter(
                    server.get(JdbcTemplate.class),
                    server.get(TransactionTemplate.class),
                    new TrialClocks(Clock.systemUTC()),
                    List.of(),
                    consequences,
                    () -> null,
                    new SimpleMeterRegistry());
            assertThatThrownBy(() -> losing.write(new WriteRequest(
                            trial.id(),
                            OPERATOR,
                            null,
                            null,
                            view -> Decide.write(new TrialEvent.Paused().entry(BackPainTrial.today(), "a fire")))))
                    .isInstanceOf(DataAccessResourceFailureException.class);

            // Another server is the next to write.
            try (var other = server.second()) {
                done(other.get(RunningATrial.class).capSite(OPERATOR, trial.id(), "utah", 3, "full", null));
            }
            var state = trials.find(trial.id()).orElseThrow();
            assertThat(state.status()).isEqualTo(TrialState.Status.OPEN);
            assertThat(state.siteLimits()).containsEntry("utah", 3);
            done(trial.randomise(trial.ready("utah"), "first", null));
        }
    }

    private static void lost(Appended appended) {
        throw new DataAccessResourceFailureException("the connection is gone");
    }
}
