package org.stegvis.server.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Open;
import org.stegvis.server.passkey.Passkeys;
import org.stegvis.server.signin.OwnSignIn;

/// A person's own passkeys: enrolled, named, removed.
@Controller
class PasskeysPage {
    private final Own own;
    private final Passkeys passkeys;
    private final OwnSignIn signIn;

    PasskeysPage(Own own, Passkeys passkeys, OwnSignIn signIn) {
        this.own = own;
        this.passkeys = passkeys;
        this.signIn = signIn;
    }

    /// First its name; then the browser is asked to make it.
    @Open(to = Open.To.SIGNED_IN, why = Own.WHY)
    @GetMapping("/account/passkeys/new")
    View begin(
            Actor actor,
            @RequestParam(defaultValue = "") String name,
            HttpServletRequest request,
            HttpServletResponse response) {
        return own.changing(
                actor,
                request,
                () -> isName(name)
                        ? enrolment(actor, name, request, null)
                        : own.wrong(actor, request, response, "account.passkey.name-wrong"));
    }

    @Open(to = Open.To.SIGNED_IN, why = Own.WHY)
    @PostMapping("/account/passkeys")
    View enrol(
            Actor actor,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String passkey,
            HttpServletRequest request,
            HttpServletResponse response) {
        return own.changing(actor, request, () -> {
            if (!isName(name)) {
                return own.wrong(actor, request, response, "account.passkey.name-wrong");
            }
            if (signIn.enrolPasskey(actor, name, passkey, request)) {
                return own.done(Done.PASSKEY);
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return enrolment(actor, name, request, own.frame(request).t("account.passkey.failed"));
        });
    }

    @Open(to = Open.To.SIGNED_IN, why = Own.WHY)
    @PostMapping("/account/passkeys/{id}/name")
    View rename(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String name,
            HttpServletRequest request,
            HttpServletResponse response) {
        return own.changing(
                actor,
                request,
                () -> passkeys.rename(actor.id(), id, name)
                        ? own.done(Done.PASSKEY_RENAMED)
                        : own.wrong(actor, request, response, "account.passkey.name-wrong"));
    }

    @Open(to = Open.To.SIGNED_IN, why = Own.WHY)
    @PostMapping("/account/passkeys/{id}/removal")
    View remove(Actor actor, @PathVariable String id, HttpServletRequest request, HttpServletResponse response) {
        return own.changing(
                actor,
                request,
                () -> signIn.removePasskey(actor, id, request)
                        ? own.done(Done.PASSKEY_REMOVED)
                        : own.wrong(actor, request, response, "account.passkey.none"));
    }

    private static boolean isName(String name) {
        return !name.isBlank() && name.length() <= Passkeys.LONGEST_NAME;
    }

    private View enrolment(Actor actor, String name, HttpServletRequest request, @Nullable String problem) {
        var person = own.person(actor);
        return own.view(
                request,
                "account/passkey",
                new AccountView.Enrolment(
                        name.strip(), passkeys.enrolment(person.id(), person.email(), person.name()), problem));
    }
}
