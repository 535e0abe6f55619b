package org.stegvis.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/// Tells who sends a request.
public interface WhoAsks {

    /// Empty when the request does not say, or says it wrongly.
    Optional<Actor> actor(HttpServletRequest request);
}
