package org.stegvis.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import org.stegvis.server.database.SecretFile;

/// The key of the operator: made at the first start, in a file that only the server's user can read, and sent as
/// `Authorization: Bearer KEY`. Who can read the data folder is the operator already.
public final class OperatorKey implements WhoAsks {
    private static final String SCHEME = "Bearer ";

    private final byte[] key;

    public OperatorKey(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            key = SecretFile.read(file).getBytes(StandardCharsets.US_ASCII);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void create(Path file) throws IOException {
        try {
            SecretFile.create(file, SecretFile.newSecret());
        } catch (FileAlreadyExistsException another) {
            // Another server on the same folder was first; its key is the key.
        }
    }

    @Override
    public Optional<Actor> actor(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        boolean isOperator = header != null
                && header.startsWith(SCHEME)
                && MessageDigest.isEqual(
                        header.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8), key);
        return isOperator ? Optional.of(new Actor(Actor.OPERATOR, "api " + request.getRemoteAddr())) : Optional.empty();
    }
}
