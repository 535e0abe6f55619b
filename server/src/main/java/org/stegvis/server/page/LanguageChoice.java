package org.stegvis.server.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.stegvis.protocol.Language;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Open;
import org.stegvis.server.access.WhoAsks;

/// The language of pages: the one chosen, else the first that the browser asks for and we speak, else English.
@Controller
public class LanguageChoice {
    private static final String COOKIE = "language";
    private static final Duration KEPT = Duration.ofDays(365);

    private final WhoAsks who;
    private final ReadsIn languages;

    LanguageChoice(WhoAsks who, ReadsIn languages) {
        this.who = who;
        this.languages = languages;
    }

    public static Language of(HttpServletRequest request) {
        var cookies = request.getCookies();
        if (cookies != null) {
            for (var cookie : cookies) {
                if (cookie.getName().equals(COOKIE)) {
                    return tagged(cookie.getValue());
                }
            }
        }
        for (var locale : Collections.list(request.getLocales())) {
            switch (locale.getLanguage()) {
                case "nb", "no", "nn" -> {
                    return Language.NORWEGIAN;
                }
                case "en" -> {
                    return Language.ENGLISH;
                }
                default -> {
                    // The browser's next one.
                }
            }
        }
        return Language.ENGLISH;
    }

    static Language tagged(String tag) {
        return tag.equals(Language.NORWEGIAN.tag()) ? Language.NORWEGIAN : Language.ENGLISH;
    }

    /// @param back the page to come back to; only one of our own
    @Open(to = Open.To.EVERYBODY, why = "anybody may choose the language of the pages")
    @GetMapping("/language")
    String choose(
            @RequestParam String to,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        who.actor(request).filter(Actor::isPerson).ifPresent(actor -> languages.chosen(actor.id(), tagged(to)));
        response.addHeader(
                "Set-Cookie",
                ResponseCookie.from(COOKIE, tagged(to).tag())
                        .path("/")
                        .maxAge(KEPT)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .secure(request.isSecure())
                        .build()
                        .toString());
        return "redirect:" + OurPath.or(back, "/");
    }
}
