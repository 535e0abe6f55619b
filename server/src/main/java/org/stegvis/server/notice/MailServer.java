package org.stegvis.server.notice;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The SMTP server that takes messages.
///
/// @param user null for a server that asks nobody who they are
/// @param encrypted whether the connection must be encrypted (STARTTLS); false for a relay on the same machine
public record MailServer(
        String host,
        int port,
        @Nullable String user,
        @Nullable String password,
        String from,
        boolean encrypted) {
    private static final String HOST = "STEGVIS_MAIL_HOST";
    private static final String FROM = "STEGVIS_MAIL_FROM";
    private static final int USUAL_PORT = 587;

    /// The one that the environment names; null when it names none.
    ///
    /// @throws IllegalArgumentException when a variable is missing or wrong
    public static @Nullable MailServer of(Map<String, String> environment) {
        String host = environment.get(HOST);
        if (host == null || host.isBlank()) {
            return null;
        }
        String from = environment.get(FROM);
        if (from == null || from.isBlank()) {
            throw new IllegalArgumentException(
                    HOST + " is set, so " + FROM + " must name the address that messages come from.");
        }
        return new MailServer(
                host,
                port(environment.get("STEGVIS_MAIL_PORT")),
                environment.get("STEGVIS_MAIL_USER"),
                environment.get("STEGVIS_MAIL_PASSWORD"),
                from,
                !"no".equals(environment.get("STEGVIS_MAIL_ENCRYPTED")));
    }

    private static int port(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return USUAL_PORT;
        }
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException("STEGVIS_MAIL_PORT must be a number; it is '" + text + "'.", wrong);
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
