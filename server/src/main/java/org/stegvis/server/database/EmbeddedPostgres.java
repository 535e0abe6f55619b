package org.stegvis.server.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL server on a folder of its own, for this machine only.
///
/// It outlives a server process that is killed; the next one finds it running and takes it over. When the database
/// process itself dies it is started again, and PostgreSQL recovers what was committed.
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);
    private static final String DATABASE = "stegvis";

    private final PostgresCluster cluster;
    private final PostgresProgram program;
    private final PostgresLogins logins;
    private final int port;
    /// Null on a visit: then somebody else looks after the process.
    private final @Nullable PostgresSupervisor supervisor;

    private EmbeddedPostgres(
            PostgresCluster cluster,
            PostgresProgram program,
            PostgresLogins logins,
            int port,
            @Nullable PostgresSupervisor supervisor) {
        this.cluster = cluster;
        this.program = program;
        this.logins = logins;
        this.port = port;
        this.supervisor = supervisor;
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
            var cluster = new PostgresCluster(home);
            cluster.ensure(program, logins.superuser());
            Optional<Postmaster> running = cluster.running();
            int port = running.isPresent() ? running.get().port() : freePort();
            var supervisor = new PostgresSupervisor(cluster, program, port, settings);
            var server = new EmbeddedPostgres(cluster, program, logins, port, supervisor);
            if (running.isPresent()) {
                supervisor.watch(running.get().process());
            } else {
                supervisor.launch();
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
            var cluster = new PostgresCluster(home);
            Postmaster running = cluster.running()
                    .orElseThrow(() -> new UnusableDatabase("The server that uses " + home
                            + " has no database running; it may be starting. Try again in a moment."));
            var server = new EmbeddedPostgres(
                    cluster,
                    PostgresProgram.in(home.resolve("postgres/program")),
                    PostgresLogins.in(home.resolve("keys/database")),
                    running.port(),
                    null);
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
                            "The database in " + cluster.home() + " did not start within " + STARTS_WITHIN.toSeconds()
                                    + " s: " + notYet.getMessage() + ". Its own words are in " + cluster.log() + ".",
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
        if (supervisor == null) {
            return;
        }
        supervisor.letGo();
        try {
            cluster.stop(program);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
