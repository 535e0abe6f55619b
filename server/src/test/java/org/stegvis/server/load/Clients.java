package org.stegvis.server.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Many who use one server at the same time over HTTP, and how long each of their requests took.
final class Clients implements AutoCloseable {
    private final int number;
    private final String trial;
    private final String key;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Queue<Request> answered = new ConcurrentLinkedQueue<>();

    /// @param number how many ask at once
    /// @param key of the operator
    Clients(int number, int port, String key) {
        this.number = number;
        this.trial = "http://127.0.0.1:" + port + "/api/trials/back-pain/";
        this.key = key;
    }

    /// A request that was answered.
    ///
    /// @param what kind of request it was
    record Request(String what, double milliseconds) {}

    /// Does all of the work, as many pieces at once as there are clients.
    ///
    /// @return what was asked meanwhile, and how long it took altogether
    Latencies run(List<? extends Callable<?>> work) throws Exception {
        answered.clear();
        long started = System.nanoTime();
        try (var threads =
                Executors.newFixedThreadPool(number, Thread.ofVirtual().factory())) {
            for (Future<?> piece : threads.invokeAll(new ArrayList<Callable<Object>>(
                    work.stream().map(each -> (Callable<Object>) each::call).toList()))) {
                piece.get();
            }
        }
        return new Latencies(List.copyOf(answered), (System.nanoTime() - started) / 1e9);
    }

    JsonNode get(String what, String path) throws IOException, InterruptedException {
        return ask(what, request(path).GET().build(), 200);
    }

    JsonNode post(String what, String path, String body) throws IOException, InterruptedException {
        var request = request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return ask(what, request, 201);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(trial + path)).header("Authorization", "Bearer " + key);
    }

    private JsonNode ask(String what, HttpRequest request, int expected) throws IOException, InterruptedException {
        long started = System.nanoTime();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        answered.add(new Request(what, (System.nanoTime() - started) / 1e6));
        assertThat(response.statusCode()).as(what + ": " + response.body()).isEqualTo(expected);
        return JsonMapper.shared().readTree(response.body());
    }

    @Override
    public void close() {
        http.close();
    }
}
