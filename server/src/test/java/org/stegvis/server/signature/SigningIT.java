package org.stegvis.server.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stegvis.server.BackPainTrial.OPERATOR;
import static org.stegvis.server.BackPainTrial.done;
import static org.stegvis.server.BackPainTrial.refused;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stegvis.conduct.Value;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.TestServer;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.people.Role;
import org.stegvis.server.people.Somebody;
import org.stegvis.server.questionnaire.Assessing;
import org.stegvis.server.signature.Signature.Meaning;
import org.stegvis.server.signin.Proof;
import org.stegvis.server.signin.SomeCredentials;
import org.stegvis.server.trialsetup.PublishingAProtocol;
import org.stegvis.server.trialsetup.RunningATrial;
import org.stegvis.server.trialsetup.TrialEvent.AppliesTo;

/// A signature tells name, time and meaning, is bound to its record, and needs password and code anew.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SigningIT {
    private TestServer server;
    private BackPainTrial trial;
    private Signing signing;
    private Actor coordinator;
    private SomeCredentials credentials;

    @BeforeAll
    void start() {
        server = TestServer.start();
        trial = BackPainTrial.open(server);
        signing = server.get(Signing.class);
        coordinator = Somebody.who(server, Role.SITE_COORDINATOR, trial.id(), "utah");
        credentials = new SomeCredentials(server, coordinator.id());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /// An entry that the coordinator wrote.
    private Entry entry() {
        String participant = trial.screened("utah");
        trial.consented(participant);
        return done(server.get(Assessing.class)
                        .assess(
                                coordinator,
                                trial.id(),
                                participant,
                                "baseline",
                                Map.of("odi", new Value.Number(40)),
                                BackPainTrial.today(),
                                null))
                .getFirst();
    }

    @Test
    void it_tells_the_printed_name_the_time_the_meaning_and_what_was_signed() {
        Entry entry = entry();
        done(signing.sign(coordinator, trial.id(), entry.seq(), Meaning.AUTHORED, credentials.proof(), "once"));
        done(signing.sign(coordinator, trial.id(), entry.seq(), Meaning.AUTHORED, credentials.proof(), "once"));

        var made = signing.of(OPERATOR, trial.id()).stream()
                .filter(each -> each.entry() == entry.seq())
                .toList();

        assertThat(made).hasSize(1);
        assertThat(made.getFirst().name()).startsWith("Person p");
        assertThat(made.getFirst().person()).isEqualTo(coordinator.id());
        assertThat(made.getFirst().meaning()).isEqualTo(Meaning.AUTHORED);
        assertThat(made.getFirst().at()).isNotNull();
        assertThat(made.getFirst().holds()).isTrue();
        Entry signed = server.get(EventLog.class)
                .from(trial.id(), made.getFirst().seq(), 1)
                .getFirst();
        assertThat(signed.what().path("hash").stringValue()).isEqualTo(entry.hash());
        assertThat(signed.participant()).isEqualTo(entry.participant());
    }

    @Test
    void what_a_regulator_expects_signed_is_refused_unsigned_and_signed_within_the_same_transaction() {
        Actor manager = Somebody.who(server, Role.TRIAL_MANAGER, "signed", null);
        done(server.get(PublishingAProtocol.class)
                .publish(
                        OPERATOR,
                        new PublishingAProtocol.Publication(
                                BackPainTrial.protocol().replace("id: back-pain", "id: signed"),
                                null,
                                AppliesTo.EVERYBODY,
                                null),
                        null));
        var running = server.get(RunningATrial.class);
        assertThat(refused(running.open(manager, "signed", null))).isEqualTo(Refusal.Code.SIGNATURE_MISSING);
        assertThat(refused(signing.act(
                        manager, Meaning.APPROVED, new Proof("", "123456"), who -> running.open(who, "signed", null))))
                .isEqualTo(Refusal.Code.NOT_CONFIRMED);

        Entry opened = done(signing.act(
                        manager,
                        Meaning.APPROVED,
                        new SomeCredentials(server, manager.id()).proof(),
                        who -> running.open(who, "signed", "once")))
                .getFirst();

        assertThat(opened.type()).isEqualTo("trial-opened");
        assertThat(signing.of(OPERATOR, "signed")).singleElement().satisfies(signature -> {
            assertThat(signature.entry()).isEqualTo(opened.seq());
            assertThat(signature.seq()).isEqualTo(opened.seq() + 1);
            assertThat(signature.person()).isEqualTo(manager.id());
            assertThat(signature.meaning()).isEqualTo(Meaning.APPROVED);
            assertThat(signature.holds()).isTrue();
        });
        // Sent once more: the same answer, and no second signature.
        assertThat(done(signing.act(
                                manager,
                                Meaning.APPROVED,
                                new SomeCredentials(server, manager.id()).proof(),
                                who -> running.open(who, "signed", "once")))
                        .getFirst()
                        .seq())
                .isEqualTo(opened.seq());
        assertThat(signing.of(OPERATOR, "signed")).hasSize(1);
    }

    @Test
    void a_protocol_is_published_and_an_allocation_key_revealed_by_who_signs_for_it() {
        String id = "signed-text";
        Actor manager = Somebody.who(server, Role.TRIAL_MANAGER, id, null);
        var proofs = new SomeCredentials(server, manager.id());
        var publishing = server.get(PublishingAProtocol.class);
        var running = server.get(RunningATrial.class);
        String text = BackPainTrial.protocol().replace("id: back-pain", "id: " + id);
        var first = new PublishingAProtocol.Publication(text, null, AppliesTo.EVERYBODY, null);
        assertThat(refused(publishing.publish(manager, first, null))).isEqualTo(Refusal.Code.SIGNATURE_MISSING);

        List<Entry> written = done(
                signing.act(manager, Meaning.APPROVED, proofs.proof(), who -> publishing.publish(who, first, "first")));

        // The text is signed, and not what follows from its publication.
        assertThat(written)
                .extracting(Entry::type)
                .containsExactly("protocol-published", "key-committed", "protocol-in-force");
        assertThat(signing.of(OPERATOR, id)).singleElement().satisfies(signature -> {
            assertThat(signature.entry()).isEqualTo(written.getFirst().seq());
            assertThat(signature.holds()).isTrue();
        });

        var amendment = new PublishingAProtocol.Publication(
                text.replace("participants: 749", "participants: 800"), null, AppliesTo.EVERYBODY, "more are needed");
        assertThat(refused(publishing.publish(manager, amendment, null))).isEqualTo(Refusal.Code.SIGNATURE_MISSING);
        done(signing.act(manager, Meaning.APPROVED, proofs.proof(), who -> publishing.publish(who, amendment, null)));
        done(running.open(OPERATOR, id, null));
        done(running.close(OPERATOR, id, "over", null));
        assertThat(refused(running.revealKey(manager, id, null))).isEqualTo(Refusal.Code.SIGNATURE_MISSING);
        Entry revealed = done(signing.act(
                        manager, Meaning.APPROVED, proofs.proof(), who -> running.revealKey(who, id, null)))
                .getFirst();
        assertThat(signing.of(OPERATOR, id)).hasSize(3);
        assertThat(signing.of(OPERATOR, id).getLast().entry()).isEqualTo(revealed.seq());
    }

    @Test
    void a_record_that_was_changed_behind_the_programs_back_no_longer_holds() {
        Entry entry = entry();
        done(signing.sign(coordinator, trial.id(), entry.seq(), Meaning.REVIEWED, credentials.proof(), null));
        server.database()
                .asSuperuser("alter table event disable trigger user;"
                        + " update event set hash = repeat('a', 64) where trial = '" + trial.id() + "' and seq = "
                        + entry.seq()
                        + "; alter table event enable trigger user");
        assertThat(signing.of(OPERATOR, trial.id()))
                .filteredOn(each -> each.entry() == entry.seq())
                .extracting(Signature::holds)
                .containsExactly(false);
    }

    @Test
    void without_the_right_password_and_a_fresh_code_nothing_is_signed() {
        Entry entry = entry();
        var used = credentials.proof();
        done(signing.sign(coordinator, trial.id(), entry.seq(), Meaning.REVIEWED, used, null));
        assertThat(refused(signing.sign(coordinator, trial.id(), entry.seq(), Meaning.APPROVED, used, null)))
                .as("a code counts once")
                .isEqualTo(Refusal.Code.NOT_CONFIRMED);
        for (Proof wrong :
                List.of(new Proof("wrong words in one row", credentials.proof().code()), new Proof("", ""))) {
            assertThat(refused(signing.sign(coordinator, trial.id(), entry.seq(), Meaning.APPROVED, wrong, null)))
                    .isEqualTo(Refusal.Code.NOT_CONFIRMED);
        }
    }

    @Test
    void nobody_signs_what_they_may_not_see_or_as_authored_what_another_wrote() {
        Entry entry = entry();
        String elsewhere = trial.screened("intermountain");
        Entry other = server.get(EventLog.class)
                .aboutParticipant(trial.id(), elsewhere)
                .getFirst();
        Actor manager = Somebody.who(server, Role.DATA_MANAGER, trial.id(), null);
        var managers = new SomeCredentials(server, manager.id());
        Actor assessor = Somebody.who(server, Role.ASSESSOR, trial.id(), "utah");
        var assessors = new SomeCredentials(server, assessor.id());

        assertThat(refused(signing.sign(
                        coordinator, trial.id(), other.seq(), Meaning.REVIEWED, credentials.proof(), null)))
                .isEqualTo(Refusal.Code.NOT_PERMITTED);
        assertThat(refused(signing.sign(assessor, trial.id(), entry.seq(), Meaning.REVIEWED, assessors.proof(), null)))
                .isEqualTo(Refusal.Code.NOT_PERMITTED);
        assertThat(refused(signing.sign(manager, trial.id(), entry.seq(), Meaning.AUTHORED, managers.proof(), null)))
                .isEqualTo(Refusal.Code.VALUE_NOT_ALLOWED);
        assertThat(refused(
                        signing.sign(OPERATOR, trial.id(), entry.seq(), Meaning.REVIEWED, credentials.proof(), null)))
                .isEqualTo(Refusal.Code.NOT_PERMITTED);
        done(signing.sign(manager, trial.id(), entry.seq(), Meaning.APPROVED, managers.proof(), null));
    }
}
