package org.stegvis.server.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.TestServer;
import org.stegvis.server.campaign.ServerProcess;
import org.stegvis.server.database.Durable;
import org.stegvis.server.database.TestDatabase;

/// Two hundred clients bring people from screening to randomisation; then they randomise and nothing else,
/// beside pgbench with two hundred connections that sends the same SQL in the same minute. Run by
/// `server/load`, which needs pgbench; a busy machine slows both.
@EnabledIfSystemProperty(named = "stegvis.load", matches = ".+")
class LoadIT {
    private static final int CLIENTS = 200;
    private static final int WARM_UP = 1000;
    private static final int MEASURED = 3000;
    private static final String RANDOMISATION = "randomisation";
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
                String key = Files.readString(folder.resolve("keys/operator")).strip();
                try (var clients = new Clients(CLIENTS, server.port(), key)) {
                    clients.run(randomisations(clients, participants.subList(0, WARM_UP)));
                    var bare = bench(database);
                    double before = bare.run();
                    var alone =
                            clients.run(randomisations(clients, participants.subList(WARM_UP, participants.size())));
                    double after = bare.run();
                    double ratio = alone.rate(RANDOMISATION) / ((before + after) / 2);
                    System.out.printf("%n%d clients, randomisations alone%n", CLIENTS);
                    alone.print(System.out);
                    System.out.printf(
                            "pgbench     %.0f a second before, %.0f after; ratio %.2f%n", before, after, ratio);
                    clients.run(mixed(clients, WARM_UP));
                    System.out.printf("%n%d clients, all that comes between screening and randomisation%n", CLIENTS);
                    clients.run(mixed(clients, MEASURED)).print(System.out);
                    System.out.printf("memory      %s%n", server.memory());
                    assertThat(ratio).isGreaterThan(0.5);
                }
            }
        }
    }

    private PgBench bench(Durable database) throws Exception {
        database.execute("stegvis", resource("prepare.sql"));
        database.execute("stegvis", "analyze");
        Path script = Files.writeString(folder.resolve("randomise.sql"), resource("randomise.sql"));
        return new PgBench(database.address(), script, CLIENTS);
    }

    private static List<? extends Callable<?>> randomisations(Clients clients, List<String> participants) {
        return participants.stream()
                .map(each -> (Callable<?>)
                        () -> clients.post(RANDOMISATION, "participants/" + each + "/decisions/first", ""))
                .toList();
    }

    /// One in six is not eligible.
    private static List<MixedFlow> mixed(Clients clients, int people) {
        return IntStream.range(0, people)
                .mapToObj(each -> new MixedFlow(clients, SITES.get(each % SITES.size()), each % 6 == 0))
                .toList();
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

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(LoadIT.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
