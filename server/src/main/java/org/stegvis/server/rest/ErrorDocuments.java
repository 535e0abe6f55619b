package org.stegvis.server.rest;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.web.ErrorProperties;
import org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.servlet.ModelAndView;
import org.stegvis.server.access.Open;

/// What is refused before it reaches a use case (too large, too often, no such address) as problem documents (RFC 9457)
/// too; who asks for a page gets one.
@Controller
class ErrorDocuments extends BasicErrorController {
    private static final String CONTENT = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    ErrorDocuments(ErrorAttributes attributes, List<ErrorViewResolver> pages) {
        super(attributes, new ErrorProperties(), pages);
    }

    @Open(to = Open.To.EVERYBODY, why = "it tells that something was refused, and nothing else")
    @Override
    public ModelAndView errorHtml(HttpServletRequest request, HttpServletResponse response) {
        // What never came as far as the rules for all pages.
        if (response.getHeader("Content-Security-Policy") == null) {
            response.setHeader("Content-Security-Policy", CONTENT);
            response.setHeader("X-Content-Type-Options", "nosniff");
        }
        return super.errorHtml(request, response);
    }

    /// Whoever asks for the address of this page itself asks for nothing that is there.
    @Override
    protected HttpStatus getStatus(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) == null
                ? HttpStatus.NOT_FOUND
                : super.getStatus(request);
    }

    @Open(to = Open.To.EVERYBODY, why = "it tells that something was refused, and nothing else")
    @Override
    public ResponseEntity<Map<String, @Nullable Object>> error(HttpServletRequest request) {
        HttpStatus status = getStatus(request);
        var problem = new LinkedHashMap<String, @Nullable Object>();
        problem.put("type", "about:blank");
        problem.put("title", status.getReasonPhrase());
        problem.put("status", status.value());
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
