package org.stegvis.protocol.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The bytes of a file, with the name by which findings call it.
public final class Source {
    private final String name;
    private final byte[] bytes;

    private Source(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    public static Source of(String name, String text) {
        return new Source(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Source of(String name, byte[] bytes) {
        return new Source(name, bytes.clone());
    }

    /// Reads a file, at most one byte more than the limit; null, with a finding, when it cannot be read.
    public static @Nullable Source read(Path file, Limits limits, Findings findings) {
        if (Files.isDirectory(file)) {
            unreadable(file.toString(), "a folder", findings);
            return null;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new Source(file.toString(), in.readNBytes(limits.bytes() + 1));
        } catch (NoSuchFileException absent) {
            unreadable(file.toString(), "no such file", findings);
        } catch (AccessDeniedException denied) {
            unreadable(file.toString(), "a file that this user may not read", findings);
        } catch (IOException failure) {
            unreadable(file.toString(), "a file that cannot be read (" + failure.getMessage() + ")", findings);
        }
        return null;
    }

    /// Reads a stream, at most one byte more than the limit; null, with a finding, when it fails.
    public static @Nullable Source read(String name, InputStream in, Limits limits, Findings findings) {
        try {
            return new Source(name, in.readNBytes(limits.bytes() + 1));
        } catch (IOException failure) {
            unreadable(name, "a stream that cannot be read (" + failure.getMessage() + ")", findings);
            return null;
        }
    }

    public String name() {
        return name;
    }

    public int size() {
        return bytes.length;
    }

    /// Whether the text begins so, white space and a byte order mark aside.
    public boolean startsWith(String beginning) {
        String head = new String(bytes, 0, Math.min(bytes.length, 100), StandardCharsets.UTF_8);
        return head.replace("\uFEFF", "").strip().startsWith(beginning);
    }

    byte[] bytes() {
        return bytes;
    }

    /// The SHA-256 of the bytes, 64 hexadecimal digits.
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform must have SHA-256.", impossible);
        }
    }

    private static void unreadable(String name, String found, Findings findings) {
        findings.add(Finding.error(
                Place.startOf(name), DocumentPath.ROOT, found, "a readable file", "Check the name of the file."));
    }
}
