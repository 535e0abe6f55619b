package org.stegvis.server.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;

/// Secrets kept in files that only their owner may read.
public final class SecretFile {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private SecretFile() {}

    /// 256 fresh random bits, in hexadecimal.
    public static String newSecret() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /// Creates a file that must not be there yet, and does not return before it is on the disk.
    public static void create(Path file, String secret) throws IOException {
        createFolder(Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder"));
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = Files.newByteChannel(file, options, PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            channel.write(java.nio.ByteBuffer.wrap((secret + "\n").getBytes(StandardCharsets.US_ASCII)));
        }
        try (var channel = java.nio.channels.FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /// The secret in a file.
    ///
    /// @throws IOException when the file is not there, or others may read it
    public static String read(Path file) throws IOException {
        var excess = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        excess.removeAll(OWNER_ONLY);
        if (!excess.isEmpty()) {
            throw new IOException(file + " holds a secret and others may use it ("
                    + PosixFilePermissions.toString(excess) + "): run chmod 600 " + file);
        }
        return Files.readString(file, StandardCharsets.US_ASCII).strip();
    }

    private static void createFolder(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
        }
    }
}
