package org.stegvis.server.signin;

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
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.page.Frame;
import org.stegvis.server.page.Pages;
import org.stegvis.server.people.ManagingPeople;
import org.stegvis.server.trialsetup.Trials;

/// What links open. A link that does not work answers the same, whatever the reason.
@Controller
class LinkPages {
    private static final String WHY = "the link itself is the right to use it, once";

    private final SigningIn signingIn;
    private final ManagingPeople managing;
    private final Links links;
    private final Trials trials;
    private final Pages pages;

    LinkPages(SigningIn signingIn, ManagingPeople managing, Links links, Trials trials, Pages pages) {
        this.signingIn = signingIn;
        this.managing = managing;
        this.links = links;
        this.trials = trials;
        this.pages = pages;
    }

    @Open(to = Open.To.EVERYBODY, why = WHY)
    @GetMapping("/set-up/{token}")
    View setUp(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        return links.look(Links.Purpose.SET_UP, token).isPresent()
                ? pages.view(pages.frame(request), "signin/setup", new SetUpForm("", "", null))
                : unusable(request, response);
    }

    @Open(to = Open.To.EVERYBODY, why = WHY)
    @PostMapping("/set-up/{token}")
    View setUp(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            HttpServletRequest request,
            HttpServletResponse response) {
        var link = links.look(Links.Purpose.SET_UP, token);
        if (link.isEmpty()) {
            return unusable(request, response);
        }
        return switch (managing.begin(new Actor("set-up", SessionCookie.origin(request)), name, email)) {
            case Written.Refused(var refusal)
            when refusal.code() == Refusal.Code.PERSON_EXISTS -> unusable(request, response);
            case Written.Refused refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield pages.view(pages.frame(request), "signin/setup", new SetUpForm(name, email, "set-up.wrong"));
            }
            case Written.Done done -> {
                links.use(link.get());
                yield SignInPages.seeOther("/invitation/"
                        + signingIn.invite(
                                done.entries().getFirst().what().path("person").stringValue()));
            }
        };
    }

    @Open(to = Open.To.EVERYBODY, why = WHY)
    @GetMapping("/invitation/{token}")
    View invitation(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        return signingIn
                .invited(token)
                .map(invited -> page(request, invited, null))
                .orElseGet(() -> unusable(request, response));
    }

    @Open(to = Open.To.EVERYBODY, why = WHY)
    @PostMapping("/invitation/{token}")
    View invitation(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        var invited = signingIn.invited(token);
        if (invited.isEmpty()) {
            return unusable(request, response);
        }
        return switch (signingIn.accept(invited.get(), password, code, Visit.of(request))) {
            case YES -> SignInPages.seeOther("/sign-in");
            case WEAK -> again(request, response, invited.get(), "invitation.weak");
            case CODE -> again(request, response, invited.get(), "invitation.wrong");
            case UNUSABLE -> unusable(request, response);
        };
    }

    @Open(to = Open.To.EVERYBODY, why = WHY)
    @GetMapping("/start/{token}")
    View start(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        Frame frame = pages.frame(request);
        return links.look(Links.Purpose.PARTICIPANT, token)
                .map(link -> {
                    String trial = link.subject().substring(0, link.subject().lastIndexOf('/'));
                    String title = trials.find(trial)
                            .map(state ->
                                    state.current().protocol().trial().title().in(frame.language()))
                            .orElse(trial);
                    return pages.view(frame, "signin/start", new StartForm(title));
                })
                .orElseGet(() -> unusable(request, response));
    }

    @Open(to = Open.To.EVERYBODY, why = WHY)
    @PostMapping("/start/{token}")
    View begin(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        return signingIn
                .participant(token, Visit.of(request))
                .map(session -> {
                    SessionCookie.give(request, response, session, Sessions.Stage.PARTICIPANT.lasts());
                    return SignInPages.seeOther("/me");
                })
                .orElseGet(() -> unusable(request, response));
    }

    private View page(HttpServletRequest request, SigningIn.Invited invited, @Nullable String problem) {
        String address = Totp.address(invited.secret(), invited.person().email());
        return pages.view(
                pages.frame(request),
                "signin/invitation",
                new InvitationForm(
                        invited.person().name(),
                        invited.person().email(),
                        invited.secret(),
                        address,
                        Picture.of(address),
                        problem));
    }

    private View again(
            HttpServletRequest request, HttpServletResponse response, SigningIn.Invited invited, String problem) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(request, invited, problem);
    }

    private View unusable(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpStatus.GONE.value());
        Frame frame = pages.frame(request);
        return pages.view(frame, "signin/unusable", frame.words());
    }
}
