package org.stegvis.server.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.stegvis.server.database.SecretFile;

/// A secret of 256 random bits that is handed out once. The database keeps its hash.
final class Token {
    private Token() {}

    static String fresh() {
        return SecretFile.newSecret();
    }

    static String hash(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(
                    "This Java runtime must offer SHA-256, as every one is required to.", missing);
        }
    }
}
