package org.stegvis.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stegvis.server.BackPainTrial.OPERATOR;
import static org.stegvis.server.BackPainTrial.done;
import static org.stegvis.server.BackPainTrial.refused;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.TestServer;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.people.Role;
import org.stegvis.server.people.Somebody;
import org.stegvis.server.signin.SecurityLog;
import org.stegvis.server.signin.SomeLinks;
import org.stegvis.server.signin.SomeSession;
import org.stegvis.server.vault.Rotation;

/// Who a participant is: read by few, in no table in clear, gone when it is erased, and under a new key when asked.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentityIT {
    private static final Identity ADA =
            new Identity("Ada Lovelace-Byron", "ada.byron@example.org", "+47 55 55 01 00", "01129955131", "nb");

    private TestServer server;
    private BackPainTrial trial;
    private Identities identities;

    @BeforeAll
    void start() {
        server = TestServer.start();
        trial = BackPainTrial.open(server);
        identities = server.get(Identities.class);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private String known() {
        String participant = trial.screened("utah");
        done(identities.enter(OPERATOR, trial.id(), participant, ADA, null));
        return participant;
    }

    @Test
    void the_coordinator_of_the_site_reads_it_and_nobody_else_does_and_each_reading_is_noted() {
        String participant = known();
        for (Role role : Role.values()) {
            var actor = Somebody.usual(server, role, trial.id(), "utah");
            var shown = identities.read(actor, trial.id(), participant);
            assertThat(shown)
                    .as(role.word())
                    .isEqualTo(
                            role == Role.SITE_COORDINATOR
                                    ? new Identities.Shown.Known(ADA)
                                    : new Identities.Shown.Refused(Refusal.notPermitted()));
        }
        var elsewhere = Somebody.who(server, Role.SITE_COORDINATOR, trial.id(), "intermountain");
        assertThat(identities.read(elsewhere, trial.id(), participant)).isInstanceOf(Identities.Shown.Refused.class);
        assertThat(refused(identities.enter(elsewhere, trial.id(), participant, ADA, null)))
                .isEqualTo(Refusal.Code.NOT_PERMITTED);
        assertThat(server.get(SecurityLog.class).newest(20))
                .filteredOn(noted -> noted.what().equals("identity-read"))
                .extracting(SecurityLog.Noted::about)
                .contains(trial.id() + "/" + participant);
    }

    @Test
    void no_table_of_the_database_and_no_sentence_of_the_program_holds_it_in_clear() {
        known();
        var jdbc = new JdbcTemplate(server.database().source());
        var found = new ArrayList<String>();
        int rows = 0;
        for (String table : jdbc.queryForList(
                "select quote_ident(relname) from pg_class where relnamespace = 'public'::regnamespace"
                        + " and relkind = 'r' and has_table_privilege(oid, 'select')",
                String.class)) {
            for (String row : jdbc.queryForList("select t::text from " + table + " t", String.class)) {
                rows++;
                if (row.contains("Lovelace") || row.contains("ada.byron") || row.contains("01129955131")) {
                    found.add(table);
                }
            }
        }
        assertThat(found).isEmpty();
        assertThat(rows).isGreaterThan(5);
        assertThat(ADA.toString()).doesNotContain("Ada");
    }

    @Test
    void a_text_that_was_put_in_another_place_or_changed_is_not_opened() {
        String participant = known();
        String other = known();
        var jdbc = new JdbcTemplate(server.database().source());
        jdbc.update("""
            update identity set content = (select content from identity where participant = ?) where participant = ?
            """, participant, other);
        assertThatThrownBy(() -> identities.read(OPERATOR, trial.id(), other))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was changed, or the key is another one");
        done(identities.enter(OPERATOR, trial.id(), other, ADA, null));
    }

    @Test
    void after_a_rotation_the_old_key_is_needed_no_more() throws Exception {
        String participant = known();
        var keys = server.folder().resolve("keys/vault");
        var rotated = server.get(Rotation.class).rotate();
        assertThat(rotated.texts()).isGreaterThan(0);
        for (int old = 1; old < rotated.key(); old++) {
            Files.delete(keys.resolve(old + ".key"));
        }
        assertThat(identities.read(OPERATOR, trial.id(), participant)).isEqualTo(new Identities.Shown.Known(ADA));
    }

    @Test
    void what_was_about_to_be_written_when_the_key_was_changed_is_under_the_new_one_too() throws Exception {
        String participant = trial.screened("utah");
        var rotation = new FutureTask<>(() -> server.get(Rotation.class).rotate());
        server.get(TransactionTemplate.class).executeWithoutResult(status -> {
            done(identities.enter(OPERATOR, trial.id(), participant, ADA, null));
            Thread.ofVirtual().start(rotation);
            assertThatThrownBy(() -> rotation.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        });
        int key = rotation.get(10, TimeUnit.SECONDS).key();
        assertThat(server.row("select content from identity where participant = ?", participant)
                        .get("content"))
                .asString()
                .startsWith(key + ".");
    }

    @Test
    void erased_it_is_gone_and_the_log_tells_that_it_was() {
        String participant = known();
        assertThat(refused(identities.erase(OPERATOR, trial.id(), participant, "", null)))
                .isEqualTo(Refusal.Code.REASON_MISSING);
        done(identities.erase(OPERATOR, trial.id(), participant, "asked for it", null));
        assertThat(identities.read(OPERATOR, trial.id(), participant))
                .isEqualTo(new Identities.Shown.Known(Identity.UNKNOWN));
        assertThat(refused(identities.erase(OPERATOR, trial.id(), participant, "again", null)))
                .isEqualTo(Refusal.Code.NOTHING_TO_DO);
    }

    @Test
    void a_link_that_went_to_an_address_which_was_wrong_opens_nothing_once_it_is_corrected() {
        var links = new SomeLinks(server);
        for (Identity right : List.of(
                new Identity(ADA.name(), "ada@example.org", ADA.telephone(), "", "nb"),
                new Identity(ADA.name(), "", ADA.telephone(), "", "nb"),
                new Identity(ADA.name(), ADA.email(), "+47 55 55 01 01", "", "nb"))) {
            String participant = known();
            String session = SomeSession.of(server, "participant:" + trial.id() + "/" + participant);
            String start = links.start(trial.id(), participant);
            assertThat(links.opens(start)).isTrue();
            done(identities.enter(OPERATOR, trial.id(), participant, right, null));
            assertThat(links.opens(start)).isFalse();
            assertThat(SomeSession.goesOn(server, session)).isFalse();
        }
    }

    @Test
    void a_link_stays_good_when_only_a_name_is_corrected_or_an_address_is_told_first() {
        var links = new SomeLinks(server);
        String participant = known();
        String start = links.start(trial.id(), participant);
        done(identities.enter(
                OPERATOR,
                trial.id(),
                participant,
                new Identity("Ada Lovelace", "Ada.Byron@example.org", "+47 55550100", "", "en"),
                null));
        assertThat(links.opens(start)).isTrue();
        String other = trial.screened("utah");
        String handed = links.start(trial.id(), other);
        done(identities.enter(OPERATOR, trial.id(), other, ADA, null));
        assertThat(links.opens(handed)).isTrue();
        done(identities.erase(OPERATOR, trial.id(), other, "asked for it", null));
        assertThat(links.opens(handed)).isFalse();
    }

    @Test
    void what_cannot_be_kept_is_refused() {
        String participant = trial.screened("utah");
        for (Identity wrong : List.of(
                Identity.UNKNOWN,
                new Identity("x".repeat(201), "", "", "", ""),
                new Identity("Ada", "no address", "", "", ""),
                new Identity("Ada\nB", "", "", "", ""))) {
            assertThat(refused(identities.enter(OPERATOR, trial.id(), participant, wrong, null)))
                    .isEqualTo(Refusal.Code.VALUE_NOT_ALLOWED);
        }
    }
}
