package org.stegvis.server.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stegvis.server.BackPainTrial.OPERATOR;
import static org.stegvis.server.BackPainTrial.done;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.TestServer;
import org.stegvis.server.access.Actor;
import org.stegvis.server.audit.Rebuilding;
import org.stegvis.server.browser.MadeUpTrial;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.people.Grant;
import org.stegvis.server.people.ManagingPeople;
import org.stegvis.server.people.Role;

/// Which answers nobody has looked at, who may say that they have, and that it is undone.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadingAnswersIT {
    private static final String ID = BackPainTrial.ID;

    private TestServer server;
    private OwnAnswers answers;
    private ReadingAnswers reading;
    private MadeUpTrial trial;
    private Actor utah;
    private Actor elsewhere;

    @BeforeAll
    void start() {
        server = TestServer.start();
        trial = MadeUpTrial.on(server);
        answers = server.get(OwnAnswers.class);
        reading = server.get(ReadingAnswers.class);
        utah = somebody("utah", new Grant(Role.SITE_COORDINATOR, ID, "utah"));
        elsewhere = somebody("elsewhere", new Grant(Role.SITE_COORDINATOR, ID, "intermountain"));
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
    void answers_that_a_participant_sent_are_unread_and_values_that_staff_entered_are_not() {
        String own = trial.answered("utah", 70, "own");
        String entered = trial.allocated("utah", 70, "entered", "pt");
        trial.assessed(entered, "week10", 30, 0);

        assertThat(answers.unread(ID, List.of("utah"), 100))
                .extracting(OwnAnswer::participant)
                .contains(own)
                .doesNotContain(entered);
        assertThat(answers.unreadOf(ID, own)).singleElement().satisfies(each -> {
            assertThat(each.visit()).isEqualTo("week10");
            assertThat(each.site()).isEqualTo("utah");
        });
        assertThat(answers.unread(ID, List.of("intermountain"), 100)).isEmpty();
        assertThat(server.get(Rebuilding.class).rebuild(ID))
                .allSatisfy(
                        each -> assertThat(each.differing()).as(each.table()).isZero());
    }

    @Test
    void the_first_reader_at_the_site_stands_and_only_they_take_it_back() {
        String participant = trial.answered("utah", 71, "read");
        List<Long> sent =
                answers.unreadOf(ID, participant).stream().map(OwnAnswer::seq).toList();
        long end = server.get(EventLog.class).end(ID).orElseThrow().seq();

        assertThat(reading.mark(elsewhere, ID, sent)).isEmpty();
        assertThat(reading.mark(somebody("monitor", new Grant(Role.MONITOR, ID, "utah")), ID, sent))
                .isEmpty();
        assertThat(reading.mark(utah, ID, sent)).isEqualTo(sent);
        assertThat(reading.mark(OPERATOR, ID, sent)).isEmpty();
        assertThat(answers.unreadOf(ID, participant)).isEmpty();
        assertThat(answers.read(ID, participant).get(sent.getFirst()))
                .satisfies(read -> assertThat(read.person()).isEqualTo(utah.id()));
        assertThat(reading.takeBack(OPERATOR, ID, sent)).isEmpty();
        assertThat(reading.takeBack(utah, ID, sent)).isEqualTo(sent);
        assertThat(answers.unreadOf(ID, participant)).hasSize(1);
        assertThat(reading.mark(OPERATOR, ID, sent)).isEqualTo(sent);

        assertThat(server.get(EventLog.class).end(ID).orElseThrow().seq()).isEqualTo(end);
        assertThat(server.row(
                                "select count(*) as marks from answer_read where trial = ? and seq = ?",
                                ID,
                                sent.getFirst())
                        .get("marks"))
                .isEqualTo(2L);
    }

    @Test
    void what_is_no_answer_of_a_participant_cannot_be_marked() {
        assertThat(reading.mark(OPERATOR, ID, List.of(1L, 2L, 999_999L))).isEmpty();
        assertThat(reading.mark(OPERATOR, "no-such-trial", List.of(1L))).isEmpty();
    }
}
