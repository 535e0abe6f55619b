package org.stegvis.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.stegvis.exchange.output.WholeFile;
import org.stegvis.server.database.Backup;
import org.stegvis.server.database.EmbeddedPostgres;
import org.stegvis.server.database.SecretFile;
import org.stegvis.server.database.UnusableDatabase;

/// Backup of a data folder, beside a running server, and restore to a new one.
///
/// Two files: `database.zip` and `keys.zip`. They should not lie in the same place: together they tell
/// every allocation to come. The passwords of the database are in neither; a new folder makes new ones.
public final class DataBackup {
    private static final String DATABASE = "database.zip";
    private static final String KEYS = "keys.zip";
    private static final int LONGEST_SECRET = 4096;
    private static final int MOST_SECRETS = 10_000;

    private DataBackup() {}

    /// Backs a data folder up while a server may go on writing to it; returns how many rows the backup has.
    ///
    /// @param to a folder that holds no backup yet
    public static long backup(ServerOptions options, Path to) throws IOException {
        try (var folder = DataFolder.join(options)) {
            Files.createDirectories(to);
            long rows = Backup.write(folder.address(), to.resolve(DATABASE));
            keys(options.data().resolve("keys"), to.resolve(KEYS));
            return rows;
        }
    }

    /// Makes the folder beside its place and puts it there when it is whole.
    ///
    /// @param data a folder that is not there yet
    /// @return how many rows were restored
    public static long restore(Path from, Path data) throws IOException {
        if (Files.exists(data)) {
            throw new UnusableDatabase(data + " is there already; restore to a new folder and put it in its place.");
        }
        Backup.require(from.resolve(DATABASE));
        if (!Files.exists(from.resolve(KEYS))) {
            throw new UnusableDatabase(
                    from + " holds no " + KEYS
                            + ". Put the one of this backup there; if the backup was stopped before it was whole, make a new one.");
        }
        Path place = data.toAbsolutePath();
        Path unfinished = place.resolveSibling("." + place.getFileName() + ".restoring");
        if (Files.exists(unfinished)) {
            throw new UnusableDatabase(
                    unfinished + " was left by a restore that was stopped; remove it and restore again.");
        }
        try {
            long rows;
            try (var postgres = EmbeddedPostgres.start(unfinished)) {
                rows = Backup.restore(from.resolve(DATABASE), postgres);
                unpackKeys(from.resolve(KEYS), unfinished.resolve("keys"));
            }
            Files.move(unfinished, place);
            return rows;
        } finally {
            remove(unfinished);
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private static void keys(Path keys, Path file) throws IOException {
        WholeFile.write(file, out -> keys(keys, new ZipOutputStream(out)), SecretFile.ownerOnly());
    }

    private static void keys(Path keys, ZipOutputStream zip) throws IOException {
        try (var files = Files.walk(keys)) {
            List<Path> kept = files.filter(Files::isRegularFile)
                    .filter(each -> !each.startsWith(keys.resolve("database")))
                    .sorted()
                    .toList();
            for (Path each : kept) {
                zip.putNextEntry(new ZipEntry(keys.relativize(each).toString()));
                Files.copy(each, zip);
            }
            zip.finish();
        }
    }

    private static void unpackKeys(Path file, Path keys) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                var zip = new ZipInputStream(in)) {
            int unpacked = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = keys.resolve(entry.getName()).normalize();
                if (!target.startsWith(keys)) {
                    throw new IOException(file + " holds a path outside of the folder: " + entry.getName());
                }
                byte[] secret = zip.readNBytes(LONGEST_SECRET + 1);
                if (secret.length > LONGEST_SECRET || ++unpacked > MOST_SECRETS) {
                    throw new IOException(file + " holds more than keys: " + entry.getName());
                }
                SecretFile.create(target, new String(secret, StandardCharsets.US_ASCII).strip());
            }
        }
    }
}
