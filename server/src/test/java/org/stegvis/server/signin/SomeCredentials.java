package org.stegvis.server.signin;

import java.time.Clock;
import org.stegvis.server.Running;

/// A password and a code generator of somebody in a test.
public record SomeCredentials(Running server, String person) {
    private static final String PASSWORD = "four words in one row";

    /// The password and the present code of a new code generator, so that it is a fresh one however soon it is asked
    /// for.
    public Proof proof() {
        String secret = Totp.newSecret();
        server.get(Credentials.class).set(person, PASSWORD, secret, 0);
        long now = server.get(Clock.class).instant().getEpochSecond();
        return new Proof(PASSWORD, Totp.code(secret, now / 30));
    }
}
