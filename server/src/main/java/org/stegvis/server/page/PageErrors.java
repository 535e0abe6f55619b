package org.stegvis.server.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.TypeMismatchException;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.stegvis.server.access.NotKnown;

/// What a person reads when a page cannot be shown. Programs, which do not ask for HTML, get problem documents instead.
@Component
class PageErrors implements HandlerExceptionResolver, ErrorViewResolver, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(PageErrors.class);
    private static final int TRACE_BYTES = 4;

    private final Pages pages;
    private final SecureRandom random = new SecureRandom();

    PageErrors(Pages pages) {
        this.pages = pages;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (!asksForPage(request)) {
            return null;
        }
        return switch (failure) {
            case NotKnown unknown -> signInFirst(request);
            case Refused refused -> {
                Frame frame = pages.frame(request);
                yield page(request, refused.status(), RefusalWords.of(frame.words(), refused.refusal()));
            }
            // An address with a word where a number belongs.
            case TypeMismatchException none -> page(request, 404, null);
            case ErrorResponse answer -> page(request, answer.getStatusCode().value(), null);
            // A form with files whose parts cannot be told apart.
            case MultipartException broken -> page(request, 400, null);
            // A query or a form that is not encoded as one.
            case InvalidParameterException broken -> page(request, 400, null);
            case HttpMessageNotReadableException broken -> page(request, 400, null);
            // A name of a parameter that nobody may send.
            case RequestRejectedException refused -> page(request, 400, null);
            default -> {
                if (Pages.path(request).startsWith("/api/")) {
                    // The API tells what is wrong with a document itself.
                    yield null;
                }
                String trace = trace();
                LOG.error("Fault {} at {} {}", trace, request.getMethod(), place(request), failure);
                yield fault(request, trace);
            }
        };
    }

    @Override
    public ModelAndView resolveErrorView(
            HttpServletRequest request, HttpStatus status, @Nullable Map<String, @Nullable Object> model) {
        if (status.is5xxServerError()) {
            String trace = trace();
            LOG.error("Fault {} at {}", trace, place(request), (Throwable)
                    request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
            return fault(request, trace);
        }
        return page(request, status.value(), null);
    }

    /// Back to the page that was asked for once the reader is known; a form is not sent again by itself.
    private static ModelAndView signInFirst(HttpServletRequest request) {
        boolean isPart = request.getHeader("HX-Request") != null;
        boolean isPage = request.getMethod().equals("GET") && !isPart;
        String path = Pages.path(request);
        String to = "/sign-in"
                + (isPage && !path.equals("/")
                        ? "?back=" + URLEncoder.encode(path, StandardCharsets.UTF_8)
                        : isPage ? "" : "?ended=true");
        return new ModelAndView((model, asked, response) -> {
            response.setHeader(isPart ? "HX-Redirect" : "Location", to);
            response.setStatus(isPart ? HttpServletResponse.SC_UNAUTHORIZED : HttpServletResponse.SC_SEE_OTHER);
        });
    }

    private ModelAndView fault(HttpServletRequest request, String trace) {
        Words words = pages.frame(request).words();
        return shown(request, new ErrorModel(500, words.t("error.500.title"), words.t("error.500.text"), trace));
    }

    private ModelAndView page(HttpServletRequest request, int status, @Nullable String message) {
        Words words = pages.frame(request).words();
        String key = words.has("error." + status + ".title") ? "error." + status : "error.400";
        return shown(
                request,
                new ErrorModel(
                        status,
                        words.t(key + ".title"),
                        Objects.requireNonNullElseGet(message, () -> words.t(key + ".text")),
                        null));
    }

    private ModelAndView shown(HttpServletRequest request, ErrorModel model) {
        var shown = new ModelAndView(pages.view(pages.frame(request), "page/error", model));
        shown.setStatus(HttpStatusCode.valueOf(model.status()));
        return shown;
    }

    private static boolean asksForPage(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return (accept != null && accept.contains("text/html")) || request.getHeader("HX-Request") != null;
    }

    /// The kind of page, and not its address: that can hold a one-time link.
    private static Object place(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null ? "an address of no page" : pattern;
    }

    private String trace() {
        String known = MDC.get("trace");
        if (known != null) {
            return known;
        }
        byte[] bytes = new byte[TRACE_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
