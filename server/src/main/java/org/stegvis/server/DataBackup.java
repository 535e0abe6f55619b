package org.stegvis.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
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

    private DataBackup() {}

    /// @param to a folder that holds no backup yet
    /// @return how many rows the backup holds
    public static long backup(ServerOptions options, Path to) throws IOException {
        try (var folder = DataFolder.join(options)) {
            Files.createDirectories(to);
            long rows = Backup.write(folder.address(), to.resolve(DATABASE));
            keys(options.data().resolve("keys"), to.resolve(KEYS));
            return rows;
        }
    }

    /// @param data a folder that is not there yet
    /// @return how many rows were restored
    public static long restore(Path from, Path data) throws IOException {
        if (Files.exists(data)) {
            throw new UnusableDatabase(data + " is there already; restore to a new folder and put it in its place.");
        }
        try (var postgres = EmbeddedPostgres.start(data)) {
            long rows = Backup.restore(from.resolve(DATABASE), postgres);
            unpackKeys(from.resolve(KEYS), data.resolve("keys"));
            return rows;
        }
    }

    private static void keys(Path keys, Path file) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(file, ownerOnly);
        try (var zip = new ZipOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE));
                var files = Files.walk(keys)) {
            List<Path> kept = files.filter(Files::isRegularFile)
                    .filter(each -> !each.startsWith(keys.resolve("database")))
                    .sorted()
                    .toList();
            for (Path each : kept) {
                zip.putNextEntry(new ZipEntry(keys.relativize(each).toString()));
                Files.copy(each, zip);
            }
        }
    }

    private static void unpackKeys(Path file, Path keys) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                var zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = keys.resolve(entry.getName()).normalize();
                if (!target.startsWith(keys)) {
                    throw new IOException(file + " holds a path outside of the folder: " + entry.getName());
                }
                String secret = new String(zip.readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
                SecretFile.create(target, secret.strip());
            }
        }
    }
}
