package org.stegvis.server.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/// A PostgreSQL server of its own that keeps what it has committed, and ways to hurt it.
public final class Durable implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    private final Path folder;

    private Durable(EmbeddedPostgres postgres, Path folder) {
        this.postgres = postgres;
        this.folder = folder;
    }

    public static Durable start(Path folder) {
        return start(folder, "max_connections", "60");
    }

    public static Durable start(Path folder, String setting, String value) {
        return start(folder, Map.of(setting, value));
    }

    public static Durable start(Path folder, Map<String, String> settings) {
        return new Durable(EmbeddedPostgres.start(folder, settings), folder);
    }

    public DatabaseAddress address() {
        return postgres.address();
    }

    /// Ends the database as a power cut would; it is started again by who looks after it.
    public void kill() throws IOException {
        Postmaster.of(folder.resolve("postgres/cluster"))
                .ifPresent(postmaster -> postmaster.process().destroyForcibly());
    }

    /// Cuts every connection of the servers, wherever they are in their work.
    public void cutConnections() throws SQLException {
        execute(
                "postgres",
                "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'stegvis_application'");
    }

    /// Makes every writer wait.
    public void stall(int milliseconds) throws SQLException, InterruptedException {
        try (var connection = postgres.asSuperuser("stegvis")) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("lock table event in access exclusive mode");
            }
            Thread.sleep(milliseconds);
            connection.rollback();
        }
    }

    /// Whether it answers.
    public boolean isUp() {
        try (var connection = postgres.asSuperuser("postgres")) {
            return connection.isValid(2);
        } catch (SQLException down) {
            return false;
        }
    }

    public void execute(String database, String sql) throws SQLException {
        try (var connection = postgres.asSuperuser(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        postgres.close();
    }
}
