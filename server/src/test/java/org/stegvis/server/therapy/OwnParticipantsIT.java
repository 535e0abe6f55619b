package org.stegvis.server.therapy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stegvis.server.BackPainTrial.OPERATOR;
import static org.stegvis.server.BackPainTrial.done;
import static org.stegvis.server.BackPainTrial.refused;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stegvis.conduct.Value;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.WebServer;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal.Code;
import org.stegvis.server.audit.Rebuilding;
import org.stegvis.server.browser.MadeUpTrial;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.people.Grant;
import org.stegvis.server.people.Matrix;
import org.stegvis.server.people.Role;
import org.stegvis.server.questionnaire.Assessing;
import org.stegvis.server.schedule.Rescheduling;
import org.stegvis.server.signin.SomeSession;

/// A therapist and the participants who are theirs; and what participants do for themselves with the next visit.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnParticipantsIT {
    private static final String TRIAL = BackPainTrial.ID;
    private static final Grant AT_UTAH = new Grant(Role.THERAPIST, TRIAL, "utah");

    private final HttpClient client = HttpClient.newHttpClient();
    private WebServer server;
    private MadeUpTrial trial;
    private String session;
    private String therapist;

    @BeforeAll
    void start() {
        server = WebServer.start();
        trial = MadeUpTrial.on(server);
        session = server.sessionOf(AT_UTAH);
        therapist = server.idOf(AT_UTAH);
    }

    @AfterAll
    void stop() {
        client.close();
        server.close();
    }

    private HttpResponse<String> get(String token, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.address() + path))
                        .header("Accept", path.startsWith("/api") ? "*/*" : "text/html")
                        .header("Cookie", SomeSession.COOKIE + "=" + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private int post(String token, String path, String form) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(URI.create(server.address() + path))
                                .header("Accept", "text/html")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Cookie", SomeSession.COOKIE + "=" + token)
                                .header("X-CSRF-TOKEN", SomeSession.formSecret(token))
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private Written session(String participant) {
        return server.get(Treating.class)
                .session(
                        new Actor(therapist, "test"),
                        TRIAL,
                        participant,
                        new Treating.Session("first", BackPainTrial.today(), 45, "exercise"),
                        null);
    }

    @Test
    void a_therapist_sees_and_treats_the_own_participants_and_no_others_of_the_site() throws Exception {
        String own = trial.allocated("utah", 66, "own", "pt");
        String other = trial.allocated("utah", 66, "other", "cbt");
        assertThat(Matrix.gives(Role.THERAPIST, Permission.SEE_PARTICIPANTS, false))
                .isTrue();
        server.treats(therapist, own);

        done(session(own));
        assertThat(refused(session(other))).isEqualTo(Code.NOT_PERMITTED);
        String page = "/t/" + TRIAL + "/p/";
        assertThat(get(session, page + own).body()).contains(own, "Physical therapy");
        assertThat(get(session, page + own + "/sessions").statusCode()).isEqualTo(200);
        for (String closed : new String[] {"", "/sessions"}) {
            assertThat(get(session, page + other + closed).statusCode()).isEqualTo(403);
        }
        String api = "/api/trials/" + TRIAL + "/participants/";
        assertThat(get(session, api + own).statusCode()).isEqualTo(200);
        assertThat(get(session, api + other).statusCode()).isEqualTo(403);
        assertThat(get(session, api + other + "/notes").statusCode()).isEqualTo(403);
        for (String list : new String[] {
            "/t/" + TRIAL + "/therapy",
            "/t/" + TRIAL + "/work",
            "/t/" + TRIAL + "/work?q=" + other,
            "/api/trials/" + TRIAL + "/participants",
            "/api/trials/" + TRIAL + "/due"
        }) {
            assertThat(get(session, list).body().replace("q=" + other, "").replace("value=\"" + other + "\"", ""))
                    .as(list)
                    .doesNotContain("/p/" + other, "\"" + other + "\"");
        }
        assertThat(get(session, "/t/" + TRIAL + "/therapy").body()).contains(own);
        assertThat(get(session, "/api/trials/" + TRIAL + "/participants").body())
                .contains(own);
    }

    @Test
    void a_session_logged_wrongly_is_corrected_for_a_reason_by_who_treats_and_both_stay_visible() throws Exception {
        String own = trial.allocated("utah", 40, "corrected", "pt");
        server.treats(therapist, own);
        long number = done(session(own)).getFirst().seq();
        var right = new CorrectingASession.Right(BackPainTrial.today().minusDays(1), 30, "exercise and walking");
        var correcting = server.get(CorrectingASession.class);
        var actor = new Actor(therapist, "test");

        assertThat(refused(correcting.correct(actor, TRIAL, own, number, right, " ", null)))
                .isEqualTo(Code.REASON_MISSING);
        assertThat(refused(correcting.correct(actor, TRIAL, own, number + 1, right, "typed wrongly", null)))
                .isEqualTo(Code.NO_SUCH_RECORD);
        var tomorrow = new CorrectingASession.Right(BackPainTrial.today().plusDays(1), 30, "");
        assertThat(refused(correcting.correct(actor, TRIAL, own, number, tomorrow, "typed wrongly", null)))
                .isEqualTo(Code.VALUE_NOT_ALLOWED);
        var another = new Actor(server.idOf("user:therapist"), "test");
        assertThat(refused(correcting.correct(another, TRIAL, own, number, right, "typed wrongly", null)))
                .isEqualTo(Code.NOT_PERMITTED);
        // Sent twice it is one session; with another minute, or without a key that a page gives, it is one more.
        String told = "decision=first&attended=yes&on=" + BackPainTrial.today();
        for (String form : new String[] {
            "&minutes=45&key=k",
            "&minutes=45&key=k",
            "&minutes=46&key=k",
            "&minutes=45&key=",
            "&minutes=45&key=" + "k".repeat(101)
        }) {
            assertThat(post(session, "/t/" + TRIAL + "/p/" + own + "/sessions", told + form))
                    .isEqualTo(303);
        }
        assertThat(server.get(EventLog.class).aboutParticipant(TRIAL, own))
                .filteredOn(entry -> entry.type().equals("session"))
                .hasSize(1 + 4);
        String form = "/t/" + TRIAL + "/p/" + own + "/sessions/" + number + "/correct";
        assertThat(get(server.session("user:therapist"), form).statusCode()).isEqualTo(403);
        assertThat(get(session, form).body())
                .contains("value=\"45\"", ">exercise</textarea>", "/therapy\" aria-current=\"page\"")
                .doesNotContain("/work\" aria-current");

        done(correcting.correct(actor, TRIAL, own, number, right, "typed wrongly", null));
        assertThat(refused(correcting.correct(actor, TRIAL, own, number, right, "again", null)))
                .isEqualTo(Code.NOTHING_TO_DO);
        assertThat(get(session, "/t/" + TRIAL + "/p/" + own + "/sessions").body())
                .contains("30 minutes", "exercise and walking", "typed wrongly", "45 minutes. exercise");
        assertThat(server.get(Rebuilding.class).rebuild(TRIAL)).allMatch(each -> each.differing() == 0);
    }

    @Test
    void a_participant_goes_to_another_therapist_for_a_reason_and_at_once() throws Exception {
        var assigning = server.get(AssigningTherapists.class);
        String participant = trial.allocated("utah", 20, "moves", "pt");
        String second = server.idOf("user:therapist");
        String elsewhere = idOfNew(new Grant(Role.THERAPIST, TRIAL, "intermountain"));
        done(assigning.assign(OPERATOR, TRIAL, participant, therapist, "", null));
        done(session(participant));

        assertThat(refused(assigning.assign(OPERATOR, TRIAL, participant, therapist, "", null)))
                .isEqualTo(Code.NOTHING_TO_DO);
        assertThat(refused(assigning.assign(OPERATOR, TRIAL, participant, second, " ", null)))
                .isEqualTo(Code.REASON_MISSING);
        assertThat(refused(assigning.assign(OPERATOR, TRIAL, participant, elsewhere, "moved", null)))
                .isEqualTo(Code.NO_SUCH_PERSON);
        assertThat(refused(assigning.assign(new Actor(therapist, "test"), TRIAL, participant, second, "holiday", null)))
                .isEqualTo(Code.NOT_PERMITTED);
        done(assigning.assign(OPERATOR, TRIAL, participant, second, "parental leave", null));

        assertThat(refused(session(participant))).isEqualTo(Code.NOT_PERMITTED);
        assertThat(get(session, "/t/" + TRIAL + "/p/" + participant).statusCode())
                .isEqualTo(403);
        assertThat(server.get(Rebuilding.class).rebuild(TRIAL)).allMatch(each -> each.differing() == 0);
        assertThat(refused(session(participant))).isEqualTo(Code.NOT_PERMITTED);
    }

    private String idOfNew(Grant grant) {
        server.sessionOf(grant);
        return server.idOf(grant);
    }

    @Test
    void names_stand_for_people_and_therapists_have_none_for_those_who_must_not_learn_an_allocation() throws Exception {
        String participant = trial.allocated("utah", 30, "names", "pt");
        server.treats(therapist, participant);
        done(session(participant));
        String page = "/t/" + TRIAL + "/p/" + participant;
        String name = AT_UTAH.toString();
        assertThat(text(get(server.session("user:utah"), page))).contains(name).doesNotContain(therapist);
        assertThat(text(get(server.session("user:assessor"), page)))
                .doesNotContain(name)
                .doesNotContain(therapist)
                .contains("the study team");
    }

    private static String text(HttpResponse<String> page) {
        return page.body().replace("&#34;", "\"").replace("&quot;", "\"").replace("data-reader", "");
    }

    @Test
    void participants_answer_a_visit_from_the_first_day_of_its_window_on_and_not_before() {
        String participant = trial.allocated("utah", 63, "early bird", "pt");
        Actor self = Actor.participant(TRIAL, participant, "test");
        Map<String, Value> measures = Map.of("odi", new Value.Number(30));
        var assessing = server.get(Assessing.class);
        for (String closed : new String[] {"week26", "week52"}) {
            assertThat(refused(assessing.answer(
                            self, TRIAL, participant, closed, measures, Map.of(), BackPainTrial.today(), closed)))
                    .isEqualTo(Code.STEP_NOT_DUE);
        }
        done(assessing.answer(self, TRIAL, participant, "week10", measures, Map.of(), BackPainTrial.today(), "10"));
        String screened = trial.consented("utah", 1, "just consented");
        assertThat(refused(assessing.answer(
                        Actor.participant(TRIAL, screened, "test"),
                        TRIAL,
                        screened,
                        "week10",
                        measures,
                        Map.of(),
                        BackPainTrial.today(),
                        "none")))
                .isEqualTo(Code.STEP_NOT_DUE);
    }

    @Test
    void participants_put_their_next_visit_to_another_day_within_its_window() throws Exception {
        String participant = trial.allocated("utah", 66, "moving day", "pt");
        var rescheduling = server.get(Rescheduling.class);
        Actor self = Actor.participant(TRIAL, participant, "test");
        var today = BackPainTrial.today();
        String own = server.session("participant:" + TRIAL + "/" + participant);
        assertThat(get(own, "/me").body()).contains("/me/day");
        assertThat(get(own, "/me/day").body()).contains("max=\"" + today.plusDays(25) + "\"");

        assertThat(refused(
                        rescheduling.rescheduleOneself(self, TRIAL, participant, "week10", today.plusDays(26), null)))
                .isEqualTo(Code.VALUE_NOT_ALLOWED);
        assertThat(done(rescheduling.rescheduleOneself(self, TRIAL, participant, "week10", today.plusDays(9), null))
                        .getFirst()
                        .why())
                .isEqualTo("chosen by the participant");
        assertThat(get(own, "/me/day").body()).contains("value=\"" + today.plusDays(9) + "\"");
        assertThat(refused(rescheduling.rescheduleOneself(
                        Actor.participant(TRIAL, "SOMEBODY", "test"),
                        TRIAL,
                        participant,
                        "week10",
                        today.plusDays(8),
                        null)))
                .isEqualTo(Code.NOT_PERMITTED);
    }
}
