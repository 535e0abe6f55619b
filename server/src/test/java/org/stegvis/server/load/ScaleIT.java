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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.TestServer;
import org.stegvis.server.campaign.ServerProcess;
import org.stegvis.server.database.Durable;
import org.stegvis.server.database.TestDatabase;

/// How long lists take in a trial with very many participants and entries. Run by `server/scale`.
@EnabledIfSystemProperty(named = "stegvis.scale", matches = ".+")
class ScaleIT {
    private static final int TIMES = 30;
    private static final double WITHIN = 200;

    @TempDir
    private Path folder;

    @Test
    void lists_answer_within_200_ms_at_the_median() throws Exception {
        int participants = Integer.getInteger("stegvis.scale.participants", 100_000);
        int entries = Integer.getInteger("stegvis.scale.entries", 10_000_000);
        int sessions = Math.max(1, entries / participants - 5);
        try (var database = Durable.start(folder, "max_connections", "60")) {
            try (var offline = TestServer.on(TestDatabase.at(database.address()), folder)) {
                BackPainTrial.open(offline);
            }
            long started = System.nanoTime();
            for (String statement : fill(participants, sessions).split(";\n")) {
                database.execute("stegvis", statement);
            }
            System.out.printf(
                    "filled     %,d participants, %,d entries in %.0f s%n",
                    participants, (long) participants * (5 + sessions), (System.nanoTime() - started) / 1e9);
            try (var server = ServerProcess.start("scale", folder, database.address(), "-Xmx512m")) {
                server.awaitReady();
                measure(server, participants)
                        .forEach((path, median) -> assertThat(median).as(path).isLessThan(WITHIN));
                System.out.printf("memory     %s%n", server.memory());
            }
        }
    }

    private Map<String, Double> measure(ServerProcess server, int participants) throws Exception {
        String middle = "P" + "%07d".formatted(participants / 2);
        String[] paths = {
            "/participants?limit=100",
            "/participants?limit=100&after=" + middle,
            "/participants?site=utah&limit=100&after=" + middle,
            "/due?limit=100",
            "/due?site=utah&limit=100",
            "/due?limit=100&after=" + middle,
            "/queries?status=OPEN&limit=100",
            "/queries?site=utah&status=OPEN&limit=100&after=" + participants / 2,
            "/participants/" + middle,
            "/participants/" + middle + "/queries",
            "/participants/" + middle + "/care",
            "/log?from=" + (1_000_000 + participants) + "&limit=100"
        };
        String key = Files.readString(folder.resolve("keys/operator")).strip();
        var medians = new LinkedHashMap<String, Double>();
        try (var http = HttpClient.newHttpClient()) {
            for (String path : paths) {
                var request = HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + server.port() + "/api/trials/back-pain" + path))
                        .header("Authorization", "Bearer " + key)
                        .build();
                double[] times = new double[TIMES];
                for (int i = 0; i < TIMES; i++) {
                    long begun = System.nanoTime();
                    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                    times[i] = (System.nanoTime() - begun) / 1e6;
                    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
                }
                Arrays.sort(times);
                medians.put(path, times[TIMES / 2]);
                System.out.printf("%7.1f ms %7.1f ms  %s%n", times[TIMES / 2], times[TIMES - 1], path);
            }
        }
        return medians;
    }

    private static String fill(int participants, int sessions) throws IOException {
        try (InputStream in = Objects.requireNonNull(ScaleIT.class.getResourceAsStream("fill.sql"), "fill.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("$PARTICIPANTS", Integer.toString(participants))
                    .replace("$SESSIONS", Integer.toString(sessions));
        }
    }
}
