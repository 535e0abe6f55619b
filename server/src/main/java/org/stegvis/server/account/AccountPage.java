package org.stegvis.server.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Open;
import org.stegvis.server.passkey.Passkeys;
import org.stegvis.server.signin.OwnSignIn;
import org.stegvis.server.signin.Proof;
import org.stegvis.server.signin.Reauthenticating;
import org.stegvis.server.signin.Sessions;

/// Where people see how and where they are signed in, change their password and end sessions. Who wants to change
/// something shows once more who they are; then it is open for ten minutes.
@Controller
class AccountPage {
    private final Own own;
    private final Reauthenticating again;
    private final Sessions sessions;
    private final Passkeys passkeys;
    private final OwnSignIn signIn;

    AccountPage(Own own, Reauthenticating again, Sessions sessions, Passkeys passkeys, OwnSignIn signIn) {
        this.own = own;
        this.again = again;
        this.sessions = sessions;
        this.passkeys = passkeys;
        this.signIn = signIn;
    }

    @Open(to = Open.To.SIGNED_IN, why = Own.WHY)
    @GetMapping("/account")
    View show(Actor actor, @RequestParam(defaultValue = "") String done, HttpServletRequest request) {
        return own.page(actor, request, null, Done.of(done));
    }

    /// What the browser asks a passkey of the reader to sign, before they sign something or change something here.
    @Open(to = Open.To.SIGNED_IN, why = Own.WHY)
    @PostMapping(path = "/account/passkey-challenge", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String challenge(Actor actor) {
        own.person(actor);
        if (passkeys.of(actor.id()).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return passkeys.challenge(actor.id());
    }

    @Open(to = Open.To.SIGNED_IN, why = Own.WHY)
    @PostMapping("/account/confirmation")
    View confirm(
            Actor actor,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String passkey,
            HttpServletRequest request,
            HttpServletResponse response) {
        own.person(actor);
        if (!again.confirms(actor, new Proof(password, code, passkey))) {
            return own.wrong(actor, request, response, "refusal.not-confirmed");
        }
        sessions.confirm(request);
        return own.back();
    }

    @Open(to = Open.To.SIGNED_IN, why = Own.WHY)
    @PostMapping("/account/password")
    View password(
            Actor actor,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        return own.changing(
                actor,
                request,
                () -> signIn.changePassword(actor, password, request)
                        ? own.done(Done.PASSWORD)
                        : own.wrong(actor, request, response, "invitation.weak"));
    }

    @Open(to = Open.To.SIGNED_IN, why = Own.WHY)
    @PostMapping("/account/sessions/{id}/end")
    View end(Actor actor, @PathVariable String id, HttpServletRequest request) {
        return own.changing(actor, request, () -> {
            sessions.end(actor.id(), id);
            return own.done(Done.SESSIONS);
        });
    }

    @Open(to = Open.To.SIGNED_IN, why = Own.WHY)
    @PostMapping("/account/sessions/end-others")
    View endOthers(Actor actor, HttpServletRequest request) {
        return own.changing(actor, request, () -> {
            sessions.endOthers(actor.id(), request);
            return own.done(Done.SESSIONS);
        });
    }

    @Open(to = Open.To.SIGNED_IN, why = Own.WHY)
    @GetMapping("/account/generator")
    View generator(Actor actor, HttpServletRequest request) {
        return own.changing(actor, request, () -> generator(request, signIn.newGenerator(actor), null));
    }

    @Open(to = Open.To.SIGNED_IN, why = Own.WHY)
    @PostMapping("/account/generator/code")
    View generatorCode(
            Actor actor,
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        return own.changing(actor, request, () -> {
            var waiting = signIn.waiting(actor, token).orElse(null);
            if (waiting == null) {
                return own.wrong(actor, request, response, "account.generator.late");
            }
            if (signIn.useGenerator(actor, waiting, code, request)) {
                return own.done(Done.GENERATOR);
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return generator(request, waiting, own.frame(request).t("invitation.wrong"));
        });
    }

    @Open(to = Open.To.SIGNED_IN, why = Own.WHY)
    @PostMapping("/account/recovery-codes")
    View recovery(Actor actor, HttpServletRequest request) {
        return own.changing(actor, request, () -> own.codes(actor, request, signIn.newRecoveryCodes(actor, request)));
    }

    private View generator(HttpServletRequest request, OwnSignIn.NewGenerator generator, @Nullable String problem) {
        return own.view(request, "account/generator", new AccountView.Generator(generator, problem));
    }
}
