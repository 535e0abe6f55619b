package org.stegvis.server.signin;

import static org.stegvis.server.BackPainTrial.OPERATOR;

import org.stegvis.server.Running;

/// Links in tests.
public record SomeLinks(Running server) {

    /// A link to set up a server, whether or not it is set up.
    public String setUp() {
        return "/set-up/" + server.get(Links.class).issue(Links.Purpose.SET_UP, "server", null);
    }

    /// The invitation of somebody new.
    public String invitation() {
        return path(server.get(Inviting.class).invite(OPERATOR, "Kari Nordmann", "kari@example.org", "test"));
    }

    public String start(String trial, String participant) {
        return path(server.get(Inviting.class).participant(OPERATOR, trial, participant));
    }

    /// Whether the path of a participant's link can still be used.
    public boolean opens(String start) {
        return server.get(Links.class)
                .look(Links.Purpose.PARTICIPANT, start.substring(start.lastIndexOf('/') + 1))
                .isPresent();
    }

    static String path(Inviting.Invitation invitation) {
        return ((Inviting.Invitation.Path) invitation).path();
    }
}
