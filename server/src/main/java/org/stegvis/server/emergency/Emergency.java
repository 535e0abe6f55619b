package org.stegvis.server.emergency;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.stegvis.conduct.Event;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.page.FormKey;
import org.stegvis.server.page.RefusalWords;
import org.stegvis.server.page.Refused;
import org.stegvis.server.participant.Course;
import org.stegvis.server.people.Names;
import org.stegvis.server.signature.Signature;
import org.stegvis.server.signature.Signing;
import org.stegvis.server.signin.Proof;
import org.stegvis.server.trialpage.Field;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.Titles;
import org.stegvis.server.trialpage.TrialPages;

/// What the forms of this package do alike.
@Component
class Emergency {
    private final TrialPages trialPages;
    private final Signing signing;
    private final Names names;

    Emergency(TrialPages trialPages, Signing signing, Names names) {
        this.trialPages = trialPages;
        this.signing = signing;
        this.names = names;
    }

    /// A participant at a decision.
    record Case(InTrial in, Course course, String decision) {
        String path() {
            return in.path("p/" + course.participant());
        }

        Titles titles() {
            return new Titles(course.version().protocol(), in.language());
        }

        boolean allows(Permission permission) {
            return in.allows(permission, course.site());
        }

        String t(String key, Object... arguments) {
            return in.words().t(key, arguments);
        }

        SignedForm.Fact fact(String key, String value) {
            return new SignedForm.Fact(t(key), value);
        }

        Field reason(String hint, Map<String, String> told) {
            return new Field("reason", t("reason"), t(hint), List.of(), told.getOrDefault("reason", ""), null);
        }
    }

    Case open(HttpServletRequest request, String trial, String participant, String decision, Permission permission) {
        InTrial in = trialPages.open(request, trial, "work");
        Course course = trialPages.course(in, participant);
        in.require(permission, course.site());
        return new Case(in, course, decision);
    }

    View show(Case at, String template, Object model) {
        return trialPages.pages().view(at.in().frame(), template, model);
    }

    View form(Case at, SignedForm form) {
        return show(at, "emergency/signed", form);
    }

    /// As whom the reader signs.
    String signer(Case at) {
        return signing.name(at.in().actor());
    }

    /// Who did something; the study team where the reader must not learn which therapist it was.
    String name(Case at, String actor) {
        String name = names.of(actor, at.in().id(), at.allows(Permission.SEE_ALLOCATIONS));
        return Objects.requireNonNullElse(name, at.t("who.staff"));
    }

    /// Does it with the proof that the form brings: the next page when it was done, the form again when a rule said no.
    View sign(
            Case at,
            HttpServletResponse response,
            Map<String, String> told,
            Signature.Meaning meaning,
            Function<Actor, Written> act,
            Function<List<Entry>, String> next,
            Function<String, SignedForm> again) {
        var proof = Proof.of(told.get("password"), told.get("code"), told.get("passkey"));
        return switch (signing.act(at.in().actor(), meaning, proof, act)) {
            case Written.Done(var entries, var repeated) -> redirect(next.apply(entries));
            case Written.Refused(var refusal) -> {
                if (refusal.code() == Refusal.Code.NOT_PERMITTED
                        || refusal.code() == Refusal.Code.NO_SUCH_PARTICIPANT) {
                    throw new Refused(refusal);
                }
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield form(at, again.apply(RefusalWords.of(at.in().words(), refusal)));
            }
        };
    }

    /// Neither back nor reload sends the form again.
    static View redirect(String path) {
        var view = new RedirectView(path, true);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }

    /// The key of a form that was sent; a fresh one when it has none.
    static String key(Map<String, String> told) {
        return FormKey.of(told);
    }

    static String freshKey() {
        return FormKey.fresh();
    }

    /// Nothing typed yet.
    static Map<String, String> none() {
        return Map.of();
    }

    /// The option that somebody was allocated at the decision; null when nothing was.
    static @Nullable String allocated(Case at) {
        return at.course().history().events().stream()
                .filter(Event.Allocated.class::isInstance)
                .map(Event.Allocated.class::cast)
                .filter(event -> event.decision().equals(at.decision()))
                .map(Event.Allocated::option)
                .findFirst()
                .orElse(null);
    }
}
