package org.stegvis.server.signin;

import org.springframework.stereotype.Component;
import org.stegvis.server.access.Actor;

/// Asks somebody who is signed in for password and code once more, before they sign.
@Component
public class Reauthenticating {
    private final Credentials credentials;
    private final SecurityLog security;

    Reauthenticating(Credentials credentials, SecurityLog security) {
        this.credentials = credentials;
        this.security = security;
    }

    /// Whether both are the actor's own and right. Mistakes count like those at sign-in.
    public boolean confirms(Actor actor, String password, String code) {
        boolean right = credentials.isPassword(actor.id(), password) && credentials.isCode(actor.id(), code);
        security.note(actor.id(), actor.origin(), right ? "confirmed" : "confirmation-failed", null);
        return right;
    }
}
