package org.stegvis.server.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stegvis.server.BackPainTrial.ID;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.stegvis.server.WebServer;
import org.stegvis.server.browser.MadeUpTrial;
import org.stegvis.server.people.Grant;
import org.stegvis.server.people.Role;
import org.stegvis.server.signin.Proof;
import org.stegvis.server.signin.SomeCredentials;
import org.stegvis.server.signin.SomeSession;

/// The key of a request stands for that request and for no other one.
class KeyUsedAgainIT {
    private static final String PARTICIPANTS = "/api/trials/" + ID + "/participants";
    private static final Grant MANAGER = new Grant(Role.TRIAL_MANAGER, ID, null);

    @Test
    void a_key_that_comes_with_another_body_or_address_is_refused_and_tells_nothing() throws Exception {
        try (var server = WebServer.start();
                var client = HttpClient.newHttpClient()) {
            var trial = MadeUpTrial.on(server);
            var operator = new Api(server, client, server.session("operator"));
            String person = "{\"characteristics\": {\"site\": \"utah\", \"age\": %d, \"sex\": \"female\","
                    + " \"pain-months\": 12, \"red-flags\": 0}}";
            assertThat(operator.post(PARTICIPANTS, person.formatted(40), "one").statusCode())
                    .isEqualTo(201);
            assertThat(operator.post(PARTICIPANTS, " " + person.formatted(40), "one")
                            .statusCode())
                    .isEqualTo(200);
            assertRefused(operator.post(PARTICIPANTS, person.formatted(41), "one"));

            String participant = trial.ready("utah", 1, "by hand");
            String path = PARTICIPANTS + "/" + participant;
            assertThat(operator.post(path + "/notes", "{\"text\": \"a\"}", "two")
                            .statusCode())
                    .isEqualTo(201);
            assertRefused(operator.post(path + "/notes", "{\"text\": \"b\"}", "two"));
            assertRefused(operator.post(path + "/decisions/first", "", "two"));
            server.get(org.stegvis.server.eventlog.EventLog.class).aboutParticipant(ID, participant).stream()
                    .filter(entry -> entry.type().equals("note"))
                    .forEach(entry ->
                            assertThat(entry.what().path("text").stringValue()).isEqualTo("a"));

            // Who may confirm an allocation by hand, and not see it, learns it by no other request with the same key.
            trial.byHand(participant, "cbt");
            var manager = new Api(server, client, server.sessionOf(MANAGER));
            var credentials = new SomeCredentials(server, server.idOf(MANAGER));
            String confirmation = path + "/decisions/first/by-hand/confirmation";
            HttpResponse<String> confirmed = manager.post(confirmation, signed(credentials.proof()), "three");
            assertThat(confirmed.statusCode()).isEqualTo(201);
            assertThat(confirmed.body()).doesNotContain("cbt");
            String deviation = "{\"kind\": \"VISIT\", \"importance\": \"MINOR\", \"description\": \"late\"}";
            HttpResponse<String> other = manager.post(path + "/deviations", deviation, "three");
            assertThat(other.body()).doesNotContain("cbt");
            assertRefused(other);
            // Whoever signs proves it with another code each time.
            HttpResponse<String> again = manager.post(confirmation, signed(credentials.proof()), "three");
            assertThat(again.statusCode()).isEqualTo(200);
        }
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.body()).contains("urn:stegvis:key-reused");
        assertThat(answer.statusCode()).isEqualTo(409);
    }

    private static String signed(Proof proof) {
        return "{\"signature\": {\"password\": \"%s\", \"code\": \"%s\"}}".formatted(proof.password(), proof.code());
    }

    private record Api(WebServer server, HttpClient client, String session) {
        HttpResponse<String> post(String path, String body, String key) throws Exception {
            return client.send(
                    HttpRequest.newBuilder(URI.create(server.address() + path))
                            .header("Content-Type", "application/json")
                            .header("Cookie", SomeSession.COOKIE + "=" + session)
                            .header("X-CSRF-TOKEN", SomeSession.formSecret(session))
                            .header("Idempotency-Key", key)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
