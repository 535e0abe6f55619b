package org.stegvis.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A PostgreSQL server and its synchronous standby: a commit is answered when both have it on the disk.
public final class Replicated implements AutoCloseable {
    private final Node primary;
    private final Node standby;

    private Replicated(Node primary, Node standby) {
        this.primary = primary;
        this.standby = standby;
    }

    /// Starts both on fresh clusters.
    ///
    /// @param folder empty
    public static Replicated start(Path folder) throws IOException, InterruptedException, SQLException {
        Path first = folder.resolve("a");
        Path second = folder.resolve("b");
        EmbeddedPostgres.start(first).close();
        copy(first, second);
        var primary = new Node(first, freePort());
        var standby = new Node(second, freePort());
        primary.launch();
        primary.awaitReady();
        Files.createFile(standby.cluster().resolve("standby.signal"));
        Login superuser = primary.logins().superuser();
        standby.launch("primary_conninfo=host=localhost port=%d user=%s password=%s application_name=standby"
                .formatted(primary.port(), superuser.user(), superuser.password()));
        standby.awaitReady();
        primary.execute("alter system set synchronous_standby_names = 'standby'");
        primary.execute("select pg_reload_conf()");
        var both = new Replicated(primary, standby);
        both.awaitSynchronous();
        return both;
    }

    /// Both servers; connections go to the one that writes.
    public DatabaseAddress address() throws IOException {
        return new DatabaseAddress(
                "jdbc:postgresql://localhost:%d,localhost:%d/stegvis?targetServerType=primary"
                        .formatted(primary.port(), standby.port()),
                primary.logins().owner(),
                primary.logins().application());
    }

    /// The first server is lost as by a power cut, and the standby takes over.
    public void failOver() throws IOException {
        Postmaster.of(primary.cluster())
                .ifPresent(postmaster -> postmaster.process().destroyForcibly());
        standby.run("pg_ctl", "promote", "-D", standby.cluster().toString(), "-w", "-t", "60");
    }

    private void awaitSynchronous() throws IOException, InterruptedException, SQLException {
        for (int i = 0; i < 600; i++) {
            try (var connection = primary.connect();
                    var statement = connection.createStatement();
                    var found = statement.executeQuery("select 1 from pg_stat_replication where sync_state = 'sync'")) {
                if (found.next()) {
                    return;
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError("The standby did not follow; see " + standby.log());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                Files.copy(
                        each,
                        to.resolve(from.relativize(each).toString()),
                        LinkOption.NOFOLLOW_LINKS,
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        for (Node node : List.of(standby, primary)) {
            if (Postmaster.of(node.cluster()).isPresent()) {
                node.run("pg_ctl", "stop", "-D", node.cluster().toString(), "-m", "immediate", "-w");
            }
        }
    }

    private record Node(Path folder, int port) {
        Path cluster() {
            return folder.resolve("postgres/cluster");
        }

        Path log() {
            return folder.resolve("postgres/log");
        }

        PostgresLogins logins() throws IOException {
            return PostgresLogins.in(folder.resolve("keys/database"));
        }

        void launch(String... settings) throws IOException {
            var words = new ArrayList<>(
                    program().command("postgres", "-D", cluster().toString()));
            var all = new ArrayList<>(List.of(
                    "listen_addresses=localhost", "unix_socket_directories=", "port=" + port, "max_connections=100"));
            all.addAll(List.of(settings));
            all.forEach(setting -> words.addAll(List.of("-c", setting)));
            new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
        }

        void run(String program, String... arguments) throws IOException {
            var process = new ProcessBuilder(program().command(program, arguments))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
            assertThat(process.onExit().join().exitValue())
                    .as("%s; see %s", program, log())
                    .isZero();
        }

        Connection connect() throws IOException, SQLException {
            Login superuser = logins().superuser();
            return DriverManager.getConnection(
                    "jdbc:postgresql://localhost:" + port + "/postgres", superuser.user(), superuser.password());
        }

        void execute(String sql) throws IOException, SQLException {
            try (var connection = connect();
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        void awaitReady() throws IOException, InterruptedException {
            for (int i = 0; i < 1200; i++) {
                try {
                    connect().close();
                    return;
                } catch (SQLException notYet) {
                    Thread.sleep(50);
                }
            }
            throw new AssertionError("PostgreSQL did not start; see " + log());
        }

        private PostgresProgram program() throws IOException {
            return PostgresProgram.in(folder.resolve("postgres/program"));
        }
    }
}
