package org.stegvis.server.page;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.WhoAsks;

/// Who sent a request, and whether it is a participant.
public final class SignedIn {
    /// The id of somebody who has not signed in; it has no rights.
    public static final String NOBODY = "nobody";

    private static final String PARTICIPANT = "participant:";

    private SignedIn() {}

    static Actor actor(HttpServletRequest request, WhoAsks who) {
        return who.actor(request).orElseGet(() -> new Actor(NOBODY, "web " + request.getRemoteAddr()));
    }

    /// The participant who sent it; null when it is somebody else.
    public static @Nullable Self participant(Actor actor) {
        String id = actor.id();
        int slash = id.lastIndexOf('/');
        return id.startsWith(PARTICIPANT) && slash > PARTICIPANT.length()
                ? new Self(id.substring(PARTICIPANT.length(), slash), id.substring(slash + 1))
                : null;
    }

    /// A participant of a trial.
    public record Self(String trial, String participant) {}
}
