package org.stegvis.server.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stegvis.server.BackPainTrial.ID;
import static org.stegvis.server.BackPainTrial.OPERATOR;
import static org.stegvis.server.BackPainTrial.done;
import static org.stegvis.server.BackPainTrial.refused;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.Value;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.file.ProtocolReader;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.TestServer;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.allocation.AllocatingByHand;
import org.stegvis.server.allocation.Unblinding;
import org.stegvis.server.audit.Rebuilding;
import org.stegvis.server.correction.Correcting;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.notice.Posting;
import org.stegvis.server.participant.ParticipantRow;
import org.stegvis.server.participant.Participants;
import org.stegvis.server.results.Exporting;
import org.stegvis.server.therapy.Treating;
import org.stegvis.server.trialsetup.PublishingAProtocol;
import org.stegvis.server.trialsetup.RunningATrial;
import org.stegvis.server.trialsetup.TrialEvent.AppliesTo;
import org.stegvis.server.trialsetup.Trials;
import org.stegvis.server.withdrawal.Withdrawing;

/// What happens to participants between and beside the randomisations, on a real PostgreSQL.
class PassingTimeIT {
    private static final TestServer SERVER = TestServer.start();
    private static final BackPainTrial TRIAL = BackPainTrial.open(SERVER);

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void a_visit_is_missed_when_its_window_has_closed_and_not_before() {
        String participant = randomised();
        LocalDate lastDay = BackPainTrial.today().plusDays(70 + 21);

        SERVER.get(PassingTime.class).catchUp(lastDay);
        assertThat(row(participant).at()).isEqualTo("week10");
        SERVER.get(PassingTime.class).catchUp(lastDay.plusDays(1));
        SERVER.get(PassingTime.class).catchUp(lastDay.plusDays(1));

        assertThat(row(participant).at()).isEqualTo("week26");
        assertThat(SERVER.get(EventLog.class).aboutParticipant(ID, participant))
                .filteredOn(entry -> entry.type().equals("missed"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.actor()).isEqualTo("system"));
    }

    @Test
    void an_amendment_is_followed_by_those_it_applies_to_from_its_day_on() {
        String before = TRIAL.screened("utah");
        LocalDate from = BackPainTrial.today().plusDays(30);
        var publishing = SERVER.get(PublishingAProtocol.class);
        String amended = BackPainTrial.protocol().replace("odi@baseline > 24", "odi@baseline > 20");
        assertThat(refused(publishing.publish(
                        OPERATOR,
                        new PublishingAProtocol.Publication(amended, from, AppliesTo.NEW_PARTICIPANTS, null),
                        null)))
                .isEqualTo(Refusal.Code.REASON_MISSING);
        done(publishing.publish(
                OPERATOR,
                new PublishingAProtocol.Publication(amended, from, AppliesTo.NEW_PARTICIPANTS, "slow recruitment"),
                null));

        assertThat(row(TRIAL.screened("utah")).version()).isEqualTo(1);
        var trials = SERVER.get(Trials.class);
        assertThat(trials.find(ID).orElseThrow().ofNewcomers().version()).isEqualTo(1);
        SERVER.get(PassingTime.class).catchUp(from);
        assertThat(trials.find(ID).orElseThrow().ofNewcomers().version()).isEqualTo(2);
        assertThat(row(TRIAL.screened("utah")).version()).isEqualTo(2);
        assertThat(row(before).version()).isEqualTo(1);
        assertThat(SERVER.get(Rebuilding.class).rebuild(ID)).allMatch(table -> table.differing() == 0);
    }

    @Test
    void who_moves_to_another_site_was_allocated_where_they_were() {
        String participant = randomised();
        done(SERVER.get(Correcting.class)
                .correct(
                        OPERATOR,
                        ID,
                        participant,
                        new Reference.Characteristic("site"),
                        new Value.Name("utah"),
                        "moved",
                        null));
        assertThat(row(participant).site()).isEqualTo("utah");
        assertThat(SERVER.get(Rebuilding.class).rebuild(ID)).allMatch(table -> table.differing() == 0);
    }

    @Test
    void what_cannot_have_been_is_refused() {
        String participant = randomised();
        var treating = SERVER.get(Treating.class);
        var today = BackPainTrial.today();
        for (int sessions : new int[] {-1, 1001}) {
            var treated = new Event.Treated(today, "first", sessions, true);
            assertThat(refused(treating.end(OPERATOR, ID, participant, treated, null)))
                    .isEqualTo(Refusal.Code.VALUE_NOT_ALLOWED);
        }
        // A year with two digits, a story, and half of a pair of surrogates.
        for (var session : List.of(
                new Treating.Session("first", LocalDate.of(26, 3, 1), 30, "x"),
                new Treating.Session("first", today, 30, "x".repeat(5000)),
                new Treating.Session("first", today, 30, "\ud83d"))) {
            assertThat(refused(treating.session(OPERATOR, ID, participant, session, null)))
                    .isEqualTo(Refusal.Code.VALUE_NOT_ALLOWED);
        }
        var running = SERVER.get(RunningATrial.class);
        assertThat(refused(running.capSite(OPERATOR, ID, "utah", -1, "none", null)))
                .isEqualTo(Refusal.Code.VALUE_NOT_ALLOWED);
        for (String reason : new String[] {"\udc00", "x".repeat(5000)}) {
            assertThat(refused(running.capSite(OPERATOR, ID, "utah", 500, reason, null)))
                    .isEqualTo(Refusal.Code.VALUE_NOT_ALLOWED);
        }
    }

    @Test
    void a_value_that_somebody_else_has_corrected_meanwhile_is_not_overwritten_unseen() {
        String participant = randomised();
        var odi = new Reference.Measured("odi", "baseline");
        long seen = SERVER.get(EventLog.class)
                .aboutParticipant(ID, participant)
                .getLast()
                .seq();
        var correcting = SERVER.get(Correcting.class);

        long first = done(correcting.correct(
                        OPERATOR, ID, participant, odi, new Value.Number(42), "misread", seen, null))
                .getFirst()
                .seq();
        assertThat(refused(correcting.correct(
                        OPERATOR, ID, participant, odi, new Value.Number(44), "misread too", seen, null)))
                .isEqualTo(Refusal.Code.CHANGED_MEANWHILE);
        // Another value of the same visit is another matter, and so is one who has seen the correction.
        var pain = new Reference.Measured("pain", "baseline");
        done(correcting.correct(OPERATOR, ID, participant, pain, new Value.Number(7), "misread", seen, null));
        done(correcting.correct(OPERATOR, ID, participant, odi, new Value.Number(44), "looked again", first, null));
    }

    @Test
    void a_tailoring_value_that_is_corrected_after_the_decision_is_flagged_and_not_decided_again() {
        String participant = randomised();
        done(TRIAL.assess(participant, "week10", 36));
        String option = BackPainTrial.option(TRIAL.randomise(participant, "second", null));

        var entries = done(SERVER.get(Correcting.class)
                .correct(
                        OPERATOR,
                        ID,
                        participant,
                        new Reference.Measured("odi", "week10"),
                        new Value.Number(16),
                        "two boxes were ticked",
                        null));

        assertThat(entries).extracting(Entry::type).containsExactly("corrected", "corrected-after-decision");
        assertThat(entries.getLast().what().path("decisions").toString()).isEqualTo("[\"second\"]");
        assertThat(refused(TRIAL.randomise(participant, "second", null))).isEqualTo(Refusal.Code.ALREADY_ALLOCATED);
        assertThat(option).isNotEmpty();
    }

    @Test
    void who_withdraws_from_treatment_is_followed_and_who_withdraws_from_follow_up_is_not() {
        var withdrawing = SERVER.get(Withdrawing.class);
        String participant = randomised();
        assertThat(refused(withdrawing.withdraw(
                        OPERATOR,
                        ID,
                        participant,
                        Withdrawing.From.TREATMENT,
                        BackPainTrial.today().plusDays(1),
                        "soon",
                        null)))
                .isEqualTo(Refusal.Code.VALUE_NOT_ALLOWED);
        done(withdrawing.withdraw(
                OPERATOR, ID, participant, Withdrawing.From.TREATMENT, BackPainTrial.today(), "no time", null));
        assertThat(row(participant).status()).isEqualTo(ParticipantRow.Status.IN_TRIAL);
        done(withdrawing.withdraw(
                OPERATOR, ID, participant, Withdrawing.From.FOLLOW_UP, BackPainTrial.today(), "moved", null));
        assertThat(row(participant).status()).isEqualTo(ParticipantRow.Status.WITHDRAWN);
        assertThat(refused(TRIAL.assess(participant, "week10", 20))).isEqualTo(Refusal.Code.WITHDRAWN);
        done(withdrawing.withdraw(
                OPERATOR, ID, participant, Withdrawing.From.CONSENT, BackPainTrial.today(), "none given", null));
    }

    @Test
    void unblinding_needs_a_reason_and_tells_the_people_of_the_trial_without_the_option() throws Exception {
        String participant = randomised();
        var unblinding = SERVER.get(Unblinding.class);
        assertThat(refused(unblinding.unblind(OPERATOR, ID, participant, "first", " ", null)))
                .isEqualTo(Refusal.Code.REASON_MISSING);
        String option = BackPainTrial.option(
                unblinding.unblind(OPERATOR, ID, participant, "first", "emergency admission", null));

        assertThat(option).isIn("pt", "cbt");
        SERVER.get(Posting.class).round();
        try (var files = Files.list(SERVER.folder().resolve("outbox"))) {
            assertThat(files)
                    .singleElement()
                    .satisfies(file -> assertThat(Files.readString(file))
                            .contains(participant)
                            .doesNotContain("pt.")
                            .doesNotContain("cbt")
                            .doesNotContain("emergency"));
        }
    }

    @Test
    void an_allocation_by_hand_needs_a_reason_and_a_second_person() {
        String participant = TRIAL.ready("johns-hopkins");
        var byHand = SERVER.get(AllocatingByHand.class);
        assertThat(refused(byHand.confirm(OPERATOR, ID, participant, "first", null)))
                .isEqualTo(Refusal.Code.NOTHING_TO_DO);
        assertThat(refused(byHand.ask(OPERATOR, ID, participant, "first", "more", "line was down", null)))
                .isEqualTo(Refusal.Code.VALUE_NOT_ALLOWED);
        done(byHand.ask(OPERATOR, ID, participant, "first", "cbt", "line was down, envelope 7", null));
        assertThat(refused(byHand.confirm(OPERATOR, ID, participant, "first", null)))
                .isEqualTo(Refusal.Code.SECOND_PERSON_NEEDED);

        var entries = done(byHand.confirm(Actor.SYSTEM, ID, participant, "first", null));

        assertThat(entries).extracting(Entry::type).containsExactly("enrolled", "allocated");
        assertThat(entries.getLast().why()).isEqualTo("line was down, envelope 7");
        assertThat(refused(TRIAL.randomise(participant, "first", null))).isEqualTo(Refusal.Code.ALREADY_ALLOCATED);
    }

    @Test
    void a_request_for_an_allocation_by_hand_can_be_withdrawn_and_one_that_was_not_seen_is_not_confirmed() {
        String participant = TRIAL.ready("johns-hopkins");
        var byHand = SERVER.get(AllocatingByHand.class);
        long first = done(byHand.ask(OPERATOR, ID, participant, "first", "cbt", "envelope 7", null))
                .getLast()
                .seq();
        assertThat(refused(byHand.withdraw(Actor.SYSTEM, ID, participant, "first", " ", null)))
                .isEqualTo(Refusal.Code.REASON_MISSING);
        done(byHand.withdraw(Actor.SYSTEM, ID, participant, "first", "the envelope was another one", null));
        assertThat(refused(byHand.confirm(Actor.SYSTEM, ID, participant, "first", null)))
                .isEqualTo(Refusal.Code.NOTHING_TO_DO);
        assertThat(refused(byHand.withdraw(Actor.SYSTEM, ID, participant, "first", "again", null)))
                .isEqualTo(Refusal.Code.NOTHING_TO_DO);
        long second = done(byHand.ask(OPERATOR, ID, participant, "first", "pt", "envelope 8", null))
                .getLast()
                .seq();
        assertThat(refused(byHand.confirm(Actor.SYSTEM, ID, participant, "first", first, null)))
                .isEqualTo(Refusal.Code.NOTHING_TO_DO);
        assertThat(BackPainTrial.option(byHand.confirm(Actor.SYSTEM, ID, participant, "first", second, null)))
                .isEqualTo("pt");
    }

    @Test
    void the_data_set_has_a_row_for_each_enrolled_participant() {
        String participant = randomised();
        TRIAL.screened("utah");
        var exported = (Exporting.Data) SERVER.get(Exporting.class).export(OPERATOR, ID, Exporting.Kind.UNBLIND);
        int row = exported.data().participants().indexOf(participant);
        assertThat(exported.data().numbers("odi@baseline").at(row)).isEqualTo(40);
        assertThat(exported.data().numbers("first.probability").at(row)).isEqualTo(0.5);
        assertThat(SERVER.get(Exporting.class).export(new Actor("user:x", "test"), ID, Exporting.Kind.BLIND))
                .isInstanceOf(Exporting.Refused.class);
    }

    @Test
    void instruments_of_the_trial_come_with_the_protocol_and_are_kept_with_it() throws Exception {
        String own;
        try (var in = ProtocolReader.class.getResourceAsStream("/org/stegvis/protocol/instrument/peg.yaml")) {
            own = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .replaceFirst("(?m)^id: peg$", "id: own");
        }
        String protocol = BackPainTrial.protocol()
                .replace("id: back-pain", "id: own-pain")
                .replace("\ntreatments:", "\ninstruments: forms/own.yaml\n\ntreatments:")
                .replace("instrument: pain-mean-of-three", "instrument: own");
        var publishing = SERVER.get(PublishingAProtocol.class);
        for (String name : new String[] {"../own.yaml", "/own.yaml", "forms/../../own.yaml"}) {
            var outside =
                    new PublishingAProtocol.Publication(protocol, null, AppliesTo.EVERYBODY, null, Map.of(name, own));
            assertThat(refused(publishing.publish(OPERATOR, outside, null))).isEqualTo(Refusal.Code.VALUE_NOT_ALLOWED);
        }
        var alone = new PublishingAProtocol.Publication(protocol, null, AppliesTo.EVERYBODY, null);
        assertThat(refused(publishing.publish(OPERATOR, alone, null))).isEqualTo(Refusal.Code.PROTOCOL_REJECTED);
        done(publishing.publish(
                OPERATOR,
                new PublishingAProtocol.Publication(
                        protocol, null, AppliesTo.EVERYBODY, null, Map.of("forms/own.yaml", own)),
                null));
        var current = SERVER.get(Trials.class).find("own-pain").orElseThrow().current();
        assertThat(current.instrumentFiles()).containsEntry("forms/own.yaml", own);
        assertThat(current.instruments().find("own")).isPresent();
    }

    @Test
    void values_that_the_protocol_does_not_allow_are_refused_with_what_would_be_right() {
        String participant = TRIAL.screened("utah");
        assertThat(refused(TRIAL.assess(participant, "baseline", 40))).isEqualTo(Refusal.Code.NO_CONSENT);
        TRIAL.consented(participant);
        assertThat(TRIAL.assess(participant, "baseline", 140).toString())
                .contains("must be a number, 0.0 or more, 100.0");
        assertThat(refused(TRIAL.assess(participant, "week11", 40))).isEqualTo(Refusal.Code.VALUE_NOT_ALLOWED);
        done(TRIAL.assess(participant, "baseline", 40));
        assertThat(TRIAL.assess(participant, "baseline", 42).toString()).contains("A wrong value is corrected");
    }

    private static String randomised() {
        String participant = TRIAL.ready("intermountain");
        done(TRIAL.randomise(participant, "first", null));
        return participant;
    }

    private static ParticipantRow row(String participant) {
        return SERVER.get(Participants.class).find(ID, participant).orElseThrow();
    }
}
