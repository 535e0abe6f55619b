package org.stegvis.server.address;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;

/// Where people reach the server. Browsers bind passkeys to its host, and an identity provider sends people
/// back to it; so it is told by whoever runs the server and never read from a request. Without one it is
/// `http://localhost` with the port that the server listens at.
public final class PublicAddress {
    /// The variable of the environment that tells it.
    public static final String VARIABLE = "STEGVIS_ADDRESS";

    private static final String LOCAL = "localhost";

    private final @Nullable URI told;
    private final AtomicInteger port = new AtomicInteger();

    private PublicAddress(@Nullable URI told) {
        this.told = told;
    }

    /// The one that the environment names.
    ///
    /// @throws IllegalArgumentException when it is no address of https, or of http on this machine
    public static PublicAddress of(Map<String, String> environment) {
        String text = environment.get(VARIABLE);
        return new PublicAddress(text == null || text.isBlank() ? null : read(text.strip()));
    }

    private static URI read(String text) {
        try {
            URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean isSafe =
                    "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && LOCAL.equals(uri.getHost()));
            if (isSafe && uri.getHost() != null && uri.getRawPath().isEmpty() && uri.getRawQuery() == null) {
                return uri;
            }
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(wrong(text), unreadable);
        }
        throw new IllegalArgumentException(wrong(text));
    }

    private static String wrong(String text) {
        return VARIABLE + " is '" + text + "' but must be an address such as https://trials.example.org,"
                + " without a path (http is taken for localhost alone).";
    }

    /// Learns the port of a server on this machine.
    @EventListener
    public void listensAt(WebServerInitializedEvent event) {
        port.set(event.getWebServer().getPort());
    }

    /// Whether somebody told it. Links that are sent to people need that.
    public boolean isTold() {
        return told != null;
    }

    /// Without port: `trials.example.org`.
    public String host() {
        return told == null ? LOCAL : Objects.requireNonNull(told.getHost());
    }

    /// With scheme, and port where it is not the usual one: `https://trials.example.org`.
    public String origin() {
        return told == null ? "http://" + LOCAL + ":" + port.get() : told.toString();
    }
}
