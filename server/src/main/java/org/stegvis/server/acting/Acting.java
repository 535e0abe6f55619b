package org.stegvis.server.acting;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.page.FormKey;
import org.stegvis.server.page.RefusalWords;
import org.stegvis.server.page.Refused;
import org.stegvis.server.participant.Course;
import org.stegvis.server.people.Names;
import org.stegvis.server.trialpage.Field;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.Titles;
import org.stegvis.server.trialpage.TrialPages;

/// What all forms about a participant do alike.
@Component
class Acting {
    private static final int UNPROCESSABLE = 422;

    private final TrialPages trialPages;
    private final Names names;

    Acting(TrialPages trialPages, Names names) {
        this.trialPages = trialPages;
        this.names = names;
    }

    TrialPages pages() {
        return trialPages;
    }

    /// A participant whom the reader may do something to.
    record Case(InTrial in, Course course) {
        String path() {
            return in.path("p/" + course.participant());
        }

        /// The place in the log up to which the reader has seen what is said of the participant.
        long seen() {
            return course.entries().getLast().seq();
        }

        Titles titles() {
            return new Titles(course.version().protocol(), in.language());
        }
    }

    Case open(HttpServletRequest request, String trial, String participant, Permission permission) {
        return open(request, trial, "work", participant, permission);
    }

    /// @param here the place in the navigation that the form belongs to
    Case open(HttpServletRequest request, String trial, String here, String participant, Permission permission) {
        InTrial in = trialPages.open(request, trial, here);
        Course course = trialPages.course(in, participant);
        in.require(permission, course.site());
        return new Case(in, course);
    }

    /// The name of who did something, for a reader who may see allocations.
    String name(InTrial in, String actor) {
        return Objects.requireNonNullElse(names.of(actor, in.id(), true), actor);
    }

    View form(InTrial in, ActForm form) {
        return trialPages.pages().view(in.frame(), "acting/form", form);
    }

    /// The form again, with what is wrong.
    View again(InTrial in, HttpServletResponse response, ActForm form) {
        response.setStatus(UNPROCESSABLE);
        return form(in, form);
    }

    /// The next page when it was done; the form again when a rule said no; an error page when nobody should have asked.
    View after(
            InTrial in,
            HttpServletResponse response,
            Written written,
            Function<List<Entry>, String> next,
            Function<String, ActForm> again) {
        return switch (written) {
            case Written.Done(var entries, var isRepeated) -> redirect(next.apply(entries));
            case Written.Refused(var refusal) -> {
                if (refusal.code() == Refusal.Code.NOT_PERMITTED
                        || refusal.code() == Refusal.Code.NO_SUCH_PARTICIPANT) {
                    throw new Refused(refusal);
                }
                yield again(in, response, again.apply(RefusalWords.of(in.words(), refusal)));
            }
        };
    }

    /// After a form, the browser asks for the next page anew, so that neither back nor reload sends the form again.
    static View redirect(String path) {
        var view = new RedirectView(path, true);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }

    static ActForm form(Case at, String name, String below, List<Field> fields, @Nullable String notice, String key) {
        var words = at.in().words();
        return new ActForm(
                words.t(name + ".title"),
                words.t(name + ".text"),
                at.path(),
                at.course().participant(),
                at.path() + "/" + below,
                words.t(name + ".button"),
                false,
                notice,
                key,
                fields,
                List.of(),
                null);
    }

    static String freshKey() {
        return FormKey.fresh();
    }

    /// The key of a form that was sent; a fresh one when it has none.
    static String key(Map<String, String> told) {
        return FormKey.of(told);
    }

    static Field text(InTrial in, String name, String label, Map<String, String> told) {
        return new Field(
                name,
                in.words().t(label),
                in.words().has(label + ".hint") ? in.words().t(label + ".hint") : null,
                List.of(),
                told.getOrDefault(name, ""),
                null);
    }

    static Map<String, String> none() {
        return new LinkedHashMap<>();
    }
}
