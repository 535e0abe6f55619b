package org.stegvis.server.signin;

import org.springframework.stereotype.Component;
import org.stegvis.server.access.Actor;
import org.stegvis.server.passkey.Passkeys;

/// Asks somebody who is signed in once more who they are, before they sign or change how they sign in.
@Component
public class Reauthenticating {
    private final Credentials credentials;
    private final Passkeys passkeys;
    private final SecurityLog security;

    Reauthenticating(Credentials credentials, Passkeys passkeys, SecurityLog security) {
        this.credentials = credentials;
        this.passkeys = passkeys;
        this.security = security;
    }

    /// Whether the proof is the actor's own and right. Mistakes count like those at sign-in.
    public boolean confirms(Actor actor, Proof proof) {
        boolean byPasskey = !proof.passkey().isBlank();
        boolean right = byPasskey
                ? passkeys.person(actor.id(), proof.passkey()).isPresent()
                : credentials.isPassword(actor.id(), proof.password(), actor.origin())
                        && credentials.isCode(actor.id(), proof.code(), actor.origin());
        security.note(
                actor.id(),
                actor.origin(),
                right ? "confirmed" : "confirmation-failed",
                byPasskey ? "passkey" : "password and code");
        return right;
    }
}
