package org.stegvis.server.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stegvis.server.BackPainTrial.OPERATOR;
import static org.stegvis.server.BackPainTrial.done;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.WebServer;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.browser.MadeUpTrial;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.identity.Identities;
import org.stegvis.server.identity.Identity;
import org.stegvis.server.notice.Posting;
import org.stegvis.server.people.Grant;
import org.stegvis.server.people.ManagingPeople;
import org.stegvis.server.people.Matrix;
import org.stegvis.server.people.Role;
import org.stegvis.server.reminder.Choice;
import org.stegvis.server.reminder.ChoosingReminders;
import org.stegvis.server.reminder.Reminding;
import org.stegvis.server.signature.Signature;
import org.stegvis.server.signature.Signing;
import org.stegvis.server.signin.SomeCredentials;
import org.stegvis.server.worklist.PassingTime;

/// Two worlds that differ in nothing but allocations answer a blind role with the same bytes, whatever it asks: pages,
/// documents, refusals, errors, headers, the order of lists, ids.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BlindIT {
    private static final String TRIAL = BackPainTrial.ID;
    /// What differs from answer to answer by chance.
    private static final String CHANCE =
            "(name=\"(?:_csrf|key)\" value=\")[^\"]+\"|(/(?:invitation|start)/)[0-9a-f]{64}"
                    + "|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    /// What answers with secrets made for the reader, and what ends the session.
    private static final Set<String> NOT_ASKED = Set.of(
            "/sign-out",
            "/sign-in/passkey/challenge",
            "/account/passkey-challenge",
            "/account/passkeys/new",
            "/account/generator",
            "/account/recovery-codes");

    private static final Set<String> HEADERS_OF_CHANCE = Set.of("date", "set-cookie");

    private final Clock clock = Clock.fixed(
            BackPainTrial.today().atTime(12, 0).atZone(ZoneId.systemDefault()).toInstant(), ZoneId.systemDefault());
    private final HttpClient client = HttpClient.newHttpClient();
    private World one;
    private World other;

    /// A server with participants at each place of the trial.
    private record World(WebServer server, List<String> participants) {
        static World of(Clock clock, String option, String opposite) {
            var server = WebServer.start(clock);
            var trial = MadeUpTrial.on(server);
            var participants = new ArrayList<String>();
            participants.add(trial.ready("utah", 3, "ready"));
            participants.add(trial.allocated("utah", 40, "early", option));
            participants.add(trial.allocated("utah", 71, "due", opposite));
            String second = trial.allocated("utah", 75, "second", option);
            trial.assessed(second, "week10", 32, 2);
            participants.add(second);
            participants.add(trial.allocated("intermountain", 130, "late", opposite));
            sign(server, participants.get(1));
            participants.forEach(each -> remindable(server, each));
            // So that the server does not do it of itself in the middle, in one world before the other.
            server.get(PassingTime.class).catchUp(BackPainTrial.today());
            assertThat(server.get(Reminding.class).round()).isPositive();
            assertThat(server.get(Posting.class).round()).isPositive();
            return new World(server, participants);
        }
    }

    /// Who is reminded of what, and when, must not tell an allocation either.
    private static void remindable(WebServer server, String participant) {
        done(server.get(Identities.class)
                .enter(OPERATOR, TRIAL, participant, new Identity("N N", "n.n@example.org", "", "", "nb"), null));
        done(server.get(ChoosingReminders.class).choose(OPERATOR, TRIAL, participant, Choice.EMAIL, null));
    }

    /// The hash of an allocation stands in its signature.
    private static void sign(WebServer server, String participant) {
        var managing = server.get(ManagingPeople.class);
        String person = done(managing.make(OPERATOR, "Signer", "signer@example.org", "test"))
                .getFirst()
                .what()
                .path("person")
                .stringValue();
        done(managing.grant(OPERATOR, person, new Grant(Role.DATA_MANAGER, TRIAL, null), "test"));
        long allocated = server.get(EventLog.class).aboutParticipant(TRIAL, participant).stream()
                .filter(entry -> entry.type().equals("allocated"))
                .findFirst()
                .orElseThrow()
                .seq();
        done(server.get(Signing.class)
                .sign(
                        new Actor(person, "test"),
                        TRIAL,
                        allocated,
                        Signature.Meaning.REVIEWED,
                        new SomeCredentials(server, person).proof(),
                        null));
    }

    @BeforeAll
    void start() {
        one = World.of(clock, "pt", "cbt");
        other = World.of(clock, "cbt", "pt");
    }

    @AfterAll
    void stop() {
        client.close();
        one.server().close();
        other.server().close();
    }

    @Test
    void whoever_must_not_learn_an_allocation_gets_the_same_bytes_in_both_worlds() throws Exception {
        assertThat(other.participants()).isEqualTo(one.participants());
        var differing = new ArrayList<String>();
        int asked = 0;
        for (Role role : Role.values()) {
            if (isBlind(role)) {
                for (EveryRequest request : EveryRequest.of(one.server())) {
                    asked += ask(role, request, differing);
                }
            }
        }
        assertThat(differing).isEmpty();
        assertThat(asked).isGreaterThan(500);
    }

    @Test
    void the_worlds_do_differ_for_who_may_see_it() throws Exception {
        String path = "/t/" + TRIAL + "/p/" + one.participants().get(1);
        assertThat(bytes(one, Role.SITE_COORDINATOR, "GET", path, "text/html", ""))
                .isNotEqualTo(bytes(other, Role.SITE_COORDINATOR, "GET", path, "text/html", ""));
    }

    private static boolean isBlind(Role role) {
        return Arrays.stream(Permission.values())
                .filter(Permission::tellsAllocations)
                .noneMatch(each -> Matrix.gives(role, each, false));
    }

    private int ask(Role role, EveryRequest request, List<String> differing) throws Exception {
        boolean isRead = request.method().equals("GET");
        int most = !request.isAbout("participant") ? 1 : isRead ? 4 : 2;
        String accept = request.pattern().startsWith("/api") ? "*/*" : "text/html, */*;q=0.8";
        String body = isRead ? "" : accept.equals("*/*") ? VALUES : FORM;
        int asked = 0;
        // From the end, where most has happened.
        for (String participant : one.participants().reversed().subList(0, most)) {
            String path = request.path(Map.of(
                    "trial",
                    TRIAL,
                    "participant",
                    participant,
                    "visit",
                    "week10",
                    "decision",
                    "first",
                    "person",
                    "user:1",
                    "entry",
                    "12",
                    "number",
                    "12"));
            asked++;
            if (!NOT_ASKED.contains(path)
                    && !bytes(one, role, request.method(), path, accept, body)
                            .equals(bytes(other, role, request.method(), path, accept, body))) {
                differing.add(role + " " + request.method() + " " + path + " " + body);
            }
        }
        return asked;
    }

    private static final String VALUES = "{\"measures\": {\"odi\": 30, \"pain\": 4}}";
    private static final String FORM = "odi=31&pain=5&key=k1&value=odi@week10&to=33&reason=test";

    private final Map<String, String> sessions = new TreeMap<>();

    private String session(World world, Role role) {
        return sessions.computeIfAbsent(role + world.server().address(), each -> switch (role.scope()) {
            case SERVER -> world.server().sessionOf(new Grant(role, null, null));
            case TRIAL, SITE -> world.server().sessionOf(new Grant(role, TRIAL, null));
            case SELF ->
                world.server()
                        .session("participant:" + TRIAL + "/"
                                + world.participants().get(2));
        });
    }

    /// Everything that is told: status, headers, body.
    private String bytes(World world, Role role, String method, String path, String accept, String body)
            throws Exception {
        HttpResponse<byte[]> answer =
                new Sender(client, world.server(), session(world, role)).send(method, path, accept, body);
        var headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeAll(HEADERS_OF_CHANCE);
        String text = new String(answer.body(), StandardCharsets.ISO_8859_1);
        return answer.statusCode() + " " + headers + "\n" + text.replaceAll(CHANCE, "$1$2");
    }
}
