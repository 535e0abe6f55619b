package org.stegvis.server.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Open;
import org.stegvis.server.page.OurPath;
import org.stegvis.server.page.Pages;
import org.stegvis.server.passkey.Passkeys;

/// Signing in with password and code, and out.
@Controller
class SignInPages {
    private static final String WHY = "people sign in here";

    private final SigningIn signingIn;
    private final Passkeys passkeys;
    private final Pages pages;
    private final ObjectProvider<OtherWay> otherWay;

    SignInPages(SigningIn signingIn, Passkeys passkeys, Pages pages, ObjectProvider<OtherWay> otherWay) {
        this.otherWay = otherWay;
        this.passkeys = passkeys;
        this.signingIn = signingIn;
        this.pages = pages;
    }

    /// @param ended whether a session ended while a form was open
    /// @param out whether somebody has just signed out here who may still be signed in elsewhere
    @Open(to = Open.To.EVERYBODY, why = WHY)
    @GetMapping("/sign-in")
    View password(
            @RequestParam(defaultValue = "") String back,
            @RequestParam(defaultValue = "false") boolean ended,
            @RequestParam(defaultValue = "false") boolean out,
            HttpServletRequest request) {
        return pages.view(
                pages.frame(request),
                "signin/password",
                new SignInForm(OurPath.or(back, ""), "", ended ? "sign-in.ended" : null, other(), out));
    }

    @Open(to = Open.To.EVERYBODY, why = WHY)
    @PostMapping("/sign-in")
    View password(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        return signingIn
                .password(email, password, Visit.of(request))
                .<View>map(token -> {
                    SessionCookie.give(request, response, token, Sessions.Stage.CODE.lasts());
                    return seeOther(SignInForm.path("/sign-in/code", back));
                })
                .orElseGet(() -> {
                    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                    return form(request, "signin/password", back, email, "sign-in.wrong");
                });
    }

    @Open(to = Open.To.EVERYBODY, why = WHY)
    @GetMapping("/sign-in/code")
    View code(@RequestParam(defaultValue = "") String back, HttpServletRequest request) {
        return form(request, "signin/code", back, "", null);
    }

    @Open(to = Open.To.EVERYBODY, why = WHY)
    @PostMapping("/sign-in/code")
    View code(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        return SessionCookie.token(request)
                .flatMap(waiting -> signingIn.code(waiting, code, Visit.of(request)))
                .<View>map(token -> {
                    SessionCookie.give(request, response, token, Sessions.Stage.STAFF.lasts());
                    return seeOther(OurPath.or(back, "/"));
                })
                .orElseGet(() -> {
                    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                    return form(request, "signin/code", back, "", "sign-in.code.wrong");
                });
    }

    /// What the browser asks a passkey to sign.
    @Open(to = Open.To.EVERYBODY, why = WHY)
    @PostMapping(path = "/sign-in/passkey/challenge", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String challenge() {
        return passkeys.challenge(null);
    }

    @Open(to = Open.To.EVERYBODY, why = WHY)
    @PostMapping("/sign-in/passkey")
    View passkey(
            @RequestParam(defaultValue = "") String passkey,
            @RequestParam(defaultValue = "") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        return signingIn
                .passkey(passkey, Visit.of(request))
                .<View>map(token -> {
                    SessionCookie.give(request, response, token, Sessions.Stage.STAFF.lasts());
                    return seeOther(OurPath.or(back, "/"));
                })
                .orElseGet(() -> {
                    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                    return form(request, "signin/password", back, "", "passkey.wrong");
                });
    }

    @Open(to = Open.To.SIGNED_IN, why = "whoever is signed in may sign out")
    @PostMapping("/sign-out")
    View out(Actor actor, HttpServletRequest request, HttpServletResponse response) {
        boolean elsewhere = SessionCookie.token(request)
                .map(token -> signingIn.out(token, actor))
                .orElse(false);
        SessionCookie.take(request, response);
        return seeOther(elsewhere ? "/sign-in?out=true" : "/sign-in");
    }

    private View form(
            HttpServletRequest request, String template, String back, String email, @Nullable String problem) {
        return pages.view(
                pages.frame(request), template, new SignInForm(OurPath.or(back, ""), email, problem, other(), false));
    }

    private @Nullable OtherWay other() {
        OtherWay way = otherWay.getIfAvailable();
        return way == null || way.path().isEmpty() ? null : way;
    }

    static View seeOther(String path) {
        var view = new RedirectView(path, true);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }
}
