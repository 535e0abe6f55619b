package org.stegvis.server.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
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

    private final Clock clock;
    private final AtomicReference<Minute> current = new AtomicReference<>(new Minute(0, Map.of()));

    FrontDoor(Clock clock) {
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > LARGEST) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else if (request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") != null) {
            response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
        } else if ((isAttempt(request) && attempts(request, 1) > ATTEMPTS)
                || (AnyWay.hasKey(request) && attempts(request, 0) > ATTEMPTS)) {
            response.setHeader("Retry-After", "60");
            response.sendError(TOO_MANY);
        } else {
            chain.doFilter(request, response);
            if (response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED) {
                attempts(request, 1);
            }
        }
    }

    /// What could guess a secret. A key that is wrong counts once it was answered.
    private static boolean isAttempt(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/invitation/")
                || path.startsWith("/start/")
                || path.startsWith("/set-up/")
                || path.startsWith("/sign-in/provider")
                || (path.startsWith("/sign-in") && request.getMethod().equals("POST"));
    }

    // What was counted is forgotten each minute, so that it cannot grow without end.
    private int attempts(HttpServletRequest request, int more) {
        long minute = clock.instant().getEpochSecond() / 60;
        Minute counted = java.util.Objects.requireNonNull(current.updateAndGet(
                known -> known.minute == minute ? known : new Minute(minute, new ConcurrentHashMap<>())));
        String address = request.getRemoteAddr();
        AtomicInteger known = counted.attempts.get(address);
        return more == 0 && known == null
                ? 0
                : counted.attempts
                        .computeIfAbsent(address, none -> new AtomicInteger())
                        .addAndGet(more);
    }

    private record Minute(long minute, Map<String, AtomicInteger> attempts) {}
}
