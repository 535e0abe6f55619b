package org.stegvis.server.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/// The cookie that names a session. No script can read it; over https it is sent over https alone, under a name that
/// browsers take from this server only.
final class SessionCookie {
    private static final String NAME = "stegvis";
    private static final String VISITOR = "stegvis-visitor";
    /// Browsers refuse a cookie of this name that another server of the domain sets.
    private static final String OURS = "__Host-";

    private SessionCookie() {}

    static Optional<String> token(HttpServletRequest request) {
        return read(request, NAME);
    }

    /// The secret of somebody who is not signed in.
    static Optional<String> visitor(HttpServletRequest request) {
        return read(request, VISITOR);
    }

    static void give(HttpServletRequest request, HttpServletResponse response, String token, Duration lasts) {
        write(request, response, NAME, token, lasts);
    }

    static void take(HttpServletRequest request, HttpServletResponse response) {
        write(request, response, NAME, "", Duration.ZERO);
    }

    static void greet(HttpServletRequest request, HttpServletResponse response, String secret) {
        write(request, response, VISITOR, secret, Duration.ofSeconds(-1));
    }

    private static Optional<String> read(HttpServletRequest request, String name) {
        return Optional.ofNullable(WebUtils.getCookie(request, name(request, name)))
                .map(jakarta.servlet.http.Cookie::getValue)
                .filter(value -> value.matches("[0-9a-f]{64}"));
    }

    private static void write(
            HttpServletRequest request, HttpServletResponse response, String name, String value, Duration lasts) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name(request, name), value)
                        .path("/")
                        .maxAge(lasts)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build()
                        .toString());
    }

    private static String name(HttpServletRequest request, String name) {
        return request.isSecure() ? OURS + name : name;
    }

    /// Where a request came from, as the log writes it.
    static String origin(HttpServletRequest request) {
        return "web " + request.getRemoteAddr();
    }
}
