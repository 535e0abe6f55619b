package org.stegvis.server.database;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts the process of a cluster, and starts it again when it ends although nobody asked it to.
final class PostgresSupervisor {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresSupervisor.class);
    private static final Duration LONG_LIFE = Duration.ofSeconds(10);
    private static final int MOST_PATIENCE = 25;

    private final PostgresCluster cluster;
    private final PostgresProgram program;
    private final Map<String, String> settings;
    private volatile boolean stopping;
    private int quickEnds;

    /// @param settings of PostgreSQL beyond or instead of the usual ones
    PostgresSupervisor(PostgresCluster cluster, PostgresProgram program, int port, Map<String, String> settings) {
        this.cluster = cluster;
        this.program = program;
        var all = new TreeMap<>(Map.of(
                "listen_addresses", "localhost",
                "unix_socket_directories", "",
                "port", Integer.toString(port),
                "max_connections", "100",
                "shared_buffers", "128MB",
                "synchronous_commit", "on",
                "log_timezone", "UTC",
                "timezone", "UTC"));
        all.putAll(settings);
        this.settings = all;
    }

    void launch() throws IOException {
        var words = new ArrayList<>(
                program.command("postgres", "-D", cluster.folder().toString()));
        settings.forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
        var process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(cluster.log().toFile()))
                .start();
        watch(process.toHandle());
    }

    void watch(ProcessHandle process) {
        Instant since = Instant.now();
        var _ = process.onExit().thenRun(() -> {
            if (!stopping) {
                LOG.warn("The database process {} ended; starting it again.", process.pid());
                relaunch(Duration.between(since, Instant.now()));
            }
        });
    }

    private void relaunch(Duration lived) {
        try {
            // The children of the dead process need a moment to notice; until then a new one would refuse to
            // start.
            // What keeps it from starting at all (a full disk) takes longer.
            quickEnds = lived.compareTo(LONG_LIFE) < 0 ? Math.min(quickEnds + 1, MOST_PATIENCE) : 1;
            Thread.sleep(Duration.ofMillis(200L * quickEnds));
            if (!stopping) {
                launch();
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } catch (IOException failure) {
            LOG.error("The database could not be started again; its own words are in {}.", cluster.log(), failure);
        }
    }

    /// Lets the process end from now on.
    void letGo() {
        stopping = true;
    }
}
