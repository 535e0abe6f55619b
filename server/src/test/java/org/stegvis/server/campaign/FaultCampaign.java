package org.stegvis.server.campaign;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.TestServer;
import org.stegvis.server.allocation.AllocationAudit;
import org.stegvis.server.audit.Rebuilding;
import org.stegvis.server.database.Durable;
import org.stegvis.server.database.TestDatabase;
import org.stegvis.server.database.Wire;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.eventlog.Verification;

/// Two servers on one database, clients that never rest, and a fault a round.
final class FaultCampaign {
    private static final int CLIENTS = 6;
    private static final int CHECK_EVERY = 10;
    private static final int FAULTS_DURING_A_START = 6;
    private static final long SMALL_DISK = 3L << 30;

    private final Path folder;
    private final Random random;
    private final Acknowledged acknowledged = new Acknowledged();
    private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
    private final List<Fault> rarer = new ArrayList<>(
            List.of(Fault.KILL_BOTH, Fault.CUT_CONNECTIONS, Fault.STALL, Fault.SLOW_WIRE, Fault.HANGING_WIRE));
    private long checked;

    /// @param folder empty, for the database, the keys and the logs of the servers
    /// @param seed which fault comes when
    FaultCampaign(Path folder, long seed) {
        this.folder = folder;
        this.random = new Random(seed);
        if (isSmall(folder)) {
            rarer.add(Fault.FULL_DISK);
        }
    }

    /// A disk of its own that may be filled; nobody's work is there.
    private static boolean isSmall(Path folder) {
        try {
            return Files.getFileStore(folder).getTotalSpace() <= SMALL_DISK;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    enum Fault {
        KILL_SERVER,
        KILL_DATABASE,
        KILL_BOTH,
        CUT_CONNECTIONS,
        STALL,
        SLOW_WIRE,
        HANGING_WIRE,
        FULL_DISK
    }

    /// What was seen. Only the first block of figures may be other than zero.
    record Figures(
            Map<Fault, Integer> faults,
            long answers,
            long repeated,
            long entries,
            long allocations,
            long acknowledgedEntries,
            long lost,
            long allocatedTwice,
            long brokenLinks,
            long differingRows,
            long wronglyDrawn,
            List<String> refusals) {

        List<String> lines() {
            return List.of(
                    "faults                              " + faults,
                    "answers seen by clients             " + answers,
                    "requests sent again                 " + repeated,
                    "entries in the log                  " + entries,
                    "participants allocated              " + allocations,
                    "acknowledged entries looked for     " + acknowledgedEntries,
                    "acknowledged entries missing        " + lost,
                    "participants allocated twice        " + allocatedTwice,
                    "broken links of the chain           " + brokenLinks,
                    "rows of read models not the same    " + differingRows,
                    "allocations that the key denies     " + wronglyDrawn,
                    "refusals that were not deserved     " + refusals.size());
        }
    }

    Figures run(int rounds) throws Exception {
        try (var database = Durable.start(folder);
                var wire = Wire.to(database.address());
                var offline = TestServer.on(TestDatabase.at(database.address()), folder)) {
            BackPainTrial.open(offline);
            List<ServerProcess> servers = List.of(
                    ServerProcess.start("a", folder, wire.through(database.address())),
                    ServerProcess.start("b", folder, wire.through(database.address())));
            var goesOn = new AtomicBoolean(true);
            var clients = new ArrayList<Thread>();
            try (var http = HttpClient.newHttpClient()) {
                awaitAll(servers);
                String key = Files.readString(folder.resolve("keys/operator")).strip();
                for (int i = 0; i < CLIENTS; i++) {
                    clients.add(Thread.startVirtualThread(new Client(http, servers, key, acknowledged, goesOn::get)));
                }
                long lost = 0;
                int without = 0;
                for (int round = 1; round <= rounds; round++) {
                    // A server that starts is hurt too; but one whose start never comes to its end shows nothing.
                    without = all(servers) ? 0 : without + 1;
                    if (without > FAULTS_DURING_A_START) {
                        awaitAll(servers);
                    }
                    awaitWork();
                    Thread.sleep(random.nextInt(700));
                    hurt(database, wire, servers);
                    if (round % CHECK_EVERY == 0) {
                        lost += lost(offline);
                        System.out.printf("round %d: %d answers, %d lost%n", round, acknowledged.answers(), lost);
                    }
                }
                awaitAll(servers);
                Thread.sleep(500);
                goesOn.set(false);
                for (Thread client : clients) {
                    client.join();
                }
                return figures(offline, lost + lost(offline));
            } finally {
                goesOn.set(false);
                servers.forEach(ServerProcess::close);
            }
        }
    }

    private void hurt(Durable database, Wire wire, List<ServerProcess> servers) throws Exception {
        Fault fault = next(servers);
        faults.merge(fault, 1, Integer::sum);
        ServerProcess victim = victim(servers);
        switch (fault) {
            case KILL_SERVER -> restart(victim);
            case KILL_DATABASE -> {
                database.kill();
                awaitUp(database);
            }
            case KILL_BOTH -> {
                database.kill();
                restart(victim);
                awaitUp(database);
            }
            case CUT_CONNECTIONS -> database.cutConnections();
            case STALL -> database.stall(1500);
            case SLOW_WIRE -> {
                wire.slow(Duration.ofMillis(50));
                Thread.sleep(2000);
                wire.slow(Duration.ZERO);
            }
            case HANGING_WIRE -> wire.hang();
            case FULL_DISK -> {
                fillDisk();
                awaitUp(database);
            }
        }
    }

    /// Leaves no byte for two seconds. PostgreSQL stops when it cannot write its log, and is started again.
    private void fillDisk() throws IOException, InterruptedException {
        Path ballast = folder.resolve("ballast");
        byte[] block = new byte[1 << 20];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (Files.getFileStore(folder).getUsableSpace() > 0) {
                out.write(block, 0, (int) Math.min(
                        block.length, Math.max(1, Files.getFileStore(folder).getUsableSpace())));
            }
            Thread.sleep(2000);
        } catch (IOException full) {
            // The last block did not fit whole, as it should be.
            Thread.sleep(2000);
        } finally {
            Files.deleteIfExists(ballast);
        }
    }

    /// Waits until clients have been answered since the last fault: a fault must hit a system at work. A
    /// wire that hangs is given up by the program after a minute.
    private void awaitWork() throws InterruptedException {
        long before = acknowledged.answers();
        for (int i = 0; i < 18_000 && acknowledged.answers() < before + 3; i++) {
            Thread.sleep(10);
        }
        if (acknowledged.answers() < before + 3) {
            throw new IllegalStateException("No client was answered within three minutes after a fault.");
        }
    }

    /// The kills come first in number; the rest are there to find what kills do not. While a server is on
    /// its way up the other one is spared, or no request would ever be under way.
    private Fault next(List<ServerProcess> servers) {
        if (!all(servers)) {
            return random.nextInt(10) < 7
                    ? Fault.KILL_DATABASE
                    : List.of(Fault.CUT_CONNECTIONS, Fault.STALL, Fault.SLOW_WIRE)
                            .get(random.nextInt(3));
        }
        return random.nextInt(10) < 7
                ? List.of(Fault.KILL_SERVER, Fault.KILL_DATABASE).get(random.nextInt(2))
                : rarer.get(random.nextInt(rarer.size()));
    }

    private static boolean all(List<ServerProcess> servers) {
        return servers.stream().allMatch(server -> server.port() != 0);
    }

    private static void awaitAll(List<ServerProcess> servers) throws IOException, InterruptedException {
        for (ServerProcess server : servers) {
            server.awaitReady();
        }
    }

    /// One that answers, of either kind; the other may still be on its way up.
    private ServerProcess victim(List<ServerProcess> servers) {
        ServerProcess any = servers.get(random.nextInt(servers.size()));
        return any.port() != 0
                ? any
                : servers.stream()
                        .filter(server -> server.port() != 0)
                        .findFirst()
                        .orElse(any);
    }

    private static void restart(ServerProcess victim) throws Exception {
        victim.kill();
        victim.startAgain();
    }

    private static void awaitUp(Durable database) throws InterruptedException {
        // It needs a moment to die before it can be found alive again.
        Thread.sleep(250);
        for (int i = 0; i < 1200 && !database.isUp(); i++) {
            Thread.sleep(50);
        }
    }

    /// How many entries that clients were told of are not in the log as they were told.
    private long lost(TestServer offline) {
        var jdbc = new JdbcTemplate(offline.database().source());
        List<Acknowledged.Told> told = acknowledged.take();
        var kept = new HashSet<>(jdbc.query(
                "select seq, participant, type, coalesce(what::json ->> 'option', '') from event"
                        + " where trial = ? and seq = any (?)",
                (row, number) ->
                        new Acknowledged.Told(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)),
                BackPainTrial.ID,
                told.stream().map(Acknowledged.Told::seq).toArray(Long[]::new)));
        checked += told.size();
        return told.stream().filter(each -> !kept.contains(each)).count();
    }

    private Figures figures(TestServer offline, long lost) throws Exception {
        var jdbc = new JdbcTemplate(offline.database().source());
        Long twice = jdbc.queryForObject(
                "select count(*) from (select 1 from event where trial = ? and type = 'allocated'"
                        + " group by participant, what::json ->> 'decision' having count(*) > 1) as double",
                Long.class,
                BackPainTrial.ID);
        EventLog log = offline.get(EventLog.class);
        Verification.Result chain = Verification.of(log, BackPainTrial.ID);
        long differing = offline.get(Rebuilding.class).rebuild(BackPainTrial.ID).stream()
                .mapToLong(Rebuilding.Rebuilt::differing)
                .sum();
        String key = Files.readString(folder.resolve("keys/allocation/back-pain.key"))
                .strip();
        AllocationAudit.Result drawn = AllocationAudit.of(reader -> log.forEach(BackPainTrial.ID, reader))
                .with(key);
        return new Figures(
                faults,
                acknowledged.answers(),
                acknowledged.repeats(),
                chain.entries(),
                drawn.drawn(),
                checked,
                lost,
                twice == null ? -1 : twice,
                chain.holds() ? 0 : 1,
                differing,
                drawn.problems().size(),
                acknowledged.refusals());
    }
}
