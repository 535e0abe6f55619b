package org.stegvis.server.acting;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.Step;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.access.Requires;
import org.stegvis.server.allocation.Randomising;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.page.RefusalWords;
import org.stegvis.server.page.Refused;
import org.stegvis.server.page.Words;
import org.stegvis.server.participant.Course;
import org.stegvis.server.trialpage.InTrial;

/// Asks before it randomises; [SlipPage] shows the result.
@Controller
class RandomisingPage {
    private final Acting acting;
    private final Randomising randomising;
    private final Clock clock;

    RandomisingPage(Acting acting, Randomising randomising, Clock clock) {
        this.acting = acting;
        this.randomising = randomising;
        this.clock = clock;
    }

    @Requires(Permission.ALLOCATE)
    @GetMapping("/t/{trial}/p/{participant}/decide")
    View ask(@PathVariable String trial, @PathVariable String participant, HttpServletRequest request) {
        Acting.Case at = acting.open(request, trial, participant, Permission.ALLOCATE);
        return acting.pages()
                .pages()
                .view(at.in().frame(), "acting/confirm", confirmation(at, null, Acting.freshKey()));
    }

    @Requires(Permission.ALLOCATE)
    @PostMapping("/t/{trial}/p/{participant}/decide")
    View decide(
            @PathVariable String trial,
            @PathVariable String participant,
            @RequestParam Map<String, String> told,
            HttpServletRequest request,
            HttpServletResponse response) {
        Acting.Case at = acting.open(request, trial, participant, Permission.ALLOCATE);
        String key = Acting.key(told);
        String decision = told.getOrDefault("decision", "");
        return switch (randomising.randomise(at.in().actor(), trial, participant, decision, key)) {
            case Written.Done done -> Acting.redirect(at.path() + "/slip/" + decision);
            case Written.Refused(var refusal) -> {
                if (refusal.code() == Refusal.Code.NOT_PERMITTED) {
                    throw new Refused(refusal);
                }
                response.setStatus(HttpServletResponse.SC_CONFLICT);
                // The log has moved on since the form was shown: the page tells how it stands now.
                Acting.Case now = acting.open(request, trial, participant, Permission.ALLOCATE);
                yield acting.pages()
                        .pages()
                        .view(
                                now.in().frame(),
                                "acting/confirm",
                                confirmation(now, RefusalWords.of(now.in().words(), refusal), Acting.freshKey()));
            }
        };
    }

    private Confirmation confirmation(Acting.Case at, @Nullable String notice, String key) {
        InTrial in = at.in();
        Words words = in.words();
        Course course = at.course();
        Step next = course.next() instanceof Step.Enrol
                ? course.with(new Event.Enrolled(LocalDate.now(clock))).next()
                : course.next();
        return switch (next) {
            case Step.Allocate step -> {
                List<String> options = step.offering().open().stream()
                        .map(offer -> at.titles().treatment(offer.option()))
                        .toList();
                String title = at.titles().decision(step.decision());
                String text = options.size() > 1
                        ? words.t("confirm.allocate", words.listed(options))
                        : words.t("confirm.only", words.listed(options));
                yield ask(at, title, text, options, step.decision(), words.t("confirm.button"), notice, key);
            }
            case Step.Continue step ->
                ask(
                        at,
                        at.titles().decision(step.decision()),
                        words.t("confirm.continue"),
                        List.of(),
                        step.decision(),
                        words.t("confirm.continue.button"),
                        notice,
                        key);
            case Step.Leave step ->
                ask(
                        at,
                        at.titles().decision(step.decision()),
                        words.t("confirm.leave"),
                        List.of(),
                        step.decision(),
                        words.t("confirm.leave.button"),
                        notice,
                        key);
            case Step.Screen s -> nothing(at, notice);
            case Step.Consent s -> nothing(at, notice);
            case Step.Enrol s -> nothing(at, notice);
            case Step.Collect s -> nothing(at, notice);
            case Step.Wait s -> nothing(at, notice);
            case Step.Stop s -> nothing(at, notice);
        };
    }

    private static Confirmation nothing(Acting.Case at, @Nullable String notice) {
        Words words = at.in().words();
        return ask(at, words.t("confirm.nothing"), words.t("confirm.nothing.text"), List.of(), null, "", notice, "");
    }

    private static Confirmation ask(
            Acting.Case at,
            String title,
            String text,
            List<String> options,
            @Nullable String decision,
            String button,
            @Nullable String notice,
            String key) {
        return new Confirmation(
                at.course().participant(),
                Objects.requireNonNullElse(at.course().site(), ""),
                title,
                text,
                options,
                decision,
                at.path() + "/decide",
                at.path(),
                button,
                notice,
                key);
    }
}
