package org.stegvis.server.watching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.database.SecretFile;

/// The key that opens the metrics and nothing else: made at the first start, in a file that only the server's user can
/// read, and sent as `Authorization: Bearer KEY`.
public final class MetricsKey {
    private final byte[] expected;

    public MetricsKey(Path file) {
        expected = ("Bearer " + key(file)).getBytes(StandardCharsets.US_ASCII);
    }

    boolean isShown(@Nullable String authorization) {
        return authorization != null && MessageDigest.isEqual(authorization.getBytes(StandardCharsets.UTF_8), expected);
    }

    private static String key(Path file) {
        try {
            if (!Files.exists(file)) {
                try {
                    SecretFile.create(file, SecretFile.newSecret());
                } catch (FileAlreadyExistsException another) {
                    // Another server on the same folder was first; its key is the key.
                }
            }
            return SecretFile.read(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
