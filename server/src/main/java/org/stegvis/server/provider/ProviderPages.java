package org.stegvis.server.provider;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.stegvis.server.access.Open;
import org.stegvis.server.page.Frame;
import org.stegvis.server.page.OurPath;
import org.stegvis.server.page.Pages;
import org.stegvis.server.signin.Admitting;
import org.stegvis.server.signin.SecurityLog;

/// Leads to the identity provider and takes its answer.
@Controller
class ProviderPages {
    private static final String WHY = "people sign in here";

    private final Provider provider;
    private final ProviderRequests requests;
    private final Bindings bindings;
    private final Admitting admitting;
    private final SecurityLog security;
    private final Pages pages;

    ProviderPages(
            Provider provider,
            ProviderRequests requests,
            Bindings bindings,
            Admitting admitting,
            SecurityLog security,
            Pages pages) {
        this.provider = provider;
        this.requests = requests;
        this.bindings = bindings;
        this.admitting = admitting;
        this.security = security;
        this.pages = pages;
    }

    @Open(to = Open.To.EVERYBODY, why = WHY)
    @GetMapping("/sign-in/provider")
    View begin(@RequestParam(defaultValue = "") String back, HttpServletRequest request, HttpServletResponse response) {
        require();
        String visitor = admitting.visitor(request).orElse(null);
        if (visitor == null) {
            return to("/sign-in");
        }
        String there = provider.authorization(requests.ask(visitor, OurPath.or(back, "")));
        return there == null ? problem(request, response, HttpStatus.BAD_GATEWAY, "provider.unreachable") : to(there);
    }

    @Open(to = Open.To.EVERYBODY, why = WHY)
    @GetMapping(Provider.ANSWER)
    View answer(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String state,
            HttpServletRequest request,
            HttpServletResponse response) {
        require();
        var asked = admitting
                .visitor(request)
                .flatMap(visitor -> requests.take(state, visitor))
                .orElse(null);
        if (asked == null) {
            return failed(request, response, "provider.late");
        }
        if (code.isBlank()) {
            return failed(request, response, "provider.nobody");
        }
        return switch (provider.told(asked, code)) {
            case Provider.Told.Unreachable none ->
                problem(request, response, HttpStatus.BAD_GATEWAY, "provider.unreachable");
            case Provider.Told.Nobody none -> failed(request, response, "provider.nobody");
            case Provider.Told.Who who ->
                bindings.person(provider.issuer(), who, admitting.origin(request))
                        .<View>map(person -> {
                            admitting.admit(person, request, response, "provider");
                            return to(OurPath.or(asked.back(), "/"));
                        })
                        .orElseGet(() -> failed(
                                request, response, who.email() == null ? "provider.no-email" : "provider.unknown"));
        };
    }

    /// After signing out here: where one signs out there.
    @Open(to = Open.To.EVERYBODY, why = WHY)
    @GetMapping("/sign-in/provider/out")
    View out() {
        require();
        return to(Objects.requireNonNullElse(provider.signOut(), "/sign-in"));
    }

    private void require() {
        if (!provider.isConfigured()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private View failed(HttpServletRequest request, HttpServletResponse response, String what) {
        security.note("unknown", admitting.origin(request), "sign-in-failed", what);
        return problem(request, response, HttpStatus.FORBIDDEN, what);
    }

    private View problem(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String what) {
        response.setStatus(status.value());
        Frame frame = pages.frame(request);
        return pages.view(
                frame, "provider/problem", new ProviderProblem("provider.problem", frame.t(what, provider.name())));
    }

    private static View to(String address) {
        var view = new RedirectView(address);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }
}
