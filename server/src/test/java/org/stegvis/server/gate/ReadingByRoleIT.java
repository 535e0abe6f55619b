package org.stegvis.server.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.stegvis.server.BackPainTrial.OPERATOR;
import static org.stegvis.server.BackPainTrial.done;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stegvis.protocol.Language;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.WebServer;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.browser.MadeUpTrial;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.monitoring.About;
import org.stegvis.server.monitoring.Querying;
import org.stegvis.server.monitoring.Verifications;
import org.stegvis.server.note.Notes;
import org.stegvis.server.people.Grant;
import org.stegvis.server.people.ManagingPeople;
import org.stegvis.server.people.Matrix;
import org.stegvis.server.people.Role;
import org.stegvis.server.results.Analysing;
import org.stegvis.server.signin.SecurityLog;
import org.stegvis.server.therapy.Treating;
import org.stegvis.server.withdrawal.Withdrawing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What each role finds in the log and in the data set: everything that it may know and nothing else.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadingByRoleIT {
    private static final String TRIAL = BackPainTrial.ID;
    private static final LocalDate TODAY = BackPainTrial.today();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Role, String> sessions = new LinkedHashMap<>();
    private WebServer server;
    private String here;
    private String elsewhere;
    private String takenBack;
    private String therapist;

    @BeforeAll
    void start() {
        server = WebServer.start();
        var trial = MadeUpTrial.on(server);
        here = trial.allocated("utah", 71, "here", "cbt");
        trial.assessed(here, "week10", 37, 1);
        elsewhere = trial.allocated("intermountain", 71, "elsewhere", "pt");
        takenBack = trial.allocated("utah", 71, "taken back", "pt");
        therapist = server.idOf("user:therapist");
        server.treats(therapist, here);
        done(server.get(Treating.class)
                .session(
                        new Actor(therapist, "test"),
                        TRIAL,
                        here,
                        new Treating.Session("first", TODAY, 45, "coping and thoughts"),
                        null));
        done(server.get(Notes.class).write(OPERATOR, TRIAL, here, "a private remark", null));
        done(server.get(Notes.class).write(new Actor(therapist, "test"), TRIAL, here, "what we practised", null));
        // Holds the roles of a data manager and of a therapist.
        var both = new Actor(server.idOf("operator"), "test");
        var querying = server.get(Querying.class);
        long query = done(querying.raise(
                        new Actor(server.idOf("user:data-manager"), "test"),
                        TRIAL,
                        here,
                        new About("week10", "odi"),
                        "so low?",
                        null))
                .getFirst()
                .seq();
        done(querying.answer(both, TRIAL, here, query, "as it was told", null));
        done(server.get(Verifications.class).verify(both, TRIAL, here, new About("week10", "odi"), null));
        done(server.get(Withdrawing.class)
                .withdraw(OPERATOR, TRIAL, takenBack, Withdrawing.From.CONSENT, TODAY, "own wish", null));
    }

    @AfterAll
    void stop() {
        client.close();
        server.close();
    }

    private String session(Role role) {
        return sessions.computeIfAbsent(role, each -> switch (each.scope()) {
            case SERVER -> server.sessionOf(new Grant(each, null, null));
            case TRIAL -> server.sessionOf(new Grant(each, TRIAL, null));
            case SITE -> server.sessionOf(new Grant(each, TRIAL, "utah"));
            case SELF -> server.session("participant:" + TRIAL + "/" + here);
        });
    }

    private HttpResponse<byte[]> get(Role role, String path) throws Exception {
        return new Sender(client, server, session(role)).send("GET", path, "*/*", "");
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private List<JsonNode> log(Role role) throws Exception {
        JsonNode document = JsonMapper.shared().readTree(text(get(role, "/api/trials/" + TRIAL + "/log?limit=1000")));
        return (document.isArray() ? document : document.path("entries"))
                .valueStream()
                .toList();
    }

    private static Set<String> types(List<JsonNode> entries) {
        var types = new TreeSet<String>();
        entries.forEach(each -> types.add(each.path("type").asString()));
        return types;
    }

    @Test
    void the_log_is_read_by_those_who_may_and_nobody_else() throws Exception {
        for (Role role : Role.values()) {
            assertThat(get(role, "/api/trials/" + TRIAL + "/log").statusCode())
                    .as(role.word())
                    .isEqualTo(Matrix.gives(role, Permission.SEE_LOG, false) ? 200 : 403);
        }
    }

    @Test
    void a_monitor_reads_the_measures_of_the_own_site_and_nothing_that_tells_an_allocation() throws Exception {
        List<JsonNode> entries = log(Role.MONITOR);
        String all = entries.toString();
        assertThat(all)
                .contains(here, takenBack, "\"odi\":37", "a private remark")
                .doesNotContain(elsewhere);
        assertThat(types(entries))
                .contains("assessed", "decided", "session", "note", "therapist-assigned")
                .doesNotContain("allocated", "continued", "left");
        assertThat(all)
                .doesNotContain("\"cbt\"", "\"pt\"", "coping", "\"hash\"", "position", therapist + "\"")
                .contains("\"staff\"");
        assertThat(entries)
                .filteredOn(each -> Set.of("decided", "session", "therapist-assigned")
                        .contains(each.path("type").asString()))
                .isNotEmpty()
                .allSatisfy(each -> {
                    assertThat(each.path("what").isNull()).isTrue();
                    assertThat(each.path("why").isNull()).isTrue();
                });
    }

    @Test
    void a_trial_manager_reads_what_happened_at_all_sites_without_measures_allocations_and_notes() throws Exception {
        String all = log(Role.TRIAL_MANAGER).toString();
        assertThat(all).contains(here, elsewhere);
        assertThat(all)
                .doesNotContain(
                        "\"odi\":", "\"cbt\"", "\"pt\"", "private remark", "coping", "\"hash\"", therapist + "\"");
    }

    @Test
    void a_data_manager_reads_measures_and_notes_and_no_allocation() throws Exception {
        String all = log(Role.DATA_MANAGER).toString();
        assertThat(all).contains("\"odi\":37", "a private remark", elsewhere);
        assertThat(all).doesNotContain("\"cbt\"", "\"pt\"", "coping", "\"hash\"", therapist + "\"");
    }

    @Test
    void notes_tell_the_name_of_who_wrote_them_and_of_no_therapist_to_who_must_not_learn_an_allocation()
            throws Exception {
        String path = "/api/trials/" + TRIAL + "/participants/" + here + "/notes";
        String name = "\"name\":\"therapist\"";
        for (Role role : List.of(Role.SITE_COORDINATOR, Role.AUDITOR)) {
            assertThat(text(get(role, path)))
                    .as(role.word())
                    .contains("what we practised", "a private remark", name, "\"by\":\"" + therapist + "\"");
        }
        for (Role role : List.of(Role.DATA_MANAGER, Role.MONITOR)) {
            assertThat(text(get(role, path)))
                    .as(role.word())
                    .contains("what we practised", "\"by\":\"staff\",\"name\":null", "\"name\":\"operator\"")
                    .doesNotContain(name, therapist);
        }
    }

    @Test
    void queries_and_verifications_tell_names_too_and_of_no_therapist_to_who_must_not_learn_an_allocation()
            throws Exception {
        String of = "/api/trials/" + TRIAL + "/participants/" + here;
        String operator = "\"by\":\"" + server.idOf("operator") + "\"";
        for (String path : List.of(of + "/queries", "/api/trials/" + TRIAL + "/queries", of + "/verifications")) {
            assertThat(text(get(Role.SITE_COORDINATOR, path))).contains(operator + ",\"name\":\"operator\"");
            for (Role role : List.of(Role.DATA_MANAGER, Role.MONITOR)) {
                assertThat(text(get(role, path)))
                        .as(role.word() + " " + path)
                        .contains("\"by\":\"staff\",\"name\":null,\"at\":")
                        .doesNotContain(operator);
            }
        }
        assertThat(text(get(Role.MONITOR, of + "/queries")))
                .contains("\"status\":\"ANSWERED\"", "\"name\":\"data-manager\"", "as it was told");
        assertThat(text(new Sender(client, server, session(Role.MONITOR))
                        .send("GET", "/t/" + TRIAL + "/queries", "text/html,*/*;q=0.8", "")))
                .contains("as it was told", "data-manager", "the study team");
    }

    @Test
    void what_reminders_brought_is_told_to_all_who_see_the_trial() throws Exception {
        for (Role role : Role.values()) {
            HttpResponse<byte[]> answer = get(role, "/api/trials/" + TRIAL + "/reminders");
            boolean may = Matrix.gives(role, Permission.SEE_TRIAL, false);
            assertThat(answer.statusCode()).as(role.word()).isEqualTo(may ? 200 : 403);
            if (may) {
                assertThat(text(answer))
                        .contains("\"visit\":\"week10\",\"sent\":0", "\"visit\":\"week52\"")
                        .doesNotContain(here);
            }
        }
    }

    @Test
    void an_auditor_reads_everything_with_its_hashes() throws Exception {
        List<JsonNode> entries = log(Role.AUDITOR);
        assertThat(entries).hasSize((int)
                server.get(EventLog.class).end(TRIAL).orElseThrow().seq());
        assertThat(types(entries)).contains("allocated", "session").doesNotContain("decided");
        assertThat(entries.toString()).contains("\"cbt\"", "coping", therapist, "\"hash\"");
        String never = "/t/" + TRIAL + "/audit?from=%2B999999999-01-01&until=%2B999999999-12-31";
        assertThat(get(Role.AUDITOR, never).statusCode()).isEqualTo(200);
    }

    @Test
    void the_data_set_is_given_to_those_who_may_and_blind_unless_they_may_know() throws Exception {
        String path = "/api/trials/" + TRIAL + "/data";
        Set<Role> blind = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            HttpResponse<byte[]> answer = get(role, path);
            boolean may = Matrix.gives(role, Permission.EXPORT_BLIND, false);
            assertThat(answer.statusCode()).as(role.word()).isEqualTo(may ? 200 : 403);
            if (may) {
                blind.add(role);
                assertThat(text(answer))
                        .as(role.word())
                        .startsWith("participant,")
                        .contains(here, elsewhere, "37")
                        .doesNotContain("first", "second", "cbt", takenBack);
            }
            assertThat(get(role, path + "?kind=UNBLIND").statusCode())
                    .as(role.word())
                    .isEqualTo(Matrix.gives(role, Permission.EXPORT_UNBLIND, false) ? 200 : 403);
        }
        assertThat(blind).containsExactlyInAnyOrder(Role.TRIAL_MANAGER, Role.STATISTICIAN, Role.DATA_MANAGER);

        done(server.get(ManagingPeople.class).unlockAllocations(OPERATOR, TRIAL, "the data are locked"));
        HttpResponse<byte[]> unlocked = get(Role.STATISTICIAN, path + "?kind=UNBLIND");
        assertThat(unlocked.statusCode()).isEqualTo(200);
        assertThat(text(unlocked)).contains("first", "cbt").doesNotContain(takenBack);
        // Nor are their data in what the pages make of the data.
        assertThat(text(get(Role.COMMITTEE_MEMBER, "/t/" + TRIAL + "/committee")))
                .contains("Left out: 1 who took back the consent");
        assertThat(server.get(Analysing.class)
                        .input(TRIAL, Language.ENGLISH)
                        .orElseThrow()
                        .data()
                        .participants())
                .contains(here, elsewhere)
                .doesNotContain(takenBack);
        assertThat(server.get(SecurityLog.class).newest(2))
                .extracting(SecurityLog.Noted::what, SecurityLog.Noted::about)
                .containsExactly(tuple("closed-report-read", TRIAL), tuple("data-exported", TRIAL + "/unblind"));
        assertThat(text(get(Role.STATISTICIAN, "/t/" + TRIAL + "/results")))
                .contains("Left out: 1 who took back the consent");
        assertThat(get(Role.DATA_MANAGER, path + "?kind=UNBLIND").statusCode()).isEqualTo(403);
    }
}
