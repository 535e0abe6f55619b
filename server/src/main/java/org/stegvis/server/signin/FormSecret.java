package org.stegvis.server.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/// The secret in every form, by which a form of another site is known. It is derived from the session, so it ends with
/// it, lasts over a restart and is the same at all servers; before there is a session, from a cookie of its own.
final class FormSecret implements CsrfTokenRepository {
    private static final String FRESH = FormSecret.class.getName();

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return SessionCookie.token(request)
                .or(() -> SessionCookie.visitor(request))
                .map(FormSecret::token)
                .orElse(null);
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        String fresh = Token.fresh();
        request.setAttribute(FRESH, fresh);
        return token(fresh);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (token != null && request.getAttribute(FRESH) instanceof String fresh) {
            SessionCookie.greet(request, response, fresh);
        }
    }

    private static CsrfToken token(String secret) {
        return new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", Token.hash("form:" + secret));
    }
}
