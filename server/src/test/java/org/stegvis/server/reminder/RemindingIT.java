package org.stegvis.server.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stegvis.server.BackPainTrial.OPERATOR;
import static org.stegvis.server.BackPainTrial.done;
import static org.stegvis.server.BackPainTrial.refused;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Trials;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.MovingClock;
import org.stegvis.server.TestServer;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.allocation.Unblinding;
import org.stegvis.server.browser.MadeUpTrial;
import org.stegvis.server.eventlog.CanonicalJson;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.eventlog.Verification;
import org.stegvis.server.identity.Identities;
import org.stegvis.server.identity.Identity;
import org.stegvis.server.notice.Carrier.Carried;
import org.stegvis.server.notice.Carriers;
import org.stegvis.server.notice.Mailbox;
import org.stegvis.server.notice.Message;
import org.stegvis.server.notice.Posting;
import org.stegvis.server.participant.Course;
import org.stegvis.server.participant.Participants;
import org.stegvis.server.tally.CountedCourses;
import org.stegvis.server.worklist.PassingTime;

/// Reminders from the rule to the message: how often they come, with two servers and servers that end at
/// the worst moment, and what the log tells of them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RemindingIT {
    private static final String ID = BackPainTrial.ID;
    private static final LocalDate START = BackPainTrial.today();

    /// Around the days on which the windows of weeks 10 and 26 open and close.
    private static final List<Integer> DAYS = Stream.of(
                    IntStream.rangeClosed(62, 64),
                    IntStream.of(70, 71, 77, 84, 85, 90, 92, 165, 166, 167, 175, 182, 183, 196, 205))
            .flatMap(IntStream::boxed)
            .toList();

    private final MovingClock clock = new MovingClock();
    private final Mailbox mail = new Mailbox();
    private final Mailbox sms = new Mailbox();
    private final AtomicInteger number = new AtomicInteger();
    private final TestServer server = TestServer.start(clock, new Carriers(mail, sms));
    private final MadeUpTrial trial = MadeUpTrial.on(server);

    @BeforeEach
    void begin() {
        mail.answer(message -> new Carried.Taken());
        mail.clear();
        sms.clear();
        clock.set(START, 12);
    }

    @AfterAll
    void close() {
        server.close();
    }

    private String participant(Choice choice) {
        String participant = trial.allocated("utah", 0, "reminded-" + number.incrementAndGet(), "pt");
        done(server.get(Identities.class)
                .enter(
                        OPERATOR,
                        ID,
                        participant,
                        new Identity("Nomen Nescio", address(participant), "+47 555 01 234", "", "nb"),
                        null));
        done(server.get(ChoosingReminders.class).choose(OPERATOR, ID, participant, choice, null));
        return participant;
    }

    private static String address(String participant) {
        return participant.toLowerCase(Locale.ROOT) + "@example.org";
    }

    private List<Message> to(String participant) {
        return mail.received().stream()
                .filter(each -> each.to().equals(List.of(address(participant))))
                .toList();
    }

    /// What reminders brought these participants, by a day.
    private List<ReminderEffect> effect(LocalDate today, String... some) {
        List<Course> courses = Stream.of(some)
                .map(each -> server.get(Participants.class).course(ID, each).orElseThrow())
                .toList();
        return ReminderEffect.of(Trials.backPain(), CountedCourses.of(List.of(new ReminderTallies()), courses), today);
    }

    private void round() {
        server.get(Reminding.class).round();
        server.get(Posting.class).round();
    }

    private List<Entry> log(String participant, String type) {
        return server.get(EventLog.class).aboutParticipant(ID, participant).stream()
                .filter(each -> each.type().equals(type))
                .toList();
    }

    @Test
    void a_message_that_cannot_be_made_does_not_hold_up_the_others() {
        String participant = participant(Choice.EMAIL);
        // No message belongs to an entry of this kind.
        Entry screened = log(participant, "screened").getFirst();
        var jdbc = new JdbcTemplate(server.database().source());
        jdbc.update(
                "insert into outgoing (trial, participant, seq, not_before) values (?, ?, ?, '2000-01-01Z')",
                ID,
                participant,
                screened.seq());
        clock.set(START.plusDays(70), 12);

        round();

        assertThat(to(participant)).hasSize(1);
        assertThat(log(participant, "message-not-sent"))
                .singleElement()
                .satisfies(each -> assertThat(each.why()).contains("no message belongs to an entry 'screened'"));
        done(server.get(ChoosingReminders.class).choose(OPERATOR, ID, participant, Choice.NONE, null));
    }

    @Test
    void a_message_at_which_the_program_fails_does_not_hold_up_the_others_and_is_not_sent_twice() {
        String first = participant(Choice.EMAIL);
        String second = participant(Choice.EMAIL);
        clock.set(START.plusDays(70), 12);
        var tried = new ArrayList<Message>();
        var ours = List.of(List.of(address(first)), List.of(address(second)));
        mail.answer(message -> {
            if (ours.contains(message.to())) {
                tried.add(message);
                if (tried.size() == 1) {
                    throw new IllegalStateException("broken");
                }
            }
            return new Carried.Taken();
        });

        round();
        clock.pass(Duration.ofMinutes(11));
        round();

        assertThat(tried).hasSize(2);
        assertThat(log(first, "message-in-doubt").size()
                        + log(second, "message-in-doubt").size())
                .isEqualTo(1);
        assertThat(log(first, "message-sent").size()
                        + log(second, "message-sent").size())
                .isEqualTo(1);
        for (String each : List.of(first, second)) {
            done(server.get(ChoosingReminders.class).choose(OPERATOR, ID, each, Choice.NONE, null));
        }
    }

    @Test
    void who_agreed_is_reminded_as_the_protocol_says_and_no_more_by_two_servers_that_also_end() throws Exception {
        String participant = participant(Choice.EMAIL);
        String other = participant(Choice.NONE);
        TestServer second = server.second();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int day : DAYS) {
                for (int hour : new int[] {7, 12, 21}) {
                    clock.set(START.plusDays(day), hour);
                    var running = new ArrayList<Future<?>>();
                    for (TestServer each : List.of(server, second)) {
                        running.add(threads.submit(() -> {
                            each.get(Reminding.class).round();
                            each.get(Posting.class).round();
                        }));
                    }
                    for (var each : running) {
                        each.get();
                    }
                }
                if (day % 7 == 0) {
                    second.close();
                    second = server.second();
                }
                server.get(PassingTime.class).catchUp(START.plusDays(day));
            }
        } finally {
            second.close();
        }
        // The window of week 10 opens on day 63, that of week 26 on day 168.
        assertThat(log(participant, "reminder"))
                .extracting(each -> ChronoUnit.DAYS.between(START, LocalDate.parse(each.happened())))
                .containsExactly(63L, 70L, 77L, 84L, 166L, 175L, 182L);
        assertThat(to(participant)).hasSize(7);
        assertThat(log(participant, "message-sent")).hasSize(7);
        assertThat(log(other, "reminder")).isEmpty();
        assertThat(to(participant))
                .extracting(Message::text)
                .doesNotHaveDuplicates()
                .allSatisfy(text -> {
                    assertThat(text).containsPattern("http://localhost:0/start/[0-9a-f]{64}");
                    assertThat(text).contains("Studiekontoret").doesNotContainIgnoringCase("rygg");
                });
        assertThat(Verification.of(server.get(EventLog.class), ID).holds()).isTrue();
        assertThat(effect(START.plusDays(205), participant, other)).first().satisfies(week10 -> {
            assertThat(week10.sent()).isEqualTo(4);
            assertThat(week10.reminded()).isEqualTo(1);
            assertThat(week10.answeredReminded()).isZero();
            assertThat(week10.others()).isEqualTo(1);
        });
    }

    @Test
    void who_answers_gets_no_more_and_counts_as_reminded() {
        String participant = participant(Choice.EMAIL);
        clock.set(START.plusDays(64), 12);
        round();
        assertThat(to(participant)).hasSize(1);
        trial.assessed(participant, "week10", 20, -64);
        clock.set(START.plusDays(71), 12);
        round();
        assertThat(to(participant)).hasSize(1);
        assertThat(effect(START.plusDays(80), participant)).first().satisfies(week10 -> {
            assertThat(week10.answeredReminded()).isEqualTo(1);
            assertThat(week10.soon()).isEqualTo(1);
        });
    }

    @Test
    void nothing_is_lost_when_the_server_ends_between_the_entry_and_the_message() {
        String participant = participant(Choice.EMAIL);
        try (TestServer ending = server.second()) {
            clock.set(START.plusDays(63), 12);
            ending.get(Reminding.class).round();
            done(ending.get(Unblinding.class).unblind(OPERATOR, ID, participant, "first", "emergency", null));
        }
        assertThat(mail.received()).isEmpty();
        server.get(Posting.class).round();
        assertThat(to(participant)).hasSize(1);
        assertThat(mail.received()).anyMatch(each -> each.subject().contains("unblinded"));
        server.get(Posting.class).round();
        assertThat(mail.received()).hasSize(2);
    }

    @Test
    void when_it_is_not_known_whether_it_went_out_a_reminder_is_not_sent_again_and_a_notice_is() {
        String participant = participant(Choice.EMAIL);
        clock.set(START.plusDays(63), 12);
        server.get(Reminding.class).round();
        done(server.get(Unblinding.class).unblind(OPERATOR, ID, participant, "first", "emergency", null));
        // The message leaves, and the server ends before it can write that down.
        var left = new ArrayList<Message>();
        mail.answer(message -> {
            left.add(message);
            throw new IllegalStateException("the server ends");
        });
        for (int i = 0; i < 2; i++) {
            server.get(Posting.class).round();
        }
        assertThat(left).hasSize(2);
        mail.answer(message -> new Carried.Taken());
        server.get(Posting.class).round();
        assertThat(mail.received()).isEmpty();
        clock.pass(Duration.ofMinutes(11));
        round();
        assertThat(mail.received())
                .singleElement()
                .satisfies(each -> assertThat(each.subject()).contains("unblinded"));
        assertThat(log(participant, "message-in-doubt")).hasSize(1);
        clock.set(START.plusDays(69), 12);
        round();
        assertThat(to(participant)).isEmpty();
        clock.set(START.plusDays(70), 12);
        round();
        assertThat(to(participant)).hasSize(1);
    }

    @Test
    void what_was_surely_not_sent_is_tried_again_for_a_while_and_then_given_up() {
        String participant = participant(Choice.EMAIL);
        var tried = new AtomicInteger();
        mail.answer(message -> {
            tried.incrementAndGet();
            return new Carried.NotNow("down");
        });
        clock.set(START.plusDays(63), 9);
        for (int minute = 0; minute < 240; minute++) {
            round();
            clock.pass(Duration.ofMinutes(1));
        }
        assertThat(tried).hasValue(6);
        assertThat(log(participant, "message-not-sent"))
                .singleElement()
                .satisfies(each -> assertThat(each.why()).isEqualTo("down"));
    }

    @Test
    void who_switches_reminders_off_or_chooses_otherwise_is_heeded_also_when_one_is_on_its_way() {
        String participant = participant(Choice.EMAIL);
        var choosing = server.get(ChoosingReminders.class);
        Actor self = Actor.participant(ID, participant, "test");
        clock.set(START.plusDays(63), 12);
        server.get(Reminding.class).round();
        done(choosing.chooseOneself(self, ID, participant, Choice.NONE, null));
        server.get(Posting.class).round();
        assertThat(mail.received()).isEmpty();
        assertThat(log(participant, "message-not-sent"))
                .singleElement()
                .satisfies(each -> assertThat(each.why()).contains("wants no reminders"));
        clock.set(START.plusDays(70), 12);
        round();
        assertThat(mail.received()).isEmpty();

        done(choosing.chooseOneself(self, ID, participant, Choice.SMS, null));
        done(server.get(Identities.class).speak(self, ID, participant, Language.ENGLISH, null));
        round();
        assertThat(sms.received()).singleElement().satisfies(each -> {
            assertThat(each.to()).containsExactly("+4755501234");
            assertThat(each.text()).startsWith("The study office: there are questions for you.");
        });
        assertThat(refused(choosing.chooseOneself(self, ID, participant, Choice.SMS, null)))
                .isEqualTo(Refusal.Code.NOTHING_TO_DO);
        assertThat(refused(choosing.choose(self, ID, participant, Choice.NONE, null)))
                .isEqualTo(Refusal.Code.NOT_PERMITTED);
    }

    @Test
    void in_quiet_hours_nothing_goes_out_and_who_cannot_be_reached_is_told_of() {
        String participant = participant(Choice.EMAIL);
        String nowhere = participant(Choice.SMS);
        done(server.get(Identities.class).erase(OPERATOR, ID, nowhere, "asked for it", null));
        clock.set(START.plusDays(63), 12);
        server.get(Reminding.class).round();
        clock.set(START.plusDays(63), 20);
        server.get(Posting.class).round();
        assertThat(mail.received()).isEmpty();
        clock.set(START.plusDays(64), 8);
        server.get(Posting.class).round();
        assertThat(to(participant)).hasSize(1);
        assertThat(log(nowhere, "message-not-sent"))
                .singleElement()
                .satisfies(each -> assertThat(each.why()).contains("no telephone number"));
    }

    @Test
    void the_log_tells_who_when_and_why_and_never_who_a_participant_is() {
        String participant = participant(Choice.EMAIL);
        clock.set(START.plusDays(63), 12);
        round();
        assertThat(log(participant, "reminder")).singleElement().satisfies(each -> {
            assertThat(each.actor()).isEqualTo("system");
            assertThat(each.why()).contains("day 0 from the opening");
        });
        assertThat(server.get(EventLog.class).aboutParticipant(ID, participant))
                .extracting(entry -> CanonicalJson.of(entry.what()) + entry.why() + entry.request())
                .noneMatch(text -> text.contains("Nomen")
                        || text.contains("example.org")
                        || text.contains("555")
                        || text.contains("/start/"));
    }
}
