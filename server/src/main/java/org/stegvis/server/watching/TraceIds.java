package org.stegvis.server.watching;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Gives each request an id, that of the caller's `traceparent` (W3C Trace Context) where it sends one. It stands in
/// every line that the request writes to the program's log and in the header `Trace-Id` of the answer.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TraceIds extends OncePerRequestFilter {
    private static final String TRACE = "trace";
    private static final Pattern PARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = id(request.getHeader("traceparent"));
        MDC.put(TRACE, id);
        response.setHeader("Trace-Id", id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(TRACE);
        }
    }

    static String id(@Nullable String parent) {
        Matcher given = PARENT.matcher(parent == null ? "" : parent);
        return given.matches() && !given.group(1).equals("0".repeat(32))
                ? given.group(1)
                : UUID.randomUUID().toString().replace("-", "");
    }
}
