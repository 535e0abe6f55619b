package org.stegvis.server.page;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;

/// A compiled template with its parameters. It is rendered as a whole before the first byte is sent, so that a fault in
/// it becomes an error page and not half a page.
record JteView(TemplateEngine engine, String template, Map<String, Object> parameters) implements View {
    JteView {
        parameters = Map.copyOf(parameters);
    }

    @Override
    public String getContentType() {
        return "text/html;charset=UTF-8";
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var output = new Utf8ByteOutput();
        engine.render(template, parameters, output);
        response.setContentType(getContentType());
        // Pages tell about people: nobody between server and browser keeps them.
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(output.getContentLength());
        try (var body = response.getOutputStream()) {
            output.writeTo(body::write);
        }
    }
}
