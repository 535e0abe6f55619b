package org.stegvis.server.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Language;
import org.stegvis.server.page.LanguageChoice;

/// Where a request came from.
///
/// @param origin as the log writes it: `web 192.0.2.7`
/// @param way how its sender showed who they are: `password`, `passkey`, `provider`, `link`
/// @param device by what its owner recognises it: `Firefox, Windows`
/// @param language of the page at which it was sent
record Visit(String origin, String device, String way, Language language) {
    /// The first that a browser's name for itself holds; most hold those of older ones too.
    private static final List<String> BROWSERS = List.of("Edg", "OPR", "Firefox", "Chrome", "Safari");

    private static final List<String> SYSTEMS = List.of("Android", "iPhone", "iPad", "Windows", "Mac OS X", "Linux");

    static Visit of(HttpServletRequest request) {
        return new Visit(
                SessionCookie.origin(request),
                device(request.getHeader("User-Agent")),
                "password",
                LanguageChoice.of(request));
    }

    Visit by(String other) {
        return new Visit(origin, device, other, language);
    }

    static String device(@Nullable String agent) {
        String told = Objects.requireNonNullElse(agent, "");
        String browser = first(BROWSERS, told).replace("Edg", "Edge").replace("OPR", "Opera");
        String system = first(SYSTEMS, told).replace("Mac OS X", "macOS");
        return browser.isEmpty() || system.isEmpty() ? browser + system : browser + ", " + system;
    }

    private static String first(List<String> names, String told) {
        return names.stream().filter(told::contains).findFirst().orElse("");
    }
}
