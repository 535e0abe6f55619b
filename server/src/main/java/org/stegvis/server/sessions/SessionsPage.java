package org.stegvis.server.sessions;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.stegvis.conduct.Event;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Requires;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.page.FormKey;
import org.stegvis.server.page.RefusalWords;
import org.stegvis.server.page.Words;
import org.stegvis.server.participant.Course;
import org.stegvis.server.people.People;
import org.stegvis.server.sessions.SessionsView.Filled;
import org.stegvis.server.therapy.Treating;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.TrialPages;

/// Sessions and treatments of one participant. It shows no outcome, whoever reads it.
@Controller
class SessionsPage {
    private static final int UNPROCESSABLE = 422;

    private final TrialPages trialPages;
    private final Treating treating;
    private final People people;
    private final Clock clock;

    SessionsPage(TrialPages trialPages, Treating treating, People people, Clock clock) {
        this.trialPages = trialPages;
        this.treating = treating;
        this.people = people;
        this.clock = clock;
    }

    @Requires(value = Permission.RECORD_TREATMENT, also = Permission.SEE_ALLOCATIONS)
    @GetMapping("/t/{trial}/p/{participant}/sessions")
    View show(@PathVariable String trial, @PathVariable String participant, HttpServletRequest request) {
        InTrial in = trialPages.open(request, trial, "therapy");
        return view(in, trialPages.course(in, participant), Filled.NOTHING, null, FormKey.fresh());
    }

    @Requires(value = Permission.RECORD_TREATMENT, also = Permission.SEE_ALLOCATIONS)
    @PostMapping("/t/{trial}/p/{participant}/sessions")
    View record(
            @PathVariable String trial,
            @PathVariable String participant,
            @RequestParam Map<String, String> told,
            HttpServletRequest request,
            HttpServletResponse response) {
        InTrial in = trialPages.open(request, trial, "therapy");
        Course course = trialPages.course(in, participant);
        var filled = new Filled(
                told.getOrDefault("on", ""),
                told.getOrDefault("minutes", "").strip(),
                told.getOrDefault("elements", "").strip(),
                told.getOrDefault("homework", "").strip());
        String key = FormKey.of(told);
        LocalDate on = day(filled.on());
        if (on == null) {
            return again(in, course, filled, in.words().t("form.day"), key, response);
        }
        boolean isEnd = "end".equals(told.get("act"));
        Integer minutes = isEnd || "no".equals(told.get("attended")) ? Integer.valueOf(0) : minutes(filled.minutes());
        if (minutes == null) {
            return again(in, course, filled, in.words().t("sessions.minutes.wrong"), key, response);
        }
        String decision = told.getOrDefault("decision", "");
        Written written = isEnd
                ? treating.end(
                        in.actor(),
                        trial,
                        participant,
                        new Event.Treated(
                                on,
                                decision,
                                Treatments.of(in, course, people).attended(decision),
                                "yes".equals(told.get("completed"))),
                        key)
                : treating.session(
                        in.actor(),
                        trial,
                        participant,
                        new Treating.Session(decision, on, minutes, content(in.words(), filled)),
                        key);
        return switch (written) {
            case Written.Done done -> {
                var next = new RedirectView(in.path("p/" + participant + "/sessions"), true);
                next.setStatusCode(HttpStatus.SEE_OTHER);
                yield next;
            }
            case Written.Refused(var refusal) ->
                again(in, course, filled, RefusalWords.of(in.words(), refusal), key, response);
        };
    }

    private View again(
            InTrial in, Course course, Filled filled, String notice, String key, HttpServletResponse response) {
        response.setStatus(UNPROCESSABLE);
        return view(in, course, filled, notice, key);
    }

    private View view(InTrial in, Course course, Filled filled, @Nullable String notice, String key) {
        var view = new SessionsView(
                course.participant(),
                in.path("p/" + course.participant()),
                in.path("p/" + course.participant() + "/sessions"),
                Treatments.of(in, course, people).all().reversed(),
                filled,
                notice,
                LocalDate.now(clock).toString(),
                key);
        return trialPages.pages().view(in.frame(), "sessions/sessions", view);
    }

    private static String content(Words words, Filled filled) {
        return filled.homework().isEmpty()
                ? filled.elements()
                : (filled.elements() + "\n" + words.t("sessions.homework") + ": " + filled.homework()).strip();
    }

    private static @Nullable Integer minutes(String text) {
        try {
            int minutes = Integer.parseInt(text);
            return minutes > 0 ? minutes : null;
        } catch (NumberFormatException none) {
            return null;
        }
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException none) {
            return null;
        }
    }
}
