package org.stegvis.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.RunningServer;
import org.stegvis.server.ServerApplication;
import org.stegvis.server.ServerOptions;
import org.stegvis.server.database.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// The API over HTTP, from an empty server to an allocation.
class RestIT {
    /// Addresses at which nothing is, with and without a pattern that they belong to.
    private static final List<String> MADE_UP = List.of(
            "/nothing",
            "/nothing/nothing.php?a=nothing",
            "/api/nothing",
            "/api/trials/nothing/log",
            "/api/trials/nothing/participants/nothing/notes",
            "/t/nothing/work",
            "/assets/nothing.css",
            "/webjars/nothing/x.js",
            "/g/nothing/q/nothing",
            "/%2e%2e/nothing");

    @TempDir
    private Path folder;

    @Test
    void a_trial_goes_from_its_protocol_to_an_allocation_over_http() throws Exception {
        try (var database = TestDatabase.create();
                var server = ServerApplication.start(new ServerOptions(folder, database.address(), "127.0.0.1", 0))) {
            String key = Files.readString(folder.resolve("keys/operator")).strip();
            var api = new Api(server, key);

            assertThat(new Api(server, "wrong").get("/api/trials").statusCode()).isEqualTo(401);
            HttpResponse<String> broken = api.post("/api/trials", "{\"protocol\": \"stegvis: 1\"}", null);
            assertThat(broken.statusCode()).isEqualTo(422);
            assertThat(broken.headers().firstValue("Content-Type").orElse("")).contains("application/problem+json");

            var publication = JsonNodeFactory.instance.objectNode().put("protocol", BackPainTrial.protocol());
            assertThat(api.post("/api/trials", publication.toString(), null).statusCode())
                    .isEqualTo(201);
            assertThat(api.post("/api/trials/back-pain/status", "{\"to\": \"open\"}", null)
                            .statusCode())
                    .isEqualTo(201);
            assertThat(api.get("/api/trials").body()).contains("\"status\":\"open\"");

            String participant = participant(api, "k1");
            assertThat(participant(api, "k1")).isEqualTo(participant);
            String path = "/api/trials/back-pain/participants/" + participant;
            assertThat(api.post(path + "/decisions/first", "", null).body()).contains("urn:stegvis:no-consent");
            String measures = "{\"measures\": {\"odi\": 40, \"pain\": 6}}";
            assertThat(api.post(path + "/visits/baseline", measures, null).body())
                    .contains("urn:stegvis:no-consent");
            api.post(path + "/consents", "{\"version\": \"1\"}", null);
            api.post(path + "/visits/baseline", "{\"measures\": {\"odi\": 40, \"pain\": 6}}", null);

            HttpResponse<String> first = api.post(path + "/decisions/first", "", "k2");
            HttpResponse<String> again = api.post(path + "/decisions/first", "", "k2");
            assertThat(first.statusCode()).isEqualTo(201);
            assertThat(again.statusCode()).isEqualTo(200);
            assertThat(option(again)).isEqualTo(option(first)).isIn("pt", "cbt");
            assertThat(first.body()).doesNotContain("position").doesNotContain("stratum");
            String seen = api.get(path).headers().firstValue("ETag").orElseThrow();
            assertThat(api.getUnless(path, seen).statusCode()).isEqualTo(304);
            var amendment = JsonNodeFactory.instance
                    .objectNode()
                    .put(
                            "protocol",
                            BackPainTrial.protocol().replace("{before: 7, after: 21}", "{before: 7, after: 30}"))
                    .put("appliesTo", "EVERYBODY")
                    .put("why", "holidays");
            assertThat(api.post("/api/trials", amendment.toString(), null).statusCode())
                    .isEqualTo(201);
            assertThat(api.getUnless(path, seen).statusCode()).isEqualTo(200);
            assertThat(api.get(path).body()).doesNotContain(option(first));
            assertThat(api.get("/api/trials/back-pain/participants?limit=1").body())
                    .contains(participant);
            assertThat(api.get("/api/trials/nowhere").statusCode()).isEqualTo(404);
            nobodyBringsWhatTheDatabaseCannotHold(api);
            assertThat(api.post(path + "/visits/week10", "{\"measures\": {\"odi\": [1]}}", null)
                            .statusCode())
                    .isEqualTo(400);
            HttpResponse<String> unread = api.post(path + "/visits/week10", "{not json", null);
            assertThat(unread.statusCode()).isEqualTo(400);
            assertThat(unread.body()).contains("urn:stegvis:unreadable", "The body is not JSON (line 1");
            assertThat(api.post(path + "/notes", "{\"text\": \"x\", \"txet\": \"y\"}", null)
                            .body())
                    .contains("'txet' is not known here. Known are text.");
            declines(api);
            describesItself(api);
            isWatched(server, api);
        }
    }

    private static void nobodyBringsWhatTheDatabaseCannotHold(Api api) throws Exception {
        assertThat(api.get("/api/trials/back-pain/due?after=a%00").statusCode()).isEqualTo(400);
        assertThat(api.form("/sign-in", "email=a%00b&password=x").statusCode()).isEqualTo(400);
        HttpResponse<String> asPage = api.postAskingForPage("/api/machines", "{\"name\": \"a\"}");
        assertThat(asPage.statusCode()).isEqualTo(400);
        assertThat(asPage.body()).contains("urn:stegvis:");
        assertThat(api.get("/api/trials/back-pain/due?a%00b=1").statusCode()).isEqualTo(400);
        assertThat(api.get("/sign-in?a%00b=1").statusCode()).isEqualTo(400);
        assertThat(api.form("/sign-in", "a%00b=1").statusCode()).isEqualTo(400);
        assertThat(api.deleteWithForm("/api/none", "nothing-is-said-of-this").statusCode())
                .isEqualTo(404);
        HttpResponse<String> body = api.post(
                "/api/trials/back-pain/site-caps",
                "{\"site\": \"utah\", \"limit\": 900, \"why\": \"full\\u0000\"}",
                null);
        assertThat(body.statusCode()).isEqualTo(400);
        assertThat(body.body()).contains("urn:stegvis:unreadable", "The member 'why' must not hold a NUL.");
    }

    private static void declines(Api api) throws Exception {
        String person = participant(api, "screen-2");
        String path = "/api/trials/back-pain/participants/" + person;
        assertThat(api.get("/api/trials/back-pain/due").body()).contains(person);
        assertThat(api.post(path + "/declined", "{\"on\": \"2999-01-01\"}", null)
                        .statusCode())
                .isEqualTo(422);

        HttpResponse<String> declined = api.post(path + "/declined", "{\"why\": \"no time\"}", "decline-1");
        assertThat(declined.statusCode()).isEqualTo(201);
        assertThat(declined.body()).contains("\"type\":\"declined\"", "\"why\":\"no time\"");
        assertThat(api.get("/api/trials/back-pain/due").body()).doesNotContain(person);
        assertThat(api.get(path).body()).contains("DECLINED", "stopped");
        assertThat(api.post(path + "/declined", "{}", null).body()).contains("step-not-due");

        assertThat(api.post(path + "/consents", "{\"version\": \"1\"}", null).statusCode())
                .isEqualTo(201);
        assertThat(api.get("/api/trials/back-pain/due").body()).contains(person);
        assertThat(api.post(path + "/declined", "{}", null).body()).contains("step-not-due");
    }

    private static void describesItself(Api api) throws Exception {
        JsonNode document =
                JsonMapper.shared().readTree(api.get("/api/openapi.json").body());
        assertThat(document.path("openapi").stringValue()).isEqualTo("3.1.0");
        JsonNode decide = document.path("paths")
                .path("/api/trials/{trial}/participants/{participant}/decisions/{decision}")
                .path("post");
        assertThat(decide.path("x-permission").toString()).isEqualTo("[\"allocate\"]");
        assertThat(decide.path("parameters").toString()).contains("Idempotency-Key", "\"decision\"");
        JsonNode event = document.path("paths")
                .path("/api/trials/{trial}/participants/{participant}/adverse-events")
                .path("post")
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        assertThat(event.path("properties").path("severity").path("enum").toString())
                .isEqualTo("[\"MILD\",\"MODERATE\",\"SEVERE\"]");
        assertThat(event.path("required").toString()).contains("term").doesNotContain("ended");
        JsonNode query = document.path("paths")
                .path("/api/trials/{trial}/queries")
                .path("get")
                .path("responses")
                .path("200")
                .path("content")
                .path("application/json")
                .path("schema")
                .path("items");
        JsonNode said = query.path("properties").path("said").path("items");
        assertThat(said.path("required").toString()).isEqualTo("[\"by\",\"name\",\"at\",\"text\"]");
        assertThat(said.path("properties").path("name").path("type").toString()).isEqualTo("[\"string\",\"null\"]");
        assertThat(said.has("additionalProperties")).isFalse();
    }

    private void isWatched(RunningServer server, Api api) throws Exception {
        HttpResponse<String> list = api.get("/api/trials");
        String tag = list.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = Api.send(api.request("/api/trials")
                .header("If-None-Match", tag)
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .GET());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.headers().firstValue("Trace-Id")).contains("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(api.get("/metrics").statusCode()).isEqualTo(401);
        var metrics =
                new Api(server, Files.readString(folder.resolve("keys/metrics")).strip());
        assertThat(metrics.get("/metrics").body())
                .contains("stegvis_log_entries_total{type=\"allocated\"} 1.0", "http_server_requests");
        assertThat(metrics.get("/api/trials").statusCode()).isEqualTo(401);
        addressesThatAreNotThereMakeNoNewSeries(api, metrics);
        HttpResponse<String> data = api.get("/api/trials/back-pain/data");
        assertThat(data.body()).startsWith("participant,").doesNotContain("probability");
        assertThat(api.get("/api/trials/back-pain/data?kind=UNBLIND").body()).contains("first.probability");
    }

    private static void addressesThatAreNotThereMakeNoNewSeries(Api api, Api metrics) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            askForWhatIsNotThere(client, api, 0);
            long before = series(metrics);
            for (int i = 1; i <= 500 / MADE_UP.size(); i++) {
                askForWhatIsNotThere(client, api, i);
            }
            assertThat(series(metrics)).isEqualTo(before);
            assertThat(metrics.get("/metrics").body()).doesNotContain("nothing", "NOTHING");
        }
    }

    private static void askForWhatIsNotThere(HttpClient client, Api api, int number) throws Exception {
        for (String path : MADE_UP) {
            HttpRequest request = api.request(path.replace("nothing", "nothing" + number))
                    .method(path.contains("trials") ? "NOTHING" + number : "GET", HttpRequest.BodyPublishers.noBody())
                    .build();
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            assertThat(status).as(path).isBetween(300, 499);
        }
    }

    /// How many kinds of requests are counted.
    private static long series(Api metrics) throws Exception {
        HttpResponse<String> answer = metrics.get("/metrics");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body()
                .lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count"))
                .count();
    }

    private static String participant(Api api, String key) throws Exception {
        HttpResponse<String> response = api.post("/api/trials/back-pain/participants", """
            {"characteristics": {"site": "utah", "age": 40, "sex": "female", "pain-months": 12, "red-flags": 0}}
            """, key);
        return JsonMapper.shared().readTree(response.body()).path("participant").stringValue();
    }

    private static String option(HttpResponse<String> response) {
        JsonNode entries = JsonMapper.shared().readTree(response.body()).path("entries");
        return entries.get(entries.size() - 1).path("what").path("option").stringValue();
    }

    private record Api(RunningServer server, String key) {
        HttpResponse<String> get(String path) throws Exception {
            return send(request(path).GET());
        }

        HttpResponse<String> getUnless(String path, String tag) throws Exception {
            return send(request(path).header("If-None-Match", tag).GET());
        }

        HttpResponse<String> post(String path, String body, @Nullable String idempotencyKey) throws Exception {
            var request = request(path)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
            if (idempotencyKey != null) {
                request.header("Idempotency-Key", idempotencyKey);
            }
            return send(request);
        }

        HttpResponse<String> form(String path, String fields) throws Exception {
            return send(request(path)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(fields)));
        }

        HttpResponse<String> postAskingForPage(String path, String body) throws Exception {
            return send(request(path)
                    .header("Accept", "text/html,*/*;q=0.8")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
        }

        HttpResponse<String> deleteWithForm(String path, String fields) throws Exception {
            return send(request(path)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .method("DELETE", HttpRequest.BodyPublishers.ofString(fields)));
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                    .header("Authorization", "Bearer " + key);
        }

        private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
            try (var client = HttpClient.newHttpClient()) {
                return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            }
        }
    }
}
