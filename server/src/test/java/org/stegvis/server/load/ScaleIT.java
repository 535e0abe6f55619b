package org.stegvis.server.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stegvis.server.BackPainTrial.ID;
import static org.stegvis.server.BackPainTrial.OPERATOR;
import static org.stegvis.server.BackPainTrial.done;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.TestServer;
import org.stegvis.server.audit.Rebuilding;
import org.stegvis.server.campaign.ServerProcess;
import org.stegvis.server.database.Durable;
import org.stegvis.server.database.TestDatabase;
import org.stegvis.server.trialsetup.PublishingAProtocol;
import org.stegvis.server.trialsetup.PublishingAProtocol.Publication;
import org.stegvis.server.trialsetup.TrialEvent.AppliesTo;

/// How long lists, and pages that tell of everybody, take in a trial with very many participants and entries. Run by
/// `server/scale`.
@EnabledIfSystemProperty(named = "stegvis.scale", matches = ".+")
class ScaleIT {
    /// What comes to a participant before sessions.
    private static final int FEWEST = 15;

    private static final int TIMES = 30;
    private static final double WITHIN = 200;

    @TempDir
    private Path folder;

    @Test
    void lists_and_dashboards_answer_within_200_ms_at_the_median() throws Exception {
        int participants = Integer.getInteger("stegvis.scale.participants", 100_000);
        int entries = Math.max(FEWEST, Integer.getInteger("stegvis.scale.entries", 10_000_000) / participants);
        try (var database = Durable.start(
                folder, Map.of("max_connections", "60", "max_wal_size", "6GB", "maintenance_work_mem", "256MB"))) {
            try (var offline = TestServer.on(TestDatabase.at(database.address()), folder)) {
                BackPainTrial.open(offline);
                long started = System.nanoTime();
                for (String statement : fill(participants, entries).strip().split(";\n", -1)) {
                    database.execute("stegvis", statement);
                }
                told("filled", participants, entries, started);
                started = System.nanoTime();
                offline.get(Rebuilding.class).rebuild(ID).forEach(each -> System.out.println("           " + each));
                told("rebuilt", participants, entries, started);
                database.execute("stegvis", "vacuum analyze");
                for (AppliesTo whom : AppliesTo.values()) {
                    started = System.nanoTime();
                    amend(offline, whom);
                    told("amended", participants, entries, started);
                }
            }
            try (var server = ServerProcess.start("scale", folder, database.address(), "-Xmx512m");
                    var http = HttpClient.newHttpClient()) {
                server.awaitReady();
                String key = Files.readString(folder.resolve("keys/operator")).strip();
                var asked = new AskedOften(server, http, key, TIMES);
                var medians = new LinkedHashMap<String, Double>();
                lists(participants, entries).forEach(path -> medians.put(path, asked.median(path)));
                asked.once("/t/" + ID + "/committee");
                asked.once("/t/" + ID + "/committee");
                asked.once("/t/" + ID + "/results");
                System.out.printf("memory     %s%n", server.memory());
                medians.forEach((path, median) -> assertThat(median).as(path).isLessThan(WITHIN));
            }
        }
    }

    /// How long nobody else can write because a version comes into force: first for new participants, then for
    /// everybody, whose windows become longer by a day.
    private static void amend(TestServer server, AppliesTo whom) {
        String text = BackPainTrial.protocol()
                .replace("{before: 7, after: 21}", "{before: 7, after: " + (22 + whom.ordinal()) + "}");
        System.out.println(whom);
        done(server.get(PublishingAProtocol.class)
                .publish(OPERATOR, new Publication(text, null, whom, "holidays"), null));
    }

    private static void told(String what, int participants, int entries, long started) {
        System.out.printf(
                "%-10s %,d participants, about %,d entries, in %.0f s%n",
                what, participants, (long) participants * entries, (System.nanoTime() - started) / 1e9);
    }

    private static List<String> lists(int participants, int entries) {
        String middle = "P" + "%07d".formatted(participants / 2);
        String api = "/api/trials/" + ID;
        String pages = "/t/" + ID;
        return List.of(
                api + "/participants?limit=100",
                api + "/participants?limit=100&after=" + middle,
                api + "/participants?site=utah&limit=100&after=" + middle,
                api + "/due?limit=100",
                api + "/due?site=utah&limit=100",
                api + "/due?limit=100&after=" + middle,
                api + "/queries?status=OPEN&limit=100",
                api + "/queries?site=utah&status=OPEN&limit=100&after=" + (1_000_000L + participants / 2L * entries),
                api + "/participants/" + middle,
                api + "/participants/" + middle + "/queries",
                api + "/participants/" + middle + "/care",
                api + "/log?from=" + (1_000_000 + participants) + "&limit=100",
                api + "/reminders",
                pages + "/work",
                pages + "/overview",
                pages + "/overview?open=true",
                pages + "/matrix",
                pages + "/matrix?after=" + middle,
                pages + "/matrix?site=utah",
                pages + "/therapy",
                pages + "/therapy?after=" + middle);
    }

    private static String fill(int participants, int entries) throws IOException {
        try (InputStream in = Objects.requireNonNull(ScaleIT.class.getResourceAsStream("fill.sql"), "fill.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("$PARTICIPANTS", Integer.toString(participants))
                    .replace("$ENTRIES", Integer.toString(entries));
        }
    }
}
