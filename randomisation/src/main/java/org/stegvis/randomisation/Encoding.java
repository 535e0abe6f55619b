package org.stegvis.randomisation;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Bytes that can be read in one way only: numbers of fixed width, big-endian, and texts that begin with their length.
final class Encoding {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Encoding number(int value) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
        return this;
    }

    /// Four bytes of length, then the text in UTF-8.
    Encoding text(String text) {
        byte[] encoded = utf8(text);
        number(encoded.length);
        bytes.writeBytes(encoded);
        return this;
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] sha256(byte[] message) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(message);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(
                    "This Java runtime must offer SHA-256, as every one is required to.", missing);
        }
    }

    // String.getBytes would write '?' for half a surrogate pair, and two addresses could become one.
    private static byte[] utf8(String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] exact = new byte[encoded.remaining()];
            encoded.get(exact);
            return exact;
        } catch (CharacterCodingException malformed) {
            throw new IllegalArgumentException(
                    "The text '" + text
                            + "' in an allocation address must be valid Unicode; it holds half a surrogate pair.",
                    malformed);
        }
    }
}
