package org.stegvis.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.database.Database;
import org.stegvis.server.database.DatabaseAddress;
import org.stegvis.server.database.EmbeddedPostgres;
import org.stegvis.server.database.UnusableDatabase;

/// The folder of a server: held by one server at a time when the database is in it.
final class DataFolder implements AutoCloseable {
    private final @Nullable FileChannel lock;
    private final @Nullable EmbeddedPostgres postgres;
    private final DatabaseAddress address;
    private final Database database;

    private DataFolder(@Nullable FileChannel lock, @Nullable EmbeddedPostgres postgres, DatabaseAddress address) {
        this.lock = lock;
        this.postgres = postgres;
        this.address = address;
        this.database = Database.open(address);
    }

    static DataFolder open(ServerOptions options) {
        DatabaseAddress elsewhere = options.database();
        if (elsewhere != null) {
            return new DataFolder(null, null, elsewhere);
        }
        FileChannel lock = lock(options);
        if (lock == null) {
            throw new UnusableDatabase("Another server uses the data folder " + options.data()
                    + ". Name another folder with --data, or give both servers one PostgreSQL with --database-url.");
        }
        return open(options, lock);
    }

    /// For a command that looks at the data: beside the server that holds the folder, or alone.
    static DataFolder join(ServerOptions options) {
        if (options.database() != null) {
            return open(options);
        }
        if (!Files.isDirectory(options.data())) {
            throw new UnusableDatabase(
                    "There is no data folder " + options.data() + ". Name the server's with --data.");
        }
        return open(options, lock(options));
    }

    private static DataFolder open(ServerOptions options, @Nullable FileChannel lock) {
        var postgres = lock == null ? EmbeddedPostgres.visit(options.data()) : EmbeddedPostgres.start(options.data());
        try {
            return new DataFolder(lock, postgres, postgres.address());
        } catch (RuntimeException | Error failure) {
            postgres.close();
            throw failure;
        }
    }

    DatabaseAddress address() {
        return address;
    }

    Database database() {
        return database;
    }

    /// Two servers on one folder would stop each other's database. The lock ends with the process; null
    /// when another process has it.
    private static @Nullable FileChannel lock(ServerOptions options) {
        try {
            Files.createDirectories(options.data());
            var channel = FileChannel.open(
                    options.data().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isFree(channel)) {
                return channel;
            }
            channel.close();
            return null;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException here) {
            // Another server of this very process.
            return false;
        }
    }

    @Override
    public void close() {
        database.close();
        if (postgres != null) {
            postgres.close();
        }
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
