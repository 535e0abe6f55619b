package org.stegvis.server.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.page.Frame;
import org.stegvis.server.page.Pages;
import org.stegvis.server.page.Refused;
import org.stegvis.server.page.Words;
import org.stegvis.server.passkey.Passkeys;
import org.stegvis.server.people.People;
import org.stegvis.server.people.Person;
import org.stegvis.server.signin.OwnSignIn;
import org.stegvis.server.signin.Sessions;

/// The reader's own account, and whether they may change it now.
@Component
class Own {
    static final String WHY = "people see and change their own account here, and nobody else's";

    private final Pages pages;
    private final People people;
    private final Sessions sessions;
    private final Passkeys passkeys;
    private final OwnSignIn signIn;

    Own(Pages pages, People people, Sessions sessions, Passkeys passkeys, OwnSignIn signIn) {
        this.pages = pages;
        this.people = people;
        this.sessions = sessions;
        this.passkeys = passkeys;
        this.signIn = signIn;
    }

    /// The person who asks.
    ///
    /// @throws Refused when it is a participant, a machine or the operator, who have no account
    Person person(Actor actor) {
        return people.staff()
                .find(actor.id())
                .filter(Person::active)
                .orElseThrow(() -> Refused.of(Refusal.Code.NOT_PERMITTED));
    }

    /// Does something when the reader has just shown who they are; else leads back to where they can.
    View changing(Actor actor, HttpServletRequest request, Supplier<View> change) {
        person(actor);
        return sessions.isConfirmed(request) ? change.get() : back();
    }

    View back() {
        return to("/account");
    }

    /// Leads to the page that says what was done, so that nothing is done again when it is loaded again.
    View done(Done what) {
        return to("/account?done=" + what.word());
    }

    private static View to(String path) {
        var view = new RedirectView(path, true);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }

    Frame frame(HttpServletRequest request) {
        return pages.frame(request);
    }

    View view(HttpServletRequest request, String template, Object model) {
        return pages.view(pages.frame(request), template, model);
    }

    View wrong(Actor actor, HttpServletRequest request, HttpServletResponse response, String problem) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(actor, request, problem, null);
    }

    /// @param problem the key of a sentence; null for none
    /// @param done what the reader has just done; null for nothing
    View page(Actor actor, HttpServletRequest request, @Nullable String problem, @Nullable Done done) {
        return page(actor, request, List.of(), problem, done);
    }

    /// The page with recovery codes on it, this once.
    View codes(Actor actor, HttpServletRequest request, List<String> codes) {
        return page(actor, request, codes, null, null);
    }

    private View page(
            Actor actor,
            HttpServletRequest request,
            List<String> codes,
            @Nullable String problem,
            @Nullable Done done) {
        Person person = person(actor);
        Words words = pages.frame(request).words();
        return view(
                request,
                "account/account",
                new AccountView(
                        person.name(),
                        person.email(),
                        sessions.isConfirmed(request),
                        signIn.hasPassword(actor),
                        signIn.recoveryCodes(actor),
                        passkeys.of(actor.id()).stream()
                                .map(each -> new AccountView.Key(
                                        each.id(),
                                        each.name(),
                                        words.moment(each.created()),
                                        words.moment(each.used()),
                                        each.synced()))
                                .toList(),
                        sessions.of(actor.id(), request).stream()
                                .map(each -> new AccountView.Place(
                                        each.id(),
                                        each.device().isEmpty() ? words.t("account.device.none") : each.device(),
                                        each.place(),
                                        words.moment(each.begun()),
                                        words.moment(each.seen()),
                                        each.here()))
                                .toList(),
                        codes,
                        problem == null ? null : words.t(problem),
                        done == null ? null : words.t(done.key())));
    }
}
