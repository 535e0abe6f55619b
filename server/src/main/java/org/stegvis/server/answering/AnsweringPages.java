package org.stegvis.server.answering;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.stegvis.conduct.Step;
import org.stegvis.conduct.Value;
import org.stegvis.protocol.Visit;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.access.Requires;
import org.stegvis.server.answering.Owning.Own;
import org.stegvis.server.answering.Questions.Question;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.page.Pages;
import org.stegvis.server.page.RefusalWords;
import org.stegvis.server.page.Refused;
import org.stegvis.server.questionnaire.Assessing;
import org.stegvis.server.questionnaire.Drafts;

/// Where a participant begins, answers and reads the own answers. Whoever asks sees and answers for themself; no
/// address names a participant.
@Controller
class AnsweringPages {
    private static final int SECONDS_A_QUESTION = 9;

    private final Pages pages;
    private final Owning owning;
    private final Assessing assessing;
    private final Drafts drafts;
    private final Clock clock;

    AnsweringPages(Pages pages, Owning owning, Assessing assessing, Drafts drafts, Clock clock) {
        this.pages = pages;
        this.owning = owning;
        this.assessing = assessing;
        this.drafts = drafts;
        this.clock = clock;
    }

    @Requires(value = Permission.ENTER_OWN_ANSWERS, where = Requires.Where.OWN)
    @GetMapping("/me")
    View home(@RequestParam(defaultValue = "false") boolean sent, HttpServletRequest request) {
        Own own = owning.own(request);
        var words = own.frame().words();
        Visit visit = owning.open(own.course());
        boolean isOver = own.course().next() instanceof Step.Stop;
        boolean mayChoose = DayPage.canChoose(own, LocalDate.now(clock));
        boolean reminds = !isOver && own.course().version().protocol().reminders() != null;
        if (visit == null) {
            return pages.view(
                    own.frame(),
                    "answering/home",
                    new Home(
                            sent,
                            words.t(sent ? "me.thanks" : "me.nothing"),
                            later(own),
                            null,
                            null,
                            false,
                            !isOver,
                            reminds,
                            mayChoose));
        }
        List<Question> questions = new Asking(own.course(), visit, words).questions(Map.of());
        int minutes = Math.max(1, Math.round((float) questions.size() * SECONDS_A_QUESTION / 60));
        return pages.view(
                own.frame(),
                "answering/home",
                new Home(
                        sent,
                        visit.title().in(own.frame().language()),
                        words.t("me.ask"),
                        visit.id(),
                        words.t("me.length", questions.size(), minutes),
                        !drafts.find(own.trial(), own.participant(), visit.id()).isEmpty(),
                        true,
                        reminds,
                        mayChoose));
    }

    @Requires(value = Permission.ENTER_OWN_ANSWERS, where = Requires.Where.OWN)
    @GetMapping("/me/visit/{visit}")
    View ask(@PathVariable String visit, HttpServletRequest request) {
        Own own = owning.own(request);
        Visit open = owning.open(own.course());
        return open == null || !open.id().equals(visit)
                ? new RedirectView("/me", true)
                : questions(own, open, drafts.find(own.trial(), own.participant(), visit), null);
    }

    /// Their own answers, to be read.
    @Requires(value = Permission.ENTER_OWN_ANSWERS, where = Requires.Where.OWN)
    @GetMapping("/me/data")
    View data(HttpServletRequest request) {
        Own own = owning.own(request);
        return pages.view(
                own.frame(),
                "answering/data",
                OwnData.of(own.course(), own.frame().words()));
    }

    /// Keeps what is answered so far; the browser sends it after each answer.
    @Requires(value = Permission.ENTER_OWN_ANSWERS, where = Requires.Where.OWN)
    @PostMapping("/me/visit/{visit}/draft")
    ResponseEntity<Void> keep(
            @PathVariable String visit, @RequestParam Map<String, String> told, HttpServletRequest request) {
        Own own = owning.own(request);
        Visit open = owning.open(own.course());
        if (open == null || !open.id().equals(visit)) {
            return ResponseEntity.status(HttpStatus.CONFLICT).build();
        }
        drafts.keep(
                own.trial(),
                own.participant(),
                visit,
                new Asking(own.course(), open, own.frame().words()).kept(told));
        return ResponseEntity.noContent().build();
    }

    /// Sends the answers. However often it arrives, they are recorded once.
    @Requires(value = Permission.ENTER_OWN_ANSWERS, where = Requires.Where.OWN)
    @PostMapping("/me/visit/{visit}")
    View send(
            @PathVariable String visit,
            @RequestParam Map<String, String> told,
            HttpServletRequest request,
            HttpServletResponse response) {
        Own own = owning.own(request);
        Visit of = own.course().version().protocol().visits().stream()
                .filter(each -> each.id().equals(visit))
                .findFirst()
                .orElseThrow(() -> Refused.of(Refusal.Code.VALUE_NOT_ALLOWED));
        var asking = new Asking(own.course(), of, own.frame().words());
        Map<String, String> answers = asking.kept(told);
        Map<String, Value> measures = asking.measures(answers);
        if (measures == null || answers.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return questions(own, of, answers, own.frame().t("answer.none"));
        }
        Written written = assessing.answer(
                own.frame().actor(),
                own.trial(),
                own.participant(),
                visit,
                measures,
                answers,
                LocalDate.now(clock),
                "own/" + own.participant() + "/" + visit);
        return switch (written) {
            case Written.Done done -> {
                drafts.remove(own.trial(), own.participant(), visit);
                yield Owning.seeOther("/me?sent=true");
            }
            case Written.Refused(var refusal) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield questions(own, of, answers, RefusalWords.of(own.frame().words(), refusal));
            }
        };
    }

    private View questions(Own own, Visit visit, Map<String, String> answers, @Nullable String notice) {
        List<Question> questions = new Asking(own.course(), visit, own.frame().words()).questions(answers);
        int first = 0;
        while (first < questions.size() - 1 && !questions.get(first).value().isEmpty()) {
            first++;
        }
        return pages.view(
                own.frame(),
                "answering/questions",
                new Questions(
                        visit.id(),
                        visit.title().in(own.frame().language()),
                        questions,
                        first,
                        own.trial() + "/" + own.participant() + "/" + visit.id(),
                        notice));
    }

    /// What happens next, said so that it tells nothing of a treatment.
    private static String later(Own own) {
        var words = own.frame().words();
        return switch (own.course().next()) {
            case Step.Collect(var id, var measures) -> {
                Visit visit = own.course().version().protocol().visit(id);
                LocalDate from = Owning.from(own.course(), visit);
                yield from == null
                        ? words.t("me.later.contact")
                        : words.t("me.later.visit", visit.title().in(words.language()), words.date(from));
            }
            case Step.Stop(Step.Reason.Completed c) -> words.t("me.later.completed");
            case Step.Stop(Step.Reason.Withdrawn w) -> words.t("me.later.withdrawn");
            case Step.Stop(Step.Reason.Declined d) -> words.t("me.later.withdrawn");
            case Step.Stop(Step.Reason.Ineligible i) -> words.t("me.later.contact");
            case Step.Screen s -> words.t("me.later.contact");
            case Step.Consent s -> words.t("me.later.contact");
            case Step.Enrol s -> words.t("me.later.contact");
            case Step.Allocate s -> words.t("me.later.contact");
            case Step.Continue s -> words.t("me.later.contact");
            case Step.Leave s -> words.t("me.later.contact");
            case Step.Wait s -> words.t("me.later.contact");
        };
    }
}
