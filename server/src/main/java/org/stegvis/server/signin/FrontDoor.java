package org.stegvis.server.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.stegvis.server.access.AnyWay;

/// Turns away what is too large or comes too often, before anything else looks at it.
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE)
class FrontDoor extends OncePerRequestFilter {
    /// The largest body, in bytes.
    static final long LARGEST = 4L << 20;
    /// How often one address may try to sign in, open links or show a wrong key, in a minute.
    static final int ATTEMPTS = 30;

    private static final int TOO_MANY = 429;

    private final Attempts attempts;

    FrontDoor(Attempts attempts) {
        this.attempts = attempts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > LARGEST) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else if (request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") != null) {
            response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
        } else if ((isAttempt(request) && attempts.count(request.getRemoteAddr()) > ATTEMPTS)
                || (AnyWay.hasKey(request) && attempts.known(request.getRemoteAddr()) > ATTEMPTS)) {
            response.setHeader("Retry-After", "60");
            response.sendError(TOO_MANY);
        } else {
            try {
                chain.doFilter(request, response);
            } catch (InvalidParameterException broken) {
                // A query or a form that is not encoded as one, seen by a filter before anybody else.
                response.sendError(HttpServletResponse.SC_BAD_REQUEST);
                return;
            }
            if (response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED) {
                attempts.count(request.getRemoteAddr());
            }
        }
    }

    /// What could guess a secret, however its address is encoded. A key that is wrong counts once it was answered.
    private static boolean isAttempt(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.startsWith("/invitation/")
                || path.startsWith("/start/")
                || path.startsWith("/set-up/")
                || path.equals("/sign-in/provider")
                || (path.startsWith("/sign-in") && request.getMethod().equals("POST"));
    }
}
