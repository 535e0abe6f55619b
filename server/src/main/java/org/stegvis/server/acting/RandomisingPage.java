package org.stegvis.server.acting;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.Step;
import org.stegvis.protocol.Protocol;
import org.stegvis.report.pdf.Pdf;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.access.Requires;
import org.stegvis.server.allocation.Randomising;
import org.stegvis.server.eventlog.ConductEvents;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.page.RefusalWords;
import org.stegvis.server.page.Refused;
import org.stegvis.server.page.Words;
import org.stegvis.server.participant.Course;
import org.stegvis.server.people.Names;
import org.stegvis.server.trialpage.InTrial;

/// Asks before it randomises, and shows the result.
@Controller
class RandomisingPage {
    private final Acting acting;
    private final Randomising randomising;
    private final Clock clock;

    private final Names names;

    RandomisingPage(Acting acting, Randomising randomising, Clock clock, Names names) {
        this.names = names;
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

    @Requires(Permission.SEE_ALLOCATIONS)
    @GetMapping("/t/{trial}/p/{participant}/slip/{decision}")
    View slip(
            @PathVariable String trial,
            @PathVariable String participant,
            @PathVariable String decision,
            HttpServletRequest request) {
        Acting.Case at = acting.open(request, trial, participant, Permission.SEE_ALLOCATIONS);
        return acting.pages().pages().view(at.in().frame(), "acting/slip", slip(at, decision));
    }

    @Requires(Permission.SEE_ALLOCATIONS)
    @GetMapping("/t/{trial}/p/{participant}/slip/{decision}.pdf")
    ResponseEntity<byte[]> pdf(
            @PathVariable String trial,
            @PathVariable String participant,
            @PathVariable String decision,
            HttpServletRequest request)
            throws IOException {
        Acting.Case at = acting.open(request, trial, participant, Permission.SEE_ALLOCATIONS);
        var bytes = new ByteArrayOutputStream();
        Pdf.write(acting.pages().pages().text(at.in().frame(), "acting/slip-pdf", slip(at, decision)), bytes);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header("Cache-Control", "no-store")
                .header(
                        "Content-Disposition",
                        ContentDisposition.inline()
                                .filename(participant + "-" + decision + ".pdf")
                                .build()
                                .toString())
                .body(bytes.toByteArray());
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
                        .map(offer -> treatment(course.version().protocol(), in, offer.option()))
                        .toList();
                String title = decision(course.version().protocol(), in, step.decision());
                String text = options.size() > 1
                        ? words.t("confirm.allocate", words.listed(options))
                        : words.t("confirm.only", words.listed(options));
                yield ask(at, title, text, options, step.decision(), words.t("confirm.button"), notice, key);
            }
            case Step.Continue step ->
                ask(
                        at,
                        decision(course.version().protocol(), in, step.decision()),
                        words.t("confirm.continue"),
                        List.of(),
                        step.decision(),
                        words.t("confirm.continue.button"),
                        notice,
                        key);
            case Step.Leave step ->
                ask(
                        at,
                        decision(course.version().protocol(), in, step.decision()),
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

    private String by(Acting.Case at, String actor) {
        return Objects.requireNonNullElse(names.of(actor, at.in().id(), true), actor);
    }

    private Slip slip(Acting.Case at, String decision) {
        for (Entry entry : at.course().entries().reversed()) {
            Event event = ConductEvents.event(entry).orElse(null);
            String result = event == null ? null : result(at, event, decision);
            if (result != null && event != null) {
                Words words = at.in().words();
                return new Slip(
                        at.course().participant(),
                        Objects.requireNonNullElse(at.course().site(), ""),
                        decision(at.course().version().protocol(), at.in(), decision),
                        result,
                        words.t("slip.detail"),
                        words.date(event.on()),
                        words.moment(entry.recorded()),
                        by(at, entry.actor()),
                        Long.toString(entry.seq()),
                        at.path(),
                        at.path() + "/slip/" + decision + ".pdf",
                        at.in().allows(Permission.SIGN, at.course().site()));
            }
        }
        throw Refused.of(Refusal.Code.STEP_NOT_DUE);
    }

    private static @Nullable String result(Acting.Case at, Event event, String decision) {
        return switch (event) {
            case Event.Allocated a
            when a.decision().equals(decision) ->
                treatment(at.course().version().protocol(), at.in(), a.option());
            case Event.Continued c
            when c.decision().equals(decision) -> at.in().words().t("slip.continued");
            case Event.Left l
            when l.decision().equals(decision) -> at.in().words().t("slip.left");
            default -> null;
        };
    }

    private static String treatment(Protocol protocol, InTrial in, String option) {
        return protocol.treatment(option).title().in(in.language());
    }

    private static String decision(Protocol protocol, InTrial in, String id) {
        return protocol.decisions().stream()
                .filter(each -> each.id().equals(id))
                .map(each -> each.title().in(in.language()))
                .findFirst()
                .orElse(id);
    }
}
