package org.stegvis.exchange.csv;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The bytes of a file on their way to the parser: hashed and counted.
final class DigestedBytes extends FilterInputStream {
    private static final long STEP = 1 << 20;

    private final MessageDigest digest;
    private final Progress progress;
    private long count;
    private long told;

    DigestedBytes(InputStream in, Progress progress) {
        super(in);
        this.progress = progress;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform must have SHA-256.", impossible);
        }
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        if (read > 0) {
            digest.update(target, offset, read);
            count += read;
        }
        if (count - told >= STEP || (read < 0 && count > told)) {
            told = count;
            progress.read(count);
        }
        return read;
    }

    /// The SHA-256 of all that was read, 64 hexadecimal digits.
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
