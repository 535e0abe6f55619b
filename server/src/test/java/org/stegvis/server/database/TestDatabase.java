package org.stegvis.server.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// A fresh migrated database in the one PostgreSQL server that all tests of the module share.
///
/// The server does not wait for the disk: what is lost in a crash is not what these tests ask. Tests of
/// crashes start a server of their own.
///
/// Tests in another JVM at the same time (a fuzzer that a test starts, a second test run) have another
/// server: who comes first to a folder holds it until its JVM ends. Two on one folder would drop each
/// other's databases when they start, and stop the server under each other when they end.
public final class TestDatabase implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final DatabaseAddress address;
    private final Database database;

    private TestDatabase(DatabaseAddress address) {
        this.address = address;
        this.database = Database.open(address);
    }

    /// A copy of the migrated template, made in some hundredths of a second.
    public static TestDatabase create() {
        String name = "test_" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
        var shared = Shared.SERVER;
        shared.execute("create database " + name + " template " + Shared.TEMPLATE + " owner stegvis_owner");
        return new TestDatabase(shared.addressOf(name));
    }

    /// A database that somebody else looks after.
    public static TestDatabase at(DatabaseAddress address) {
        return new TestDatabase(address);
    }

    /// The same database with connections of its own, as another server has them.
    public TestDatabase again() {
        return new TestDatabase(address);
    }

    public DataSource source() {
        return database.source();
    }

    public Database database() {
        return database;
    }

    public DatabaseAddress address() {
        return address;
    }

    /// Does something that no role of the program may do.
    public void asSuperuser(String sql) {
        String name = address.url().substring(address.url().lastIndexOf('/') + 1);
        Shared.SERVER.execute(name, sql);
    }

    @Override
    public void close() {
        database.close();
    }

    /// @param held the lock of its folder, which a channel that nobody refers to would lose
    private record Shared(EmbeddedPostgres postgres, FileLock held) {
        static final String TARGET = "target";
        static final String TEMPLATE = "template_stegvis";
        static final Shared SERVER = start();

        static Shared start() {
            try {
                Path folder = Path.of(TARGET, "postgres");
                FileLock held = held(folder);
                for (int number = 2; held == null; number++) {
                    folder = Path.of(TARGET, "postgres-" + number);
                    held = held(folder);
                }
                // The program is unpacked there once and kept between runs.
                var postgres = EmbeddedPostgres.start(
                        folder, Map.of("fsync", "off", "full_page_writes", "off", "max_connections", "300"));
                Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
                var shared = new Shared(postgres, held);
                shared.dropThoseOfEarlierRuns();
                shared.execute("create database " + TEMPLATE + " owner stegvis_owner");
                Database.migrate(shared.addressOf(TEMPLATE));
                return shared;
            } catch (SQLException | IOException failure) {
                throw new AssertionError("The tests need their PostgreSQL server.", failure);
            }
        }

        /// The folder's lock, which the operating system takes back when this JVM ends, however it ends; null when
        /// another
        /// JVM has it.
        private static @Nullable FileLock held(Path folder) throws IOException {
            Files.createDirectories(folder);
            var channel = FileChannel.open(folder.resolve("held"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
            }
            return lock;
        }

        private void dropThoseOfEarlierRuns() throws SQLException {
            try (var connection = postgres.asSuperuser("postgres");
                    var statement = connection.createStatement();
                    var found = statement.executeQuery("select datname from pg_database"
                            + " where datname like 'test\\_%' or datname = '" + TEMPLATE + "'")) {
                while (found.next()) {
                    execute("drop database " + found.getString(1) + " with (force)");
                }
            }
        }

        DatabaseAddress addressOf(String name) {
            var usual = postgres.address();
            return new DatabaseAddress(postgres.url(name), usual.owner(), usual.application());
        }

        void execute(String sql) {
            execute("postgres", sql);
        }

        void execute(String database, String sql) {
            try (var connection = postgres.asSuperuser(database);
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException failure) {
                throw new AssertionError(sql, failure);
            }
        }
    }
}
