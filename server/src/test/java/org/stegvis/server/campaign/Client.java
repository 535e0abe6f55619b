package org.stegvis.server.campaign;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A coordinator who brings one participant after another to randomisation, clicks twice, and repeats what was not
/// answered, at whichever server there is.
final class Client implements Runnable {
    private static final List<String> SITES = List.of("utah", "intermountain", "johns-hopkins");

    private final HttpClient http;
    private final List<ServerProcess> servers;
    private final String operatorKey;
    private final Acknowledged acknowledged;
    private final BooleanSupplier goesOn;

    Client(
            HttpClient http,
            List<ServerProcess> servers,
            String operatorKey,
            Acknowledged acknowledged,
            BooleanSupplier goesOn) {
        this.http = http;
        this.servers = servers;
        this.operatorKey = operatorKey;
        this.acknowledged = acknowledged;
        this.goesOn = goesOn;
    }

    @Override
    public void run() {
        while (goesOn.getAsBoolean()) {
            participant();
        }
    }

    private void participant() {
        String site = SITES.get(ThreadLocalRandom.current().nextInt(SITES.size()));
        JsonNode screened = done("participants", """
            {"characteristics": {"site": "%s", "age": 40, "sex": "female", "pain-months": 12, "red-flags": 0}}
            """.formatted(site));
        if (screened == null) {
            return;
        }
        String path = "participants/" + screened.path("participant").stringValue();
        if (done(path + "/consents", "{\"version\": \"1\"}") != null
                && done(path + "/visits/baseline", "{\"measures\": {\"odi\": 40, \"pain\": 6}}") != null) {
            randomise(path + "/decisions/first");
        }
    }

    /// The same click twice, and the click of somebody else.
    private void randomise(String path) {
        String key = UUID.randomUUID().toString();
        var again = CompletableFuture.supplyAsync(() -> send(path, "", key), Thread::startVirtualThread);
        var other = CompletableFuture.supplyAsync(
                () -> send(path, "", UUID.randomUUID().toString()), Thread::startVirtualThread);
        HttpResponse<String> mine = send(path, "", key);
        for (HttpResponse<String> response : Arrays.asList(mine, again.join(), other.join())) {
            if (response != null && response.statusCode() < 300) {
                acknowledged.add(read(response));
            } else if (response != null && !response.body().contains("already-allocated")) {
                acknowledged.refused(path, response.body());
            }
        }
    }

    private @Nullable JsonNode done(String path, String body) {
        HttpResponse<String> response = send(path, body, UUID.randomUUID().toString());
        if (response == null) {
            return null;
        }
        if (response.statusCode() >= 300) {
            acknowledged.refused(path, response.body());
            return null;
        }
        JsonNode answer = read(response);
        acknowledged.add(answer);
        return answer;
    }

    /// Sends until there is an answer; null when the campaign ends first.
    private @Nullable HttpResponse<String> send(String path, String body, String key) {
        while (goesOn.getAsBoolean()) {
            int port = servers.get(ThreadLocalRandom.current().nextInt(servers.size()))
                    .port();
            try {
                if (port != 0) {
                    var request = HttpRequest.newBuilder(
                                    URI.create("http://127.0.0.1:" + port + "/api/trials/back-pain/" + path))
                            .header("Authorization", "Bearer " + operatorKey)
                            .header("Content-Type", "application/json")
                            .header("Idempotency-Key", key)
                            .timeout(Duration.ofSeconds(20))
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build();
                    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                    if (response.statusCode() < 500) {
                        return response;
                    }
                }
                acknowledged.repeated();
                Thread.sleep(20);
            } catch (IOException lost) {
                acknowledged.repeated();
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
        return null;
    }

    private static JsonNode read(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }
}
