package org.stegvis.server.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stegvis.server.BackPainTrial.ID;
import static org.stegvis.server.BackPainTrial.OPERATOR;
import static org.stegvis.server.BackPainTrial.done;
import static org.stegvis.server.BackPainTrial.refused;
import static org.stegvis.server.BackPainTrial.today;

import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stegvis.conduct.Value;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.TestServer;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal.Code;
import org.stegvis.server.audit.Rebuilding;
import org.stegvis.server.browser.MadeUpTrial;
import org.stegvis.server.correction.Correcting;
import org.stegvis.server.deviation.Deviation;
import org.stegvis.server.deviation.DeviationRow;
import org.stegvis.server.deviation.Deviations;
import org.stegvis.server.deviation.RecordingDeviations;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.eventlog.Verification;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.note.Notes;
import org.stegvis.server.participant.ParticipantRow;
import org.stegvis.server.participant.Participants;
import org.stegvis.server.people.Role;
import org.stegvis.server.people.Somebody;
import org.stegvis.server.safety.AdverseEvent;
import org.stegvis.server.safety.AdverseEventRow;
import org.stegvis.server.safety.AdverseEvents;
import org.stegvis.server.safety.Recipient;
import org.stegvis.server.safety.RecordingAdverseEvents;
import org.stegvis.server.schedule.Rescheduling;
import org.stegvis.server.therapy.AssigningTherapists;
import org.stegvis.server.therapy.ConcomitantCare;
import org.stegvis.server.therapy.Treating;

/// Adverse events, deviations, queries, verification, holds, notes, care and appointments, on a real PostgreSQL.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonitoringIT {
    private TestServer server;
    private BackPainTrial trial;

    @BeforeAll
    void begin() {
        server = TestServer.start();
        trial = BackPainTrial.open(server);
    }

    @AfterAll
    void close() {
        Actor therapist = Somebody.who(server, Role.THERAPIST, ID, "utah");
        done(server.get(AssigningTherapists.class).assign(OPERATOR, ID, trial.ready("utah"), therapist.id(), "", null));
        var others = new MadeUpTrial(server, trial);
        others.answered("utah", 70, "own answer");
        others.byHand(trial.ready("utah"), "pt");
        assertThat(Verification.of(server.get(EventLog.class), ID).holds()).isTrue();
        assertThat(server.get(Rebuilding.class).rebuild(ID)).allSatisfy(table -> {
            assertThat(table.rows()).as(table.table()).isPositive();
            assertThat(table.differing()).as(table.table()).isZero();
        });
        server.close();
    }

    @Test
    void a_query_is_answered_asked_again_and_closed_by_those_who_may() {
        String participant = trial.ready("utah");
        var querying = server.get(Querying.class);
        var odi = new About("baseline", "odi");
        Actor monitor = Somebody.who(server, Role.MONITOR, ID, "utah");
        Actor coordinator = Somebody.who(server, Role.SITE_COORDINATOR, ID, "utah");
        Actor elsewhere = Somebody.who(server, Role.MONITOR, ID, "intermountain");
        assertThat(refused(querying.raise(coordinator, ID, participant, odi, "Why 40?", null)))
                .isEqualTo(Code.NOT_PERMITTED);
        assertThat(refused(querying.raise(elsewhere, ID, participant, odi, "Why 40?", null)))
                .isEqualTo(Code.NOT_PERMITTED);
        assertThat(refused(querying.raise(monitor, ID, participant, new About("baseline", "odd"), "Why?", null)))
                .isEqualTo(Code.VALUE_NOT_ALLOWED);

        long number = number(querying.raise(monitor, ID, participant, odi, "Why 40?", null));
        assertThat(query(participant).status()).isEqualTo(QueryRow.Status.OPEN);
        done(querying.answer(coordinator, ID, participant, number, "As on paper.", null));
        assertThat(refused(querying.answer(coordinator, ID, participant, number, "As I said.", null)))
                .isEqualTo(Code.NOTHING_TO_DO);
        done(querying.askAgain(monitor, ID, participant, number, "Which paper?", null));
        done(querying.answer(coordinator, ID, participant, number, "The one of 3 March.", null));
        done(querying.close(monitor, ID, participant, number, null));

        assertThat(query(participant).status()).isEqualTo(QueryRow.Status.CLOSED);
        assertThat(query(participant).about()).isEqualTo(odi);
        assertThat(query(participant).said())
                .extracting(QueryRow.Said::text)
                .containsExactly("Why 40?", "As on paper.", "Which paper?", "The one of 3 March.");
        var queries = server.get(Queries.class);
        assertThat(queries.list(ID, List.of("intermountain"), null, 0, 10)).noneMatch(q -> q.number() == number);
        assertThat(queries.list(ID, List.of("utah"), QueryRow.Status.CLOSED, number - 1, 10))
                .anyMatch(q -> q.number() == number);
        assertThat(refused(querying.close(monitor, ID, participant, number + 1000, null)))
                .isEqualTo(Code.NO_SUCH_RECORD);
    }

    @Test
    void locked_data_are_not_changed_until_they_are_unlocked_with_a_reason() {
        String participant = trial.ready("utah");
        done(trial.randomise(participant, "first", null));
        var holding = server.get(Holding.class);
        Actor manager = Somebody.who(server, Role.DATA_MANAGER, ID, null).signing("Manager", "approved");
        Actor coordinator =
                Somebody.who(server, Role.SITE_COORDINATOR, ID, "utah").signing("Coordinator", "approved");
        long query = number(server.get(Querying.class)
                .raise(manager, ID, participant, new About("baseline", null), "Who filled this in?", null));
        assertThat(refused(holding.change(manager, ID, participant, Holding.Change.LOCK, "baseline", "", null)))
                .isEqualTo(Code.QUERY_OPEN);
        done(server.get(Querying.class).close(manager, ID, participant, query, null));
        assertThat(refused(holding.change(coordinator, ID, participant, Holding.Change.LOCK, "baseline", "", null)))
                .isEqualTo(Code.NOT_PERMITTED);
        done(holding.change(manager, ID, participant, Holding.Change.LOCK, "baseline", "", null));

        assertThat(refused(correct(coordinator, participant, "baseline", 42))).isEqualTo(Code.LOCKED);
        done(trial.assess(participant, "week10", 36));
        done(correct(coordinator, participant, "week10", 38));
        assertThat(refused(holding.change(manager, ID, participant, Holding.Change.UNLOCK, "baseline", " ", null)))
                .isEqualTo(Code.REASON_MISSING);
        done(holding.change(manager, ID, participant, Holding.Change.UNLOCK, "baseline", "typing mistake", null));
        done(correct(coordinator, participant, "baseline", 42));

        done(holding.change(manager, ID, participant, Holding.Change.FREEZE, null, "", null));
        assertThat(refused(correct(coordinator, participant, "week10", 40))).isEqualTo(Code.FROZEN);
        assertThat(refused(trial.assess(participant, "week26", 20))).isEqualTo(Code.FROZEN);
        assertThat(refused(server.get(Treating.class)
                        .session(OPERATOR, ID, participant, new Treating.Session("first", today(), 45, ""), null)))
                .isEqualTo(Code.FROZEN);
        done(holding.change(manager, ID, participant, Holding.Change.LOCK, "week10", "", null));
        assertThat(refused(correct(coordinator, participant, "week10", 40))).isEqualTo(Code.LOCKED);
        assertThat(holding.ofParticipant(ID, participant))
                .containsExactly(
                        new Holds.Row(participant, null, Holds.Level.FROZEN),
                        new Holds.Row(participant, "week10", Holds.Level.LOCKED));
        assertThat(refused(holding.change(manager, ID, participant, Holding.Change.UNFREEZE, "week10", "x", null)))
                .isEqualTo(Code.NOTHING_TO_DO);
        done(trial.randomise(participant, "second", null));
    }

    @Test
    void a_mark_of_verification_stands_until_the_value_is_corrected() {
        String participant = trial.ready("utah");
        var verifications = server.get(Verifications.class);
        Actor monitor = Somebody.who(server, Role.MONITOR, ID, "utah");
        assertThat(refused(verifications.verify(OPERATOR, ID, participant, new About("week10", null), null)))
                .isEqualTo(Code.NOTHING_TO_DO);
        done(verifications.verify(monitor, ID, participant, new About("baseline", null), null));
        done(verifications.verify(monitor, ID, participant, new About(null, "age"), null));
        assertThat(verifications.ofParticipant(ID, participant))
                .extracting(row -> row.about().name())
                .containsExactly("age", "odi", "pain");
        assertThat(refused(verifications.verify(monitor, ID, participant, new About("baseline", "odi"), null)))
                .isEqualTo(Code.NOTHING_TO_DO);

        done(correct(OPERATOR, participant, "baseline", 42));
        assertThat(verifications.ofParticipant(ID, participant))
                .filteredOn(row -> !row.stands())
                .singleElement()
                .satisfies(row -> assertThat(row.about()).isEqualTo(new About("baseline", "odi")));
        done(verifications.verify(monitor, ID, participant, new About("baseline", null), null));
        assertThat(verifications.ofParticipant(ID, participant)).allMatch(VerificationRow::stands);
        done(verifications.takeBack(monitor, ID, participant, new About(null, "age"), "wrong chart", null));
        assertThat(verifications.ofParticipant(ID, participant)).hasSize(2);
    }

    @Test
    void a_serious_adverse_event_starts_its_clocks_and_a_report_stops_them() throws Exception {
        String participant = trial.ready("utah");
        var recording = server.get(RecordingAdverseEvents.class);
        Actor coordinator = Somebody.who(server, Role.SITE_COORDINATOR, ID, "utah");
        var mild = event(Set.of(), AdverseEvent.Relatedness.POSSIBLE, AdverseEvent.Outcome.RECOVERING);
        long number = number(recording.record(coordinator, ID, participant, mild, "ae-1"));
        assertThat(row(participant, number).clockRuns()).isFalse();
        assertThat(((Written.Done) recording.record(coordinator, ID, participant, mild, "ae-1")).again())
                .isTrue();

        var serious = event(
                Set.of(AdverseEvent.Criterion.LIFE_THREATENING),
                AdverseEvent.Relatedness.POSSIBLE,
                AdverseEvent.Outcome.RECOVERING);
        assertThat(refused(recording.change(coordinator, ID, participant, number, serious, "", null)))
                .isEqualTo(Code.REASON_MISSING);
        done(recording.change(coordinator, ID, participant, number, serious, "admitted to hospital", null));
        AdverseEventRow running = row(participant, number);
        assertThat(running.sponsorDue()).isEqualTo(today().plusDays(1));
        assertThat(running.authorityDue()).isEqualTo(today().plusDays(7));
        assertThat(server.get(AdverseEvents.class).list(ID, null, true, 0, 100))
                .anyMatch(each -> each.number() == number);

        done(recording.report(coordinator, ID, participant, number, Recipient.SPONSOR, today(), null));
        assertThat(row(participant, number).clockRuns()).isTrue();
        done(recording.report(coordinator, ID, participant, number, Recipient.AUTHORITY, today(), null));
        assertThat(row(participant, number).clockRuns()).isFalse();
        assertThat(refused(recording.report(coordinator, ID, participant, number, Recipient.AUTHORITY, today(), null)))
                .isEqualTo(Code.NOTHING_TO_DO);

        var unrelated = event(
                Set.of(AdverseEvent.Criterion.HOSPITALISATION),
                AdverseEvent.Relatedness.UNLIKELY,
                AdverseEvent.Outcome.RECOVERED);
        long other = number(recording.record(coordinator, ID, participant, unrelated, null));
        assertThat(row(participant, other).authorityDue()).isNull();
        assertThat(row(participant, other).sponsorDue()).isEqualTo(today().plusDays(1));
        server.get(org.stegvis.server.notice.Posting.class).round();
        try (var files = Files.list(server.folder().resolve("outbox"))) {
            assertThat(files)
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .contains(participant)
                            .doesNotContain("fall")
                            .doesNotContain("HOSPITAL"));
        }
        var fatalWithoutDeath = event(Set.of(), AdverseEvent.Relatedness.POSSIBLE, AdverseEvent.Outcome.FATAL);
        assertThat(refused(recording.record(coordinator, ID, participant, fatalWithoutDeath, null)))
                .isEqualTo(Code.VALUE_NOT_ALLOWED);
        Actor assessor = Somebody.who(server, Role.ASSESSOR, ID, "utah");
        done(recording.record(assessor, ID, participant, mild, null));
    }

    @Test
    void a_deviation_is_open_until_it_is_settled_and_a_late_correction_is_one() {
        String participant = trial.ready("utah");
        done(trial.randomise(participant, "first", null));
        done(trial.assess(participant, "week10", 36));
        done(trial.randomise(participant, "second", null));
        done(correct(OPERATOR, participant, "week10", 16));
        var recording = server.get(RecordingDeviations.class);
        long number = number(recording.record(
                OPERATOR,
                ID,
                participant,
                new Deviation(Deviation.Kind.VISIT, Deviation.Importance.MINOR, "Done by telephone.", "week10"),
                today(),
                null));
        var deviations = server.get(Deviations.class);
        assertThat(deviations.ofParticipant(ID, participant))
                .extracting(row -> row.deviation().kind())
                .containsExactly(Deviation.Kind.MEASURE, Deviation.Kind.VISIT);
        done(recording.settle(OPERATOR, ID, participant, number, "Site was told.", null));
        assertThat(refused(recording.settle(OPERATOR, ID, participant, number, "Again.", null)))
                .isEqualTo(Code.NOTHING_TO_DO);
        assertThat(deviations.list(ID, List.of("utah"), true, 0, 100))
                .extracting(DeviationRow::number)
                .doesNotContain(number)
                .isNotEmpty();
    }

    @Test
    void a_visit_is_put_to_another_day_of_its_window_and_no_other() {
        String participant = trial.ready("utah");
        done(trial.randomise(participant, "first", null));
        var rescheduling = server.get(Rescheduling.class);
        LocalDate planned = today().plusDays(70);
        assertThat(refused(rescheduling.reschedule(
                        OPERATOR, ID, participant, "week10", planned.plusDays(22), "holiday", null)))
                .isEqualTo(Code.VALUE_NOT_ALLOWED);
        assertThat(refused(rescheduling.reschedule(OPERATOR, ID, participant, "week26", planned, "holiday", null)))
                .isEqualTo(Code.STEP_NOT_DUE);
        assertThat(refused(rescheduling.reschedule(OPERATOR, ID, participant, "week10", planned, "x", null)))
                .isEqualTo(Code.NOTHING_TO_DO);
        done(rescheduling.reschedule(OPERATOR, ID, participant, "week10", planned.plusDays(3), "holiday", null));
        ParticipantRow row =
                server.get(Participants.class).find(ID, participant).orElseThrow();
        assertThat(row.due()).isEqualTo(planned.plusDays(3));
        assertThat(row.dueFrom()).isEqualTo(planned.minusDays(7));
        assertThat(row.dueUntil()).isEqualTo(planned.plusDays(21));
    }

    @Test
    void the_list_of_those_with_something_to_do_is_the_same_page_by_page() {
        for (int i = 0; i < 5; i++) {
            done(trial.randomise(trial.ready(i < 3 ? "utah" : "intermountain"), "first", null));
            trial.screened("utah");
        }
        var participants = server.get(Participants.class);
        LocalDate day = today().plusDays(65);
        for (List<String> sites : java.util.Arrays.asList(null, List.of("utah"))) {
            var paged = new java.util.ArrayList<String>();
            List<ParticipantRow> page = participants.due(ID, sites, day, "", 2);
            while (!page.isEmpty()) {
                page.forEach(row -> paged.add(row.participant()));
                page = participants.due(ID, sites, day, paged.getLast(), 2);
            }
            assertThat(paged)
                    .hasSizeGreaterThan(5)
                    .isEqualTo(participants.due(ID, sites, day, 1000).stream()
                            .map(ParticipantRow::participant)
                            .toList());
        }
    }

    @Test
    void notes_and_other_care_are_kept_and_care_ends_once() {
        String participant = trial.ready("utah");
        var notes = server.get(Notes.class);
        done(notes.write(OPERATOR, ID, participant, "Prefers mornings.\nHas a dog.", null));
        assertThat(refused(notes.write(OPERATOR, ID, participant, "bell \u0007", null)))
                .isEqualTo(Code.VALUE_NOT_ALLOWED);
        assertThat(notes.ofParticipant(ID, participant, true)).singleElement().satisfies(note -> {
            assertThat(note.text()).isEqualTo("Prefers mornings.\nHas a dog.");
            assertThat(note.by()).isEqualTo(OPERATOR.id());
            assertThat(note.name()).isEqualTo(OPERATOR.id());
        });
        var care = server.get(ConcomitantCare.class);
        long number = number(care.record(
                OPERATOR,
                ID,
                participant,
                ConcomitantCare.Kind.MEDICINE,
                "paracetamol",
                today().minusDays(9),
                null,
                null));
        done(care.end(OPERATOR, ID, participant, number, today(), null));
        assertThat(refused(care.end(OPERATOR, ID, participant, number, today(), null)))
                .isEqualTo(Code.NOTHING_TO_DO);
        assertThat(care.ofParticipant(ID, participant))
                .containsExactly(new ConcomitantCare.Care(
                        number, ConcomitantCare.Kind.MEDICINE, "paracetamol", today().minusDays(9), today()));
    }

    @Test
    void who_is_blind_reads_nothing_in_which_an_allocation_could_be_told() {
        for (Role blind : new Role[] {Role.ASSESSOR, Role.STATISTICIAN}) {
            Actor actor = Somebody.usual(server, blind, ID, "utah");
            var access = server.get(org.stegvis.server.access.Access.class);
            for (Permission permission : new Permission[] {
                Permission.SEE_INCIDENTS, Permission.SEE_NOTES, Permission.SEE_LOG, Permission.SEE_ALLOCATIONS
            }) {
                assertThat(access.allows(actor, permission, ID, "utah")).isFalse();
            }
        }
    }

    private Written correct(Actor actor, String participant, String visit, double odi) {
        return server.get(Correcting.class)
                .correct(
                        actor,
                        ID,
                        participant,
                        new Reference.Measured("odi", visit),
                        new Value.Number(odi),
                        "misread",
                        null);
    }

    private static AdverseEvent event(
            Set<AdverseEvent.Criterion> serious, AdverseEvent.Relatedness related, AdverseEvent.Outcome outcome) {
        return new AdverseEvent(
                "fall",
                "fell on the stairs",
                AdverseEvent.Severity.MODERATE,
                serious,
                related,
                false,
                today(),
                today().minusDays(1),
                null,
                outcome);
    }

    private AdverseEventRow row(String participant, long number) {
        return server.get(AdverseEvents.class).ofParticipant(ID, participant).stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow();
    }

    private QueryRow query(String participant) {
        return server.get(Queries.class).ofParticipant(ID, participant).getFirst();
    }

    private static long number(Written written) {
        return done(written).getFirst().seq();
    }
}
