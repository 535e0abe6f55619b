package org.stegvis.server.signin;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.stegvis.protocol.Language;
import org.stegvis.server.Running;

/// Sessions of people in tests, as if they had signed in.
public final class SomeSession {
    /// The cookie that holds the token.
    public static final String COOKIE = "stegvis";

    private SomeSession() {}

    /// The token of a new session of a person (`user:1`) or a participant (`participant:TRIAL/ID`).
    public static String of(Running server, String actor) {
        boolean isParticipant = actor.startsWith("participant:");
        return server.get(Sessions.class)
                .begin(
                        actor,
                        isParticipant ? Sessions.Stage.PARTICIPANT : Sessions.Stage.STAFF,
                        new Visit("test", "Test", "password", Language.ENGLISH));
    }

    /// Whether a token is that of a session that goes on.
    public static boolean goesOn(Running server, String token) {
        return server.get(Sessions.class).find(token).isPresent();
    }

    /// What stands in forms under `_csrf` for the holder of a session: chance, then the secret under that
    /// chance, so that it looks different each time; here the chance is nothing.
    public static String formSecret(String token) {
        byte[] secret = Token.hash("form:" + token).getBytes(StandardCharsets.UTF_8);
        byte[] both = new byte[2 * secret.length];
        System.arraycopy(secret, 0, both, secret.length, secret.length);
        return Base64.getUrlEncoder().encodeToString(both);
    }
}
