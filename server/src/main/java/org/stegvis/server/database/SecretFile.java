package org.stegvis.server.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

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

    /// Creates a file that must not be there yet, whole or not at all, and does not return before it is on the disk.
    public static void create(Path file, String secret) throws IOException {
        createFolder(Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder"));
        Path unfinished = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            try (var channel = FileChannel.open(unfinished, options, ownerOnly())) {
                channel.write(ByteBuffer.wrap((secret + "\n").getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
            // A move would replace a key that somebody else has made meanwhile.
            Files.createLink(file, unfinished);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /// With this a file is made that only its owner may read.
    public static FileAttribute<?> ownerOnly() {
        return PosixFilePermissions.asFileAttribute(OWNER_ONLY);
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
