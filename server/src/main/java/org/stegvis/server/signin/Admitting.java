package org.stegvis.server.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.stegvis.server.people.Person;

/// Lets somebody in who has shown elsewhere who they are.
@Component
public class Admitting {
    private final Arriving arriving;
    private final SecurityLog security;

    Admitting(Arriving arriving, SecurityLog security) {
        this.arriving = arriving;
        this.security = security;
    }

    /// The secret of the browser that asks, before anybody is signed in in it.
    public Optional<String> visitor(HttpServletRequest request) {
        return SessionCookie.visitor(request);
    }

    /// Where a request came from, as the log writes it.
    public String origin(HttpServletRequest request) {
        return SessionCookie.origin(request);
    }

    /// Begins a session in the browser that asks.
    ///
    /// @param way how they showed it
    public void admit(Person person, HttpServletRequest request, HttpServletResponse response, String way) {
        Visit from = Visit.of(request).by(way);
        security.note(person.id(), from.origin(), "signed-in", way);
        String token = arriving.arrive(person.id(), from);
        SessionCookie.give(request, response, token, Sessions.Stage.STAFF.lasts());
    }
}
