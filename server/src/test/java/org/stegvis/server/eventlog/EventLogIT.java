package org.stegvis.server.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.database.TestDatabase;
import tools.jackson.databind.node.JsonNodeFactory;

/// The log on a real PostgreSQL: what it keeps, and what the database itself refuses.
class EventLogIT {
    private static final Actor ANNA = new Actor("user:1", "test");
    private static final TestDatabase database = TestDatabase.create();
    private static final JdbcTemplate jdbc = new JdbcTemplate(database.source());
    private static final EventLog log = new EventLog(jdbc);
    private static final ThreadLocal<@Nullable String> asked = new ThreadLocal<>();
    private static final LogWriter writer = writerOn(database);

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void entries_come_back_in_order_with_who_and_why() {
        writer.begin("order");
        writer.write(request("order", null, "p1", note("first"), note("second")));

        assertThat(log.aboutParticipant("order", "p1"))
                .extracting(
                        Entry::seq,
                        Entry::actor,
                        entry -> entry.what().path("text").stringValue())
                .containsExactly(Tuple.tuple(1L, "user:1", "first"), Tuple.tuple(2L, "user:1", "second"));
        assertThat(Verification.of(log, "order").holds()).isTrue();
    }

    @Test
    void a_request_that_is_repeated_is_answered_and_not_done_again() {
        writer.begin("again");
        Written first = writer.write(request("again", "k", "p1", note("once")));
        Written second = writer.write(request("again", "k", "p1", note("twice")));

        assertThat(second).isEqualTo(new Written.Done(((Written.Done) first).entries(), true));
        assertThat(log.end("again").orElseThrow().seq()).isEqualTo(1);
    }

    @Test
    void a_key_that_was_used_for_another_participant_is_refused() {
        writer.begin("reused");
        writer.write(request("reused", "k", "p1", note("once")));

        assertThat(writer.write(request("reused", "k", "p2", note("other"))))
                .isInstanceOfSatisfying(
                        Written.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(Refusal.Code.KEY_REUSED));
    }

    @Test
    void a_key_that_was_used_for_something_else_is_refused_also_by_another_server_and_after_a_restart() {
        writer.begin("otherwise");
        try {
            asked.set("one thing");
            writer.write(request("otherwise", "k", "p1", note("once")));
            assertThat(writerOn(database).write(request("otherwise", "k", "p1", note("twice"))))
                    .isInstanceOfSatisfying(
                            Written.Done.class, done -> assertThat(done.again()).isTrue());
            asked.set("another thing");
            for (LogWriter server : List.of(writer, writerOn(database))) {
                assertThat(server.write(request("otherwise", "k", "p1", note("other"))))
                        .isInstanceOfSatisfying(
                                Written.Refused.class,
                                refused -> assertThat(refused.refusal().code()).isEqualTo(Refusal.Code.KEY_REUSED));
            }
        } finally {
            asked.remove();
        }
        assertThat(log.end("otherwise").orElseThrow().seq()).isEqualTo(1);
    }

    @Test
    void a_trial_that_is_not_there_is_refused() {
        assertThat(writer.write(request("nowhere", null, "p1", note("x")))).isInstanceOf(Written.Refused.class);
    }

    @Test
    void many_writers_on_two_servers_make_one_unbroken_chain_and_each_sees_the_others() throws Exception {
        writer.begin("many");
        LogWriter other = writerOn(database);
        List<Callable<Written>> all = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            LogWriter server = i % 2 == 0 ? writer : other;
            String participant = "p" + i % 7;
            // Each writes how many it saw: no two may have seen the same number.
            all.add(() -> server.write(new WriteRequest(
                    "many",
                    ANNA,
                    null,
                    participant,
                    view -> Decide.write(
                            note(Integer.toString(view.aboutParticipant().size()))))));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Written> written : threads.invokeAll(all)) {
                assertThat(written.get()).isInstanceOf(Written.Done.class);
            }
        }

        assertThat(Verification.of(log, "many").holds()).isTrue();
        for (String participant : log.participants("many")) {
            List<Entry> entries = log.aboutParticipant("many", participant);
            assertThat(entries)
                    .extracting(entry -> entry.what().path("text").stringValue())
                    .containsExactlyElementsOf(IntStream.range(0, entries.size())
                            .mapToObj(Integer::toString)
                            .toList());
        }
    }

    @Test
    void a_request_that_fails_takes_none_of_its_neighbours_with_it() throws Exception {
        writer.begin("neighbours");
        List<Callable<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            boolean fails = i % 10 == 0;
            all.add(() -> {
                try {
                    writer.write(new WriteRequest("neighbours", ANNA, null, "p", view -> {
                        if (fails) {
                            throw new IllegalStateException("on purpose");
                        }
                        return Decide.write(note("x"));
                    }));
                    return true;
                } catch (IllegalStateException onPurpose) {
                    return false;
                }
            });
        }
        int done = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> written : threads.invokeAll(all)) {
                done += written.get() ? 1 : 0;
            }
        }
        assertThat(done).isEqualTo(54);
        assertThat(log.end("neighbours").orElseThrow().seq()).isEqualTo(54);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update event set why = 'x'",
                "delete from event",
                "truncate event",
                "delete from trial",
                "truncate trial, event",
                "drop table event",
                "alter table event disable trigger all",
                "update trial set seq = 0"
            })
    void the_application_cannot_change_what_is_written(String sql) {
        writer.begin("kept");
        writer.write(request("kept", null, "p1", note("kept")));
        assertThatThrownBy(() -> jdbc.update(sql)).isInstanceOf(DataAccessException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"update event set why = 'x'", "delete from event", "truncate event cascade"})
    void not_even_the_owner_of_the_tables_changes_it_by_mistake(String sql) {
        writer.begin("kept");
        writer.write(request("kept", null, "p1", note("kept")));
        var owner = new JdbcTemplate(new DriverManagerDataSource(
                database.address().url(),
                database.address().owner().user(),
                database.address().owner().password()));
        assertThatThrownBy(() -> owner.update(sql))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "recorded = recorded + interval '1 second'",
                "happened = '1999-01-01'",
                "actor = 'user:2'",
                "origin = 'elsewhere'",
                "request = 'k'",
                "participant = 'p2'",
                "type = 'other'",
                "what = '{\"text\":\"forged\"}'",
                "why = 'because'",
                "hash = repeat('0', 64)"
            })
    void who_gets_past_the_database_is_found_out_whatever_was_changed(String change) {
        String trial = "forged-" + Integer.toHexString(change.hashCode());
        writer.begin(trial);
        for (int i = 0; i < 5; i++) {
            writer.write(request(trial, null, "p1", note("n" + i)));
        }
        forge("update event set " + change + " where trial = '" + trial + "' and seq = 3");

        Verification.Result result = Verification.of(log, trial);
        assertThat(result.broken())
                .isNotNull()
                .extracting(Verification.BrokenLink::seq)
                .isEqualTo(3L);
    }

    @Test
    void entries_that_were_removed_are_missed_in_the_middle_and_at_the_end() {
        for (int removed : new int[] {2, 5}) {
            String trial = "removed-" + removed;
            writer.begin(trial);
            for (int i = 0; i < 5; i++) {
                writer.write(request(trial, null, "p1", note("n" + i)));
            }
            forge("delete from event where trial = '" + trial + "' and seq = " + removed);
            assertThat(Verification.of(log, trial).broken())
                    .isNotNull()
                    .extracting(Verification.BrokenLink::seq)
                    .isEqualTo((long) removed);
        }
    }

    private static void forge(String sql) {
        database.asSuperuser("set session_replication_role = replica; " + sql);
    }

    private static LogWriter writerOn(TestDatabase database) {
        var source = database.source();
        return new LogWriter(
                new JdbcTemplate(source),
                new TransactionTemplate(new DataSourceTransactionManager(source)),
                new TrialClocks(Clock.systemUTC()),
                List.of(),
                List.of(),
                () -> asked.get(),
                new SimpleMeterRegistry());
    }

    private static WriteRequest request(String trial, @Nullable String key, String participant, NewEntry... entries) {
        return new WriteRequest(trial, ANNA, key, participant, view -> Decide.write(entries));
    }

    private static NewEntry note(String text) {
        return new NewEntry(
                "note", "2026-01-01", JsonNodeFactory.instance.objectNode().put("text", text), null);
    }
}
