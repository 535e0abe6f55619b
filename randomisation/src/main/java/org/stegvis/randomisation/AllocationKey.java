package org.stegvis.randomisation;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The secret of a trial: who holds it can reproduce every allocation, who does not can predict none.
///
/// The bytes never leave this class: it prints its fingerprint only, and no error message repeats what was given.
public final class AllocationKey {
    /// The shortest key that is taken, in bytes (128 bits).
    public static final int SHORTEST = 16;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec secret;

    private AllocationKey(byte[] bytes) {
        this.secret = new SecretKeySpec(bytes, ALGORITHM);
    }

    /// A key from bytes of a secure random source.
    ///
    /// @param bytes at least [#SHORTEST]; copied
    /// @throws IllegalArgumentException when there are fewer; the message does not tell them
    public static AllocationKey ofBytes(byte[] bytes) {
        if (bytes.length < SHORTEST) {
            throw new IllegalArgumentException("The allocation key has " + bytes.length
                    + " bytes and must have at least " + SHORTEST + ". Take 32 bytes from a secure random source.");
        }
        return new AllocationKey(bytes);
    }

    /// A key as a key file of the server, or a log in which it was revealed, holds it.
    ///
    /// @param hex two hexadecimal digits a byte, no separators
    /// @throws IllegalArgumentException when it is no such text, or too short; the message does not quote it
    public static AllocationKey ofHex(String hex) {
        if (hex.length() % 2 != 0 || !hex.chars().allMatch(HexFormat::isHexDigit)) {
            throw new IllegalArgumentException("The allocation key (" + hex.length()
                    + " characters, not shown) must be hexadecimal digits, two a byte. Look for spaces and line ends.");
        }
        return ofBytes(HexFormat.of().parseHex(hex));
    }

    /// A key for made-up participants. A seed can be guessed, so it must never allocate real ones.
    public static AllocationKey forSimulation(long seed) {
        byte[] domain = Encoding.ascii("stegvis/randomisation/1/simulation-key");
        byte[] message = ByteBuffer.allocate(domain.length + Long.BYTES)
                .put(domain)
                .putLong(seed)
                .array();
        return new AllocationKey(Encoding.sha256(message));
    }

    /// Sixteen hexadecimal digits that tell keys apart and give nothing of the key away; fit for a log.
    public String fingerprint() {
        byte[] mac = hmac(Encoding.ascii("stegvis/randomisation/1/fingerprint"));
        return HexFormat.of().formatHex(mac, 0, 8);
    }

    /// The key of one allocation list: HMAC-SHA-256 of its address under this key.
    AllocationKey derive(byte[] address) {
        return new AllocationKey(hmac(address));
    }

    /// A fresh HMAC under this key; not safe for use by several threads.
    Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(
                    "This Java runtime must offer " + ALGORITHM + ", as every one is required to.", missing);
        }
    }

    private byte[] hmac(byte[] message) {
        return mac().doFinal(message);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AllocationKey key
                && MessageDigest.isEqual(secret.getEncoded(), key.secret.getEncoded());
    }

    @Override
    public int hashCode() {
        return fingerprint().hashCode();
    }

    @Override
    public String toString() {
        return "AllocationKey[fingerprint=" + fingerprint() + "]";
    }
}
