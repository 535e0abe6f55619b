package org.stegvis.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/// All ways to tell who asks. A request with a key is never taken for that of the person whose session it carries too,
/// so what a browser sends along by itself gives a key no further right.
public final class AnyWay implements WhoAsks {
    private static final String KNOWN = AnyWay.class.getName();

    private final List<WhoAsks> keys;
    private final WhoAsks session;

    /// @param keys asked in order when a request has an `Authorization` header
    /// @param session asked when it has none
    public AnyWay(List<WhoAsks> keys, WhoAsks session) {
        this.keys = List.copyOf(keys);
        this.session = session;
    }

    /// Whether the request shows a key, right or wrong.
    public static boolean hasKey(HttpServletRequest request) {
        return request.getHeader("Authorization") != null;
    }

    @Override
    public Optional<Actor> actor(HttpServletRequest request) {
        // One request is answered for one actor, and asks the database once.
        if (request.getAttribute(KNOWN) instanceof Answer(var actor)) {
            return actor;
        }
        Optional<Actor> actor = hasKey(request)
                ? keys.stream().flatMap(way -> way.actor(request).stream()).findFirst()
                : session.actor(request);
        request.setAttribute(KNOWN, new Answer(actor));
        return actor;
    }

    private record Answer(Optional<Actor> actor) {}
}
