package org.stegvis.server.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL server on a folder of its own, for this machine only.
///
/// It outlives a server process that is killed; the next one finds it running and takes it over. When the database
/// process itself dies it is started again, and PostgreSQL recovers what was committed.
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);
    private static final Duration LONG_LIFE = Duration.ofSeconds(10);
    private static final int MOST_PATIENCE = 25;
    private static final String DATABASE = "stegvis";

    private final Path folder;
    private final PostgresProgram program;
    private final PostgresLogins logins;
    private final Map<String, String> settings;
    private final int port;
    private volatile boolean stopping;
    private volatile boolean isVisit;
    private int quickEnds;

    private EmbeddedPostgres(
            Path folder, PostgresProgram program, PostgresLogins logins, Map<String, String> settings, int port) {
        this.folder = folder;
        this.program = program;
        this.logins = logins;
        this.settings = settings;
        this.port = port;
    }

    /// Starts the server of a folder, or joins it where it runs.
    ///
    /// @param folder holds `postgres/` and `keys/`, made when they are missing
    public static EmbeddedPostgres start(Path folder) {
        return start(folder, Map.of());
    }

    /// @param settings of PostgreSQL beyond or instead of the usual ones
    static EmbeddedPostgres start(Path folder, Map<String, String> settings) {
        try {
            Path home = folder.toAbsolutePath().normalize();
            var program = PostgresProgram.in(home.resolve("postgres/program"));
            var logins = PostgresLogins.in(home.resolve("keys/database"));
            Path cluster = home.resolve("postgres/cluster");
            if (!Files.exists(cluster.resolve("PG_VERSION"))) {
                initialise(program, cluster, logins.superuser());
            }
            Optional<Postmaster> running = Postmaster.of(cluster);
            int port = running.isPresent() ? running.get().port() : freePort();
            var server = new EmbeddedPostgres(home, program, logins, settings, port);
            if (running.isPresent()) {
                server.watch(running.get().process());
            } else {
                server.launch();
            }
            server.awaitReady();
            new PostgresRoles(logins, DATABASE).ensure(server.url("postgres"));
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Visits the server of a folder that somebody else looks after; to close the visit stops nothing.
    ///
    /// @throws UnusableDatabase when it does not run
    public static EmbeddedPostgres visit(Path folder) {
        try {
            Path home = folder.toAbsolutePath().normalize();
            Postmaster running = Postmaster.of(home.resolve("postgres/cluster"))
                    .orElseThrow(() -> new UnusableDatabase("The server that uses " + home
                            + " has no database running; it may be starting. Try again in a moment."));
            var server = new EmbeddedPostgres(
                    home,
                    PostgresProgram.in(home.resolve("postgres/program")),
                    PostgresLogins.in(home.resolve("keys/database")),
                    Map.of(),
                    running.port());
            server.isVisit = true;
            server.awaitReady();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Where the trial database is.
    public DatabaseAddress address() {
        return new DatabaseAddress(url(DATABASE), logins.owner(), logins.application());
    }

    /// A connection that may do everything, to the database of that name.
    Connection asSuperuser(String database) throws SQLException {
        return DriverManager.getConnection(
                url(database), logins.superuser().user(), logins.superuser().password());
    }

    String url(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    private static void initialise(PostgresProgram program, Path cluster, Login superuser) throws IOException {
        Path password = Files.createTempFile(cluster.resolveSibling("."), "first", ".tmp");
        try {
            Files.writeString(password, superuser.password());
            run(program.command(
                    "initdb",
                    "--pgdata=" + cluster,
                    "--username=" + superuser.user(),
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C",
                    "--data-checksums"));
        } finally {
            Files.delete(password);
        }
    }

    private void launch() throws IOException {
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
        var words = new java.util.ArrayList<>(
                program.command("postgres", "-D", cluster().toString()));
        all.forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
        var process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        watch(process.toHandle());
    }

    /// Starts the database again when its process ends although nobody asked it to.
    private void watch(ProcessHandle process) {
        Instant since = Instant.now();
        var unused = process.onExit().thenRun(() -> {
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
            LOG.error("The database could not be started again; its own words are in {}.", log(), failure);
        }
    }

    private void awaitReady() {
        Instant deadline = Instant.now().plus(STARTS_WITHIN);
        while (true) {
            try {
                asSuperuser("postgres").close();
                return;
            } catch (SQLException notYet) {
                if (Instant.now().isAfter(deadline)) {
                    stop();
                    throw new UnusableDatabase(
                            "The database in " + folder + " did not start within " + STARTS_WITHIN.toSeconds() + " s: "
                                    + notYet.getMessage() + ". Its own words are in " + log() + ".",
                            notYet);
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new UnusableDatabase("Interrupted while the database was starting.", ending);
        }
    }

    /// Unless this is a visit, stops the server after its transactions are rolled back and its memory is written.
    @Override
    public void close() {
        stop();
    }

    private void stop() {
        stopping = true;
        if (isVisit) {
            return;
        }
        try {
            if (Postmaster.of(cluster()).isPresent()) {
                run(program.command("pg_ctl", "stop", "-D", cluster().toString(), "-m", "fast", "-w", "-t", "60"));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void run(List<String> command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("'" + String.join(" ", command) + "' failed: "
                        + output.strip().replace("\n", "; "));
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + command.getFirst(), ending);
        }
    }

    private Path cluster() {
        return folder.resolve("postgres/cluster");
    }

    private Path log() {
        return folder.resolve("postgres/log");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
