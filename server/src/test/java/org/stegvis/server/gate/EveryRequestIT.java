package org.stegvis.server.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.core.env.Environment;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.WebServer;
import org.stegvis.server.access.Open;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Requires;
import org.stegvis.server.people.Grant;
import org.stegvis.server.people.Matrix;
import org.stegvis.server.people.Role;
import tools.jackson.databind.node.JsonNodeFactory;

/// Every request times every role times the own and another site: who may not is refused, whoever it is that asks and
/// whatever they send; who may comes through. The cells of the matrix are compared with its page by `PermissionsIT`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryRequestIT {
    private static final String TRIAL = BackPainTrial.ID;
    private static final String OWN = "utah";
    private static final String OTHER = "intermountain";
    /// Whom a participant of the own site stands for who has no therapist.
    private static final String NOT_ASSIGNED = "not-assigned";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> participants = new LinkedHashMap<>();
    private WebServer server;
    private List<EveryRequest> requests;
    private Sender sender;

    @BeforeAll
    void start() {
        server = WebServer.start();
        requests = EveryRequest.of(server);
        sender = new Sender(client, server, null);
        var trial = BackPainTrial.open(server);
        participants.put(OWN, trial.ready(OWN));
        participants.put(OTHER, trial.ready(OTHER));
        participants.put(NOT_ASSIGNED, trial.ready(OWN));
        session(Role.THERAPIST);
        server.treats(server.idOf(new Grant(Role.THERAPIST, TRIAL, OWN)), participants.get(OWN));
    }

    @AfterAll
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void every_request_says_what_it_needs() {
        assertThat(requests).hasSizeGreaterThan(60);
        assertThat(requests.stream().filter(each -> (each.open() == null) == (each.requires() == null)))
                .isEmpty();
    }

    @Test
    void the_metrics_have_room_for_every_pattern_of_address() {
        Integer most = server.get(Environment.class)
                .getRequiredProperty("management.metrics.web.server.max-uri-tags", Integer.class);
        assertThat(requests.stream().map(EveryRequest::pattern).distinct()).hasSizeLessThan(most / 2);
    }

    @Test
    void nobody_comes_no_further_than_to_sign_in() throws Exception {
        var wrong = new ArrayList<String>();
        for (EveryRequest request : requests) {
            if (request.open() != null && request.open().to() == Open.To.EVERYBODY) {
                continue;
            }
            String path = request.path(variables(OWN));
            int asProgram = sender.send(request.method(), path, "*/*", "{}").statusCode();
            var asBrowser = sender.send(request.method(), path, "text/html,*/*;q=0.8", "");
            if (asProgram != 401
                    || asBrowser.statusCode() != 303
                    || !asBrowser.headers().firstValue("Location").orElse("").startsWith("/sign-in")) {
                wrong.add(request + ": " + asProgram + ", " + asBrowser.statusCode());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void each_role_gets_at_its_own_site_what_the_matrix_gives_and_is_refused_everything_else() throws Exception {
        var wrong = new ArrayList<String>();
        int[] answers = new int[2];
        for (Role role : Role.values()) {
            for (EveryRequest request : requests) {
                if (request.requires() == null || request.required().where() == Requires.Where.TOLD) {
                    continue;
                }
                for (String site : request.isAbout("participant") ? List.of(OWN, OTHER, NOT_ASSIGNED) : List.of(OWN)) {
                    boolean may = may(role, request.required(), request.isAbout("participant") ? site : null);
                    // A body in which nothing is right: whoever comes through changes nothing.
                    int status = sender.as(session(role))
                            .send(request.method(), request.path(variables(site)), "*/*", "{}")
                            .statusCode();
                    answers[may ? 1 : 0]++;
                    if (may == (status == 403) || status == 401 || status >= 500) {
                        wrong.add(role + " " + site + " " + request + ": " + status);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(answers[0]).isGreaterThan(400);
        assertThat(answers[1]).isGreaterThan(100);
    }

    private boolean may(Role role, Requires requires, @Nullable String site) {
        return Arrays.stream(requires.value()).anyMatch(each -> may(role, each, requires.where(), site))
                && Arrays.stream(requires.also()).allMatch(each -> may(role, each, requires.where(), site));
    }

    /// What the page of permissions says in words, once more and naively.
    private static boolean may(Role role, Permission permission, Requires.Where where, @Nullable String site) {
        boolean gives = Matrix.gives(role, permission, false);
        return switch (where) {
            case OWN -> role == Role.PARTICIPANT && gives;
            case SERVER -> gives && role.scope() == Role.Scope.SERVER;
            case ANYWHERE -> gives && role.scope() != Role.Scope.SELF;
            case THERE ->
                gives
                        && switch (role.scope()) {
                            case SERVER, TRIAL -> true;
                            case SITE ->
                                OWN.equals(site)
                                        || (permission == Permission.SEE_TRIAL && site == null)
                                        || (NOT_ASSIGNED.equals(site) && role != Role.THERAPIST);
                            case SELF -> false;
                        };
            case TOLD -> throw new IllegalArgumentException("the use case asks");
        };
    }

    @Test
    void what_names_its_trial_in_the_body_is_refused_by_the_use_case() throws Exception {
        String publication = JsonNodeFactory.instance
                .objectNode()
                .put("protocol", BackPainTrial.protocol())
                .put("why", "test")
                .toString();
        String grant = "{\"to\": \"granted\", \"role\": \"monitor\", \"trial\": \"" + TRIAL + "\", \"why\": \"test\"}";
        for (Role role : Role.values()) {
            int published = sender.as(session(role))
                    .send("POST", "/api/trials", "*/*", publication)
                    .statusCode();
            assertThat(published == 403)
                    .as(role + " publishes: " + published)
                    .isEqualTo(!Matrix.gives(role, Permission.PUBLISH_PROTOCOL, false));
            int granted = sender.as(session(role))
                    .send("POST", "/api/people/user:99/roles", "*/*", grant)
                    .statusCode();
            assertThat(granted)
                    .as(role + " grants")
                    .isEqualTo(Matrix.gives(role, Permission.GRANT_ROLES, false) ? 404 : 403);
        }
    }

    private final Map<Role, String> sessions = new LinkedHashMap<>();

    private String session(Role role) {
        return sessions.computeIfAbsent(role, each -> switch (each.scope()) {
            case SERVER -> server.sessionOf(new Grant(each, null, null));
            case TRIAL -> server.sessionOf(new Grant(each, TRIAL, null));
            case SITE -> server.sessionOf(new Grant(each, TRIAL, OWN));
            case SELF -> server.session("participant:" + TRIAL + "/" + participants.get(OWN));
        });
    }

    private Map<String, String> variables(String site) {
        return Map.of(
                "trial",
                TRIAL,
                "participant",
                Objects.requireNonNull(participants.get(site)),
                "visit",
                "week10",
                "decision",
                "first",
                "person",
                "user:99",
                "machine",
                "machine:99",
                "entry",
                "999",
                "number",
                "999");
    }
}
