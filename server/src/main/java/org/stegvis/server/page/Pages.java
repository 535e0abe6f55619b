package org.stegvis.server.page;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.stegvis.server.access.WhoAsks;

/// Makes pages of templates. A template has two parameters: the frame `f` and its model `m`.
@Component
public final class Pages {
    private final TemplateEngine templates;
    private final WhoAsks who;
    private final Assets assets = new Assets();

    Pages(TemplateEngine templates, WhoAsks who) {
        this.templates = templates;
        this.who = who;
    }

    /// The frame of a page outside any trial.
    public Frame frame(HttpServletRequest request) {
        return new Frame(
                new Words(LanguageChoice.of(request)),
                SignedIn.actor(request, who),
                path(request),
                null,
                List.of(),
                token(request),
                assets);
    }

    public View view(Frame frame, String template, Object model) {
        return new JteView(templates, template + ".jte", Map.of("f", frame, "m", model));
    }

    /// A template as text, for what becomes a PDF.
    public String text(Frame frame, String template, Object model) {
        var output = new StringOutput();
        templates.render(template + ".jte", Map.of("f", frame, "m", model), output);
        return output.toString();
    }

    static String path(HttpServletRequest request) {
        // After a refused form there is no such page to come back to but the one the form was on.
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    private static Frame.@Nullable Token token(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Frame.Token(token.getParameterName(), token.getToken())
                : null;
    }
}
