package org.stegvis.server.administration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.access.Requires;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.page.Frame;
import org.stegvis.server.page.Pages;
import org.stegvis.server.page.RefusalWords;
import org.stegvis.server.page.Refused;
import org.stegvis.server.people.Grant;
import org.stegvis.server.people.ManagingPeople;
import org.stegvis.server.people.Role;
import org.stegvis.server.signin.Inviting;

/// Where an administrator invites people, gives and takes roles, and closes accounts.
@Controller
class PeoplePages {
    private final Pages pages;
    private final PeopleModels models;
    private final ManagingPeople managing;
    private final Inviting inviting;

    PeoplePages(Pages pages, PeopleModels models, ManagingPeople managing, Inviting inviting) {
        this.pages = pages;
        this.models = models;
        this.managing = managing;
        this.inviting = inviting;
    }

    @Requires(value = Permission.MANAGE_ACCOUNTS, where = Requires.Where.SERVER)
    @GetMapping("/people")
    View all(HttpServletRequest request) {
        return list(pages.frame(request), null, "", "", "");
    }

    @Requires(value = Permission.MANAGE_ACCOUNTS, where = Requires.Where.SERVER)
    @PostMapping("/people")
    View invite(
            Actor actor,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String why,
            HttpServletRequest request,
            HttpServletResponse response) {
        Frame frame = pages.frame(request);
        return switch (inviting.invite(actor, name, email, why)) {
            case Inviting.Invitation.Path(var about, var path) -> person(frame, actor, about, path, null);
            case Inviting.Invitation.Refused(var refusal) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield list(frame, said(frame, refusal), name, email, why);
            }
        };
    }

    @Requires(value = Permission.MANAGE_ACCOUNTS, where = Requires.Where.SERVER)
    @GetMapping("/people/{person}")
    View one(Actor actor, @PathVariable String person, HttpServletRequest request) {
        return person(pages.frame(request), actor, person, null, null);
    }

    @Requires(value = Permission.MANAGE_ACCOUNTS, where = Requires.Where.SERVER)
    @PostMapping("/people/{person}/invitation")
    View again(Actor actor, @PathVariable String person, HttpServletRequest request) {
        return switch (inviting.again(actor, person)) {
            case Inviting.Invitation.Path(var about, var path) ->
                person(pages.frame(request), actor, about, path, null);
            case Inviting.Invitation.Refused(var refusal) -> throw new Refused(refusal);
        };
    }

    /// @param place empty for the server as a whole, `TRIAL`, or `TRIAL/SITE`
    @Requires(value = Permission.MANAGE_ACCOUNTS, where = Requires.Where.SERVER)
    @PostMapping("/people/{person}/role")
    View role(
            Actor actor,
            @PathVariable String person,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "false") boolean withdraw,
            HttpServletRequest request,
            HttpServletResponse response) {
        Grant grant = grant(role, place);
        if (grant == null) {
            return after(
                    actor,
                    person,
                    request,
                    response,
                    new Written.Refused(
                            new Refusal(Refusal.Code.VALUE_NOT_ALLOWED, Refusal.Code.VALUE_NOT_ALLOWED.name())));
        }
        return after(
                actor,
                person,
                request,
                response,
                withdraw ? managing.withdraw(actor, person, grant, why) : managing.grant(actor, person, grant, why));
    }

    @Requires(value = Permission.MANAGE_ACCOUNTS, where = Requires.Where.SERVER)
    @PostMapping("/people/{person}/state")
    View state(
            Actor actor,
            @PathVariable String person,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(defaultValue = "") String why,
            HttpServletRequest request,
            HttpServletResponse response) {
        return after(
                actor,
                person,
                request,
                response,
                open ? managing.reopen(actor, person, why) : managing.close(actor, person, why));
    }

    private View after(
            Actor actor, String person, HttpServletRequest request, HttpServletResponse response, Written written) {
        return switch (written) {
            case Written.Done done -> {
                var view = new RedirectView("/people/" + person, true);
                view.setStatusCode(HttpStatus.SEE_OTHER);
                yield view;
            }
            case Written.Refused(var refusal) -> {
                Frame frame = pages.frame(request);
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield person(frame, actor, person, null, said(frame, refusal));
            }
        };
    }

    private static @Nullable Grant grant(String role, String place) {
        Role known = Arrays.stream(Role.values())
                .filter(each -> each.word().equals(role))
                .findFirst()
                .orElse(null);
        int slash = place.indexOf('/');
        String trial = slash < 0 ? place : place.substring(0, slash);
        return known == null
                ? null
                : new Grant(known, trial.isEmpty() ? null : trial, slash < 0 ? null : place.substring(slash + 1));
    }

    private View list(Frame frame, @Nullable String problem, String name, String email, String why) {
        return pages.view(frame, "administration/people", models.all(frame, problem, name, email, why));
    }

    private View person(Frame frame, Actor actor, String id, @Nullable String link, @Nullable String problem) {
        return pages.view(frame, "administration/person", models.one(frame, actor, id, link, problem));
    }

    private static String said(Frame frame, Refusal refusal) {
        return RefusalWords.of(frame.words(), refusal);
    }
}
