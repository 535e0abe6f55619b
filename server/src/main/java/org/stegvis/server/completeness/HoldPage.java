package org.stegvis.server.completeness;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.access.Requires;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.monitoring.Holding;
import org.stegvis.server.page.FormKey;
import org.stegvis.server.page.RefusalWords;
import org.stegvis.server.page.Refused;
import org.stegvis.server.page.Words;
import org.stegvis.server.participant.Course;
import org.stegvis.server.signature.Signature;
import org.stegvis.server.signature.SignedAct;
import org.stegvis.server.signature.Signing;
import org.stegvis.server.signin.Proof;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.TrialPages;

/// Data are locked, and released again, by who signs for it.
@Controller
class HoldPage {
    private final TrialPages trialPages;
    private final Holding holding;
    private final Signing signing;

    HoldPage(TrialPages trialPages, Holding holding, Signing signing) {
        this.trialPages = trialPages;
        this.holding = holding;
        this.signing = signing;
    }

    @Requires(Permission.LOCK)
    @GetMapping("/t/{trial}/p/{participant}/hold/{act}")
    View ask(
            @PathVariable String trial,
            @PathVariable String participant,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String visit,
            HttpServletRequest request) {
        InTrial in = trialPages.open(request, trial, "matrix");
        Course course = trialPages.course(in, participant);
        Holding.Change change = change(act);
        return view(in, course, change, visit, "", FormKey.fresh(), null);
    }

    @Requires(Permission.LOCK)
    @PostMapping("/t/{trial}/p/{participant}/hold/{act}")
    View hold(
            @PathVariable String trial,
            @PathVariable String participant,
            @PathVariable String act,
            @RequestParam Map<String, String> told,
            HttpServletRequest request,
            HttpServletResponse response) {
        InTrial in = trialPages.open(request, trial, "matrix");
        Course course = trialPages.course(in, participant);
        Holding.Change change = change(act);
        String visit = told.getOrDefault("visit", "");
        String why = told.getOrDefault("why", "");
        String key = FormKey.of(told);
        Written written = signing.act(
                in.actor(),
                Signature.Meaning.APPROVED,
                Proof.of(told.get("password"), told.get("code"), told.get("passkey")),
                who -> holding.change(who, trial, participant, change, visit.isEmpty() ? null : visit, why, key));
        return switch (written) {
            case Written.Done done -> {
                var next = new RedirectView(data(in, course), true);
                next.setStatusCode(HttpStatus.SEE_OTHER);
                yield next;
            }
            case Written.Refused(var refusal) -> {
                if (refusal.code() == Refusal.Code.NOT_PERMITTED) {
                    throw new Refused(refusal);
                }
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield view(in, course, change, visit, why, key, RefusalWords.of(in.words(), refusal));
            }
        };
    }

    private View view(
            InTrial in,
            Course course,
            Holding.Change change,
            String visit,
            String why,
            String key,
            @Nullable String problem) {
        Words words = in.words();
        String word = change.name().toLowerCase(Locale.ROOT);
        String what = visit.isEmpty() ? words.t("hold.all") : title(in, visit);
        return trialPages
                .pages()
                .view(
                        in.frame(),
                        "signature/act",
                        new SignedAct(
                                words.t("hold." + word + ".title", course.participant()),
                                words.t("hold." + word + ".text", what),
                                data(in, course),
                                words.t("data.title", course.participant()),
                                null,
                                List.of(),
                                change == Holding.Change.UNLOCK ? why : null,
                                signing.name(in.actor()),
                                Signature.Meaning.APPROVED.word(),
                                in.path("p/" + course.participant() + "/hold/" + word + "?visit=" + visit),
                                words.t("hold." + word + ".button"),
                                key,
                                problem));
    }

    private static String title(InTrial in, String visit) {
        return in.protocol().visits().stream()
                .filter(each -> each.id().equals(visit))
                .findFirst()
                .map(each -> each.title().in(in.language()))
                .orElse(visit);
    }

    private static String data(InTrial in, Course course) {
        return in.path("p/" + course.participant() + "/data");
    }

    private static Holding.Change change(String word) {
        return Arrays.stream(Holding.Change.values())
                .filter(each -> each.permission().mustBeSigned())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> Refused.of(Refusal.Code.NOTHING_TO_DO));
    }
}
