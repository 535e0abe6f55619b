package org.stegvis.server.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// How long browsers keep files beside the pages; and no form of another site, whatever token it has.
@Component
@Order(0)
class PageHeaders extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        if ((path.startsWith("/assets/") && request.getParameter("v") != null) || path.startsWith("/webjars/")) {
            response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        } else if (path.startsWith("/assets/")) {
            response.setHeader("Cache-Control", "public, max-age=3600");
        }
        // Browsers say where a form comes from; programs that are no browser do not.
        String from = request.getHeader("Sec-Fetch-Site");
        if (request.getMethod().equals("POST") && ("cross-site".equals(from) || "same-site".equals(from))) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        chain.doFilter(request, response);
    }
}
