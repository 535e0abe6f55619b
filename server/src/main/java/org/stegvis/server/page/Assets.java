package org.stegvis.server.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The stylesheet and scripts, each under an address that changes with its content, so that browsers can keep it.
public final class Assets {
    private static final int DIGITS = 10;
    private final Map<String, String> paths = new ConcurrentHashMap<>();

    /// The address of a file in `static/assets`.
    public String path(String name) {
        return paths.computeIfAbsent(name, Assets::read);
    }

    private static String read(String name) {
        String place = "/static/assets/" + name;
        try (InputStream file = Assets.class.getResourceAsStream(place)) {
            if (file == null) {
                throw new IllegalArgumentException("The file " + place + " of a page must be there.");
            }
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(file.readAllBytes());
            return "/assets/" + name + "?v=" + HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This Java runtime must offer SHA-256.", missing);
        }
    }
}
