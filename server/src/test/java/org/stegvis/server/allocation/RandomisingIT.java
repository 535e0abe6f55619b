package org.stegvis.server.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stegvis.server.BackPainTrial.OPERATOR;
import static org.stegvis.server.BackPainTrial.done;
import static org.stegvis.server.BackPainTrial.option;
import static org.stegvis.server.BackPainTrial.refused;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.TestServer;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.audit.Rebuilding;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.eventlog.Verification;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.participant.ParticipantRow;
import org.stegvis.server.participant.Participants;
import org.stegvis.server.trialsetup.RunningATrial;
import org.stegvis.server.trialsetup.TrialState.OptionAt;

/// Randomising on a real PostgreSQL.
class RandomisingIT {
    private static final TestServer SERVER = TestServer.start();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    // A trial of its own for each test.
    private final BackPainTrial trial = BackPainTrial.open(SERVER, "trial-" + NUMBER.incrementAndGet());
    private final String id = trial.id();

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void an_eligible_participant_with_consent_is_enrolled_and_allocated_at_once() {
        String participant = trial.ready("utah");

        List<Entry> entries = done(trial.randomise(participant, "first", "k"));

        assertThat(entries).extracting(Entry::type).containsExactly("enrolled", "allocated");
        assertThat(entries.getLast().what().path("option").stringValue()).isIn("pt", "cbt");
        assertThat(entries.getLast().what().path("probability").doubleValue()).isEqualTo(0.5);
        ParticipantRow row =
                SERVER.get(Participants.class).find(id, participant).orElseThrow();
        assertThat(row.status()).isEqualTo(ParticipantRow.Status.IN_TRIAL);
        assertThat(row.step()).isEqualTo("collect");
        assertThat(row.at()).isEqualTo("week10");
        assertThat(row.due()).isEqualTo(BackPainTrial.today().plusDays(70));
    }

    @Test
    void what_is_missing_is_said_and_nothing_is_written() {
        String participant = trial.screened("utah");
        assertThat(refused(trial.randomise(participant, "first", null))).isEqualTo(Refusal.Code.NO_CONSENT);
        trial.consented(participant);
        assertThat(refused(trial.randomise(participant, "first", null))).isEqualTo(Refusal.Code.STEP_NOT_DUE);
        done(trial.assess(participant, "baseline", 24));
        assertThat(refused(trial.randomise(participant, "first", null))).isEqualTo(Refusal.Code.NOT_ELIGIBLE);
        assertThat(refused(trial.randomise("nobody", "first", null))).isEqualTo(Refusal.Code.NO_SUCH_PARTICIPANT);
        assertThat(SERVER.get(EventLog.class).aboutParticipant(id, participant))
                .extracting(Entry::type)
                .containsExactly("screened", "consented", "assessed");
    }

    @Test
    void somebody_without_the_right_is_refused_and_learns_nothing() {
        String participant = trial.ready("utah");
        Written written = SERVER.get(Randomising.class)
                .randomise(new Actor("user:nobody", "test"), id, participant, "first", null);
        assertThat(refused(written)).isEqualTo(Refusal.Code.NOT_PERMITTED);
    }

    @Test
    void the_same_request_gives_the_same_answer_and_another_one_is_refused() {
        String participant = trial.ready("utah");
        Written first = trial.randomise(participant, "first", "k");

        assertThat(option(trial.randomise(participant, "first", "k"))).isEqualTo(option(first));
        assertThat(refused(trial.randomise(participant, "first", "other"))).isEqualTo(Refusal.Code.ALREADY_ALLOCATED);
        assertThat(refused(trial.randomise(participant, "first", null))).isEqualTo(Refusal.Code.ALREADY_ALLOCATED);
    }

    @Test
    void the_second_decision_follows_the_protocol() {
        String responder = trial.ready("utah");
        String other = trial.ready("utah");
        done(trial.randomise(responder, "first", null));
        String first = option(trial.randomise(other, "first", null));
        assertThat(refused(trial.randomise(other, "second", null))).isEqualTo(Refusal.Code.STEP_NOT_DUE);
        done(trial.assess(responder, "week10", 20));
        done(trial.assess(other, "week10", 22));

        assertThat(done(trial.randomise(responder, "second", null)))
                .extracting(Entry::type)
                .containsExactly("continued");
        assertThat(option(trial.randomise(other, "second", null)))
                .isIn("pt", "cbt", "more")
                .isNotEqualTo(first);
    }

    @Test
    void two_coordinators_at_two_servers_randomise_the_same_participant_once() throws Exception {
        try (TestServer second = SERVER.second()) {
            var there = trial.at(second);
            for (int round = 0; round < 10; round++) {
                String participant = trial.ready("utah");
                List<Callable<Written>> both = new ArrayList<>();
                for (int i = 0; i < 6; i++) {
                    String key = "round-" + round + "-" + i;
                    BackPainTrial at = i % 2 == 0 ? trial : there;
                    both.add(() -> at.randomise(participant, "first", key));
                }
                int done = 0;
                for (Written written : all(both)) {
                    done += written instanceof Written.Done ? 1 : 0;
                }
                assertThat(done).isEqualTo(1);
            }
        }
    }

    @Test
    void many_at_once_are_each_allocated_once_in_balance_and_everything_can_be_drawn_again() throws Exception {
        List<String> participants = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            participants.add(trial.ready(
                    List.of("utah", "intermountain", "johns-hopkins").get(i % 3)));
        }
        try (TestServer second = SERVER.second()) {
            var there = trial.at(second);
            List<Callable<Written>> clicks = new ArrayList<>();
            for (String participant : participants) {
                // A double click, and a retry by way of the other server.
                for (BackPainTrial at : List.of(trial, trial, there)) {
                    clicks.add(() -> at.randomise(participant, "first", "click-" + participant));
                }
            }
            Map<String, Set<String>> answers = new HashMap<>();
            for (Written written : all(clicks)) {
                List<Entry> entries = done(written);
                answers.computeIfAbsent(BackPainTrial.participant(entries), none -> new HashSet<>())
                        .add(option(written));
            }
            assertThat(answers)
                    .hasSize(60)
                    .allSatisfy((participant, options) -> assertThat(options).hasSize(1));
        }

        EventLog log = SERVER.get(EventLog.class);
        assertThat(Verification.of(log, id).holds()).isTrue();
        assertThat(SERVER.get(Rebuilding.class).rebuild(id)).allMatch(table -> table.differing() == 0);
        done(SERVER.get(RunningATrial.class).close(OPERATOR, id, "recruitment is complete", null));
        done(SERVER.get(RunningATrial.class).revealKey(OPERATOR, id, null));
        var entries = new ArrayList<Entry>();
        log.forEach(id, entries::add);
        String key = entries.getLast().what().path("key").stringValue();
        AllocationAudit.Result audit = AllocationAuditIT.audited(entries, key);
        assertThat(audit.problems()).isEmpty();
        assertThat(audit.drawn()).isEqualTo(60);
    }

    @Test
    void a_paused_or_closed_trial_allocates_nobody() {
        var running = SERVER.get(RunningATrial.class);
        String participant = trial.ready("utah");
        done(running.pause(OPERATOR, id, "an alarm", null));
        assertThat(refused(trial.randomise(participant, "first", null))).isEqualTo(Refusal.Code.TRIAL_PAUSED);
        done(running.resume(OPERATOR, id, "false alarm", null));
        done(trial.randomise(participant, "first", null));
        String late = trial.ready("utah");
        done(running.close(OPERATOR, id, "complete", null));
        assertThat(refused(trial.randomise(late, "first", null))).isEqualTo(Refusal.Code.TRIAL_CLOSED);
    }

    @Test
    void a_site_that_is_full_enrols_nobody_and_a_closed_option_is_not_drawn() {
        var running = SERVER.get(RunningATrial.class);
        done(running.capSite(OPERATOR, id, "utah", 1, "as agreed", null));
        done(trial.randomise(trial.ready("utah"), "first", null));
        assertThat(refused(trial.randomise(trial.ready("utah"), "first", null))).isEqualTo(Refusal.Code.SITE_FULL);

        done(running.capOption(OPERATOR, id, new OptionAt("first", "cbt"), 0, "no therapist", null));
        for (int i = 0; i < 5; i++) {
            assertThat(option(trial.randomise(trial.ready("intermountain"), "first", null)))
                    .isEqualTo("pt");
        }
    }

    @Test
    void a_limit_below_nothing_and_one_that_holds_already_are_refused() {
        var running = SERVER.get(RunningATrial.class);
        var cbt = new OptionAt("first", "cbt");
        assertThat(refused(running.capSite(OPERATOR, id, "utah", -1, "slip", null)))
                .isEqualTo(Refusal.Code.VALUE_NOT_ALLOWED);
        assertThat(refused(running.capOption(OPERATOR, id, cbt, -1, "slip", null)))
                .isEqualTo(Refusal.Code.VALUE_NOT_ALLOWED);
        assertThat(refused(running.capSite(OPERATOR, id, "utah", null, "lift it", null)))
                .isEqualTo(Refusal.Code.NOTHING_TO_DO);
        done(running.capOption(OPERATOR, id, cbt, 0, "no therapist", null));
        assertThat(refused(running.capOption(OPERATOR, id, cbt, 0, "no therapist", null)))
                .isEqualTo(Refusal.Code.NOTHING_TO_DO);
        done(running.capOption(OPERATOR, id, cbt, null, "there is one again", null));
    }

    @Test
    void nothing_in_the_database_tells_the_key() throws Exception {
        done(trial.randomise(trial.ready("utah"), "first", null));
        String key = Files.readString(SERVER.folder().resolve("keys/allocation/" + id + ".key"))
                .strip();
        var everything = new StringBuilder();
        SERVER.get(EventLog.class).forEach(id, entry -> everything.append(entry).append('\n'));
        assertThat(everything.toString()).contains("commitment").doesNotContain(key);
    }

    private static List<Written> all(List<Callable<Written>> tasks) throws Exception {
        var answers = new ArrayList<Written>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Written> answer : threads.invokeAll(tasks)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }
}
