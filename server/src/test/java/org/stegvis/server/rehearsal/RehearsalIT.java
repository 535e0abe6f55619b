package org.stegvis.server.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stegvis.server.BackPainTrial.OPERATOR;
import static org.stegvis.server.BackPainTrial.done;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.TestServer;
import org.stegvis.server.access.Access;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.RehearsalId;
import org.stegvis.server.audit.Rebuilding;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.eventlog.LogWriter;
import org.stegvis.server.eventlog.Verification;
import org.stegvis.server.participant.ParticipantRow;
import org.stegvis.server.participant.Participants;
import org.stegvis.server.people.Grant;
import org.stegvis.server.people.ManagingPeople;
import org.stegvis.server.people.People;
import org.stegvis.server.people.Role;
import org.stegvis.server.results.Exporting;
import org.stegvis.server.trialsetup.TrialEvent;
import org.stegvis.server.trialsetup.Trials;

/// A rehearsal beside a trial: it goes the trial's own way, and nothing of it is the trial's.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RehearsalIT {
    private static final String ID = BackPainTrial.ID;

    private TestServer server;
    private EventLog log;
    private Rehearsals rehearsals;
    private BackPainTrial trial;
    private Actor manager;
    private Actor coordinator;

    @BeforeAll
    void start() {
        server = TestServer.start();
        trial = BackPainTrial.open(server);
        log = server.get(EventLog.class);
        rehearsals = server.get(Rehearsals.class);
        manager = somebody("manager", new Grant(Role.TRIAL_MANAGER, ID, null));
        coordinator = somebody("coordinator", new Grant(Role.SITE_COORDINATOR, ID, null));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Actor somebody(String name, Grant role) {
        var managing = server.get(ManagingPeople.class);
        String id = done(managing.make(OPERATOR, name, name + "@example.org", "test"))
                .getFirst()
                .what()
                .path("person")
                .stringValue();
        done(managing.grant(OPERATOR, id, role, "test"));
        return new Actor(id, "test");
    }

    @Test
    void made_up_participants_go_the_servers_own_way_and_nothing_of_it_is_in_the_trial() throws Exception {
        String real = trial.ready("utah");
        long before = log.end(ID).orElseThrow().seq();
        long people = log.end(People.LOG).orElseThrow().seq();

        String id = SomeRehearsal.played(server, manager, 8);

        assertThat(RehearsalId.trial(id)).hasValue(ID);
        List<ParticipantRow> rows = server.get(Participants.class).list(id, null, "", 1000);
        assertThat(rows.stream().filter(row -> row.enrolled() != null)).hasSize(8);
        assertThat(rows).extracting(ParticipantRow::status).contains(ParticipantRow.Status.SCREENING);
        List<Entry> entries = log.from(id, 1, 100_000);
        assertThat(entries)
                .extracting(Entry::type)
                .contains("screened", "consented", "assessed", "allocated")
                .doesNotContain("identity-entered", "reminder", "message-sent");
        assertThat(entries.getFirst().recorded()).isBefore(Instant.now().minus(Duration.ofDays(700)));
        Verification.Result walked = Verification.of(log, id);
        assertThat(walked.holds()).isTrue();
        assertThat(walked.backwards()).isEmpty();
        assertThat(commitment(id)).isNotEqualTo(commitment(ID));

        assertThat(log.end(ID).orElseThrow().seq()).isEqualTo(before);
        assertThat(log.end(People.LOG).orElseThrow().seq()).isEqualTo(people);
        assertThat(server.get(Trials.class).ids()).containsExactly(ID);
        assertThat(server.row("select count(*) as rows from outgoing").get("rows"))
                .isEqualTo(0L);
        assertThat(server.get(Participants.class).list(ID, null, "", 100))
                .extracting(ParticipantRow::participant)
                .containsExactly(real);
        var export = (Exporting.Data) server.get(Exporting.class).export(OPERATOR, ID, Exporting.Kind.UNBLIND);
        assertThat(export.data().size()).isZero();
        // The lists of the trial begin at their beginning, under its own key, whatever the rehearsal drew before.
        assertThat(done(trial.randomise(real, "first", null))
                        .getLast()
                        .what()
                        .path("position")
                        .asInt())
                .isZero();
        assertThat(server.get(Rebuilding.class).rebuild(id))
                .allSatisfy(
                        each -> assertThat(each.differing()).as(each.table()).isZero());

        Access access = server.get(Access.class);
        assertThat(access.allows(manager, Permission.SEE_ALLOCATIONS, id, null)).isTrue();
        for (Permission permission : Permission.values()) {
            assertThat(access.allows(coordinator, permission, id, null))
                    .as(permission.word())
                    .isFalse();
            boolean looks =
                    permission.word().startsWith("see-") || permission.word().startsWith("export-");
            assertThat(looks || !access.allows(manager, permission, id, null))
                    .as(permission.word())
                    .isTrue();
        }
        Actor madeUp = RehearsalId.madeUp(Role.SITE_COORDINATOR.word(), null);
        assertThat(access.allows(madeUp, Permission.SCREEN, id, "utah")).isTrue();
        assertThat(access.allows(madeUp, Permission.SCREEN, ID, "utah")).isFalse();

        assertThat(rehearsals.throwAway(coordinator, id)).isFalse();
        assertThat(rehearsals.throwAway(manager, id)).isTrue();
        assertThat(log.end(id)).isEmpty();
        assertThat(server.row("select count(*) as rows from event where trial = ?", id)
                        .get("rows"))
                .isEqualTo(0L);
        assertThat(Files.exists(server.folder().resolve("keys/allocation/" + id + ".key")))
                .isFalse();
        assertThat(log.end(ID).orElseThrow().seq()).isGreaterThan(before);
    }

    @Test
    void a_rehearsal_that_is_stopped_keeps_what_was_played_and_a_new_one_takes_its_place() {
        var begun = SomeRehearsal.begin(server, manager, 300);
        String id = ((Rehearsals.Begun.Yes) begun).id();
        assertThat(SomeRehearsal.begin(server, manager, 5)).isInstanceOf(Rehearsals.Begun.Busy.class);
        assertThat(SomeRehearsal.begin(server, coordinator, 5)).isInstanceOf(Rehearsals.Begun.NotPermitted.class);
        assertThat(rehearsals.stop(coordinator, id)).isFalse();
        assertThat(rehearsals.stop(manager, id)).isTrue();
        SomeRehearsal.await(server, id);
        Standing stopped = Objects.requireNonNull(rehearsals.standing(id));
        assertThat(stopped.stopped()).isTrue();
        assertThat(stopped.failure()).isNull();
        assertThat(stopped.enrolled()).isLessThan(300);

        String next = ((Rehearsals.Begun.Yes) SomeRehearsal.begin(server, manager, 300)).id();
        assertThat(server.get(Trials.class).rehearsals(ID)).containsExactly(next);
        assertThat(rehearsals.throwAway(manager, next)).isTrue();
        assertThat(server.get(Trials.class).rehearsals(ID)).isEmpty();
    }

    @Test
    void nothing_but_a_rehearsal_can_be_thrown_away() {
        assertThat(rehearsals.throwAway(OPERATOR, ID)).isFalse();
        var writer = server.get(LogWriter.class);
        assertThatThrownBy(() -> writer.throwAway(ID)).hasMessageContaining("it is no rehearsal");
        assertThatThrownBy(() -> server.row("select throw_away_rehearsal(?) as done", ID))
                .rootCause()
                .hasMessageContaining("it is no rehearsal");
        assertThat(RehearsalId.is(ID + "~rehearsal-x")).isFalse();
    }

    private String commitment(String of) {
        TrialEvent.KeyCommitted bound =
                server.get(Trials.class).find(of).orElseThrow().commitment();
        return Objects.requireNonNull(bound).commitment();
    }
}
