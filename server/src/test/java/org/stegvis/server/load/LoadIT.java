package org.stegvis.server.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.TestServer;
import org.stegvis.server.campaign.ServerProcess;
import org.stegvis.server.database.Durable;
import org.stegvis.server.database.TestDatabase;

/// Two hundred clients randomise, beside pgbench with two hundred connections that sends the same SQL in the same
/// minute. Run by `server/load`, which needs pgbench; a busy machine slows both.
@EnabledIfSystemProperty(named = "stegvis.load", matches = ".+")
class LoadIT {
    private static final int CLIENTS = 200;
    private static final int WARM_UP = 1000;
    private static final int MEASURED = 3000;
    private static final List<String> SITES = List.of("utah", "intermountain", "johns-hopkins");

    @TempDir
    private Path folder;

    @Test
    void the_server_randomises_at_least_half_as_many_as_the_bare_database() throws Exception {
        try (var database = Durable.start(folder, "max_connections", "260")) {
            List<String> participants;
            try (var offline = TestServer.on(TestDatabase.at(database.address()), folder)) {
                participants = participants(BackPainTrial.open(offline));
            }
            try (var server = ServerProcess.start("load", folder, database.address(), "-Xmx512m")) {
                server.awaitReady();
                run(server, participants.subList(0, WARM_UP));
                database.execute("stegvis", resource("prepare.sql"));
                database.execute("stegvis", "analyze");
                double before = pgbench(database);
                long started = System.nanoTime();
                long[] latencies = run(server, participants.subList(WARM_UP, participants.size()));
                double seconds = (System.nanoTime() - started) / 1e9;
                double after = pgbench(database);
                double bare = (before + after) / 2;
                double rate = latencies.length / seconds;
                Arrays.sort(latencies);
                System.out.printf("server      %.0f randomisations a second, %d clients%n", rate, CLIENTS);
                System.out.printf("pgbench     %.0f before, %.0f after%n", before, after);
                System.out.printf("ratio       %.2f%n", rate / bare);
                System.out.printf(
                        "latency     median %.0f ms, 99 %% within %.0f ms%n",
                        latencies[latencies.length / 2] / 1e6, latencies[latencies.length * 99 / 100] / 1e6);
                System.out.printf("memory      %s%n", server.memory());
                assertThat(rate / bare).isGreaterThan(0.5);
            }
        }
    }

    private static List<String> participants(BackPainTrial trial) throws Exception {
        List<Callable<String>> all = new ArrayList<>();
        for (int i = 0; i < WARM_UP + MEASURED; i++) {
            String site = SITES.get(i % SITES.size());
            all.add(() -> trial.ready(site));
        }
        var ready = new ArrayList<String>();
        try (var threads =
                Executors.newFixedThreadPool(CLIENTS, Thread.ofVirtual().factory())) {
            for (Future<String> each : threads.invokeAll(all)) {
                ready.add(each.get());
            }
        }
        return ready;
    }

    /// The time that each randomisation took, in nanoseconds.
    private long[] run(ServerProcess server, List<String> participants) throws Exception {
        String key = Files.readString(folder.resolve("keys/operator")).strip();
        List<Callable<Long>> all = new ArrayList<>();
        try (var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var threads =
                        Executors.newFixedThreadPool(CLIENTS, Thread.ofVirtual().factory())) {
            for (String participant : participants) {
                var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port()
                                + "/api/trials/back-pain/participants/" + participant + "/decisions/first"))
                        .header("Authorization", "Bearer " + key)
                        .header("Idempotency-Key", "load-" + participant)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build();
                all.add(() -> {
                    long started = System.nanoTime();
                    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
                    return System.nanoTime() - started;
                });
            }
            long[] times = new long[all.size()];
            int i = 0;
            for (Future<Long> time : threads.invokeAll(all)) {
                times[i++] = time.get();
            }
            return times;
        }
    }

    /// Transactions a second; each client has its own participants, so this can be run twice.
    private double pgbench(Durable database) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("randomise.sql"), resource("randomise.sql"));
        var address = database.address();
        String place = address.url()
                .replace("jdbc:", "")
                .replace("localhost", address.application().user() + "@localhost");
        var builder = new ProcessBuilder(
                        "pgbench",
                        "-n",
                        "-M",
                        "prepared",
                        "-c",
                        Integer.toString(CLIENTS),
                        "-j",
                        "2",
                        "-t",
                        "15",
                        "-D",
                        "i=" + offset,
                        "-f",
                        script.toString(),
                        place)
                .redirectErrorStream(true);
        offset += 15;
        builder.environment().put("PGPASSWORD", address.application().password());
        var process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        var rate = Pattern.compile("tps = ([0-9.]+) \\(without").matcher(output);
        assertThat(rate.find()).as(output).isTrue();
        return Double.parseDouble(rate.group(1));
    }

    private int offset;

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(LoadIT.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
