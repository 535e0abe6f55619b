package org.stegvis.server.overview;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
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
import org.stegvis.server.page.FormKey;
import org.stegvis.server.page.RefusalWords;
import org.stegvis.server.page.Refused;
import org.stegvis.server.page.Words;
import org.stegvis.server.signature.Signature;
import org.stegvis.server.signature.Signing;
import org.stegvis.server.signin.Proof;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.TrialPages;
import org.stegvis.server.trialsetup.RunningATrial;
import org.stegvis.server.trialsetup.TrialEvent;

/// A trial goes live, is paused, goes on, is closed, its key is revealed, its results are released: each asked for
/// before it is done.
@Controller
class RunningPage {
    private static final int UNPROCESSABLE = 422;

    private final TrialPages trialPages;
    private final RunningATrial running;
    private final Signing signing;

    RunningPage(TrialPages trialPages, RunningATrial running, Signing signing) {
        this.signing = signing;
        this.trialPages = trialPages;
        this.running = running;
    }

    private enum Act {
        OPEN(Permission.OPEN_AND_CLOSE, true),
        PAUSE(Permission.PAUSE, false),
        RESUME(Permission.PAUSE, false),
        CLOSE(Permission.OPEN_AND_CLOSE, false),
        REVEAL(Permission.REVEAL_KEY, true),
        RELEASE(Permission.RELEASE_RESULTS, false);

        private final Permission permission;
        private final boolean named;

        Act(Permission permission, boolean named) {
            this.permission = permission;
            this.named = named;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Act of(String word) {
            return Arrays.stream(values())
                    .filter(each -> each.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> Refused.of(Refusal.Code.NOTHING_TO_DO));
        }
    }

    @Requires({Permission.OPEN_AND_CLOSE, Permission.PAUSE, Permission.REVEAL_KEY, Permission.RELEASE_RESULTS})
    @GetMapping("/t/{trial}/run/{act}")
    View ask(@PathVariable String trial, @PathVariable String act, HttpServletRequest request) {
        Act what = Act.of(act);
        InTrial in = trialPages.open(request, trial, "overview");
        in.require(what.permission, null);
        return view(in, question(in, what, "", null, FormKey.fresh()));
    }

    @Requires({Permission.OPEN_AND_CLOSE, Permission.PAUSE, Permission.REVEAL_KEY, Permission.RELEASE_RESULTS})
    @PostMapping("/t/{trial}/run/{act}")
    View run(
            @PathVariable String trial,
            @PathVariable String act,
            @RequestParam Map<String, String> told,
            HttpServletRequest request,
            HttpServletResponse response) {
        Act what = Act.of(act);
        InTrial in = trialPages.open(request, trial, "overview");
        in.require(what.permission, null);
        String typed = told.getOrDefault("told", "").strip();
        String key = FormKey.of(told);
        if (what.named && !typed.equals(trial)) {
            return again(in, response, question(in, what, typed, in.words().t("run.name-wrong", trial), key));
        }
        Written written = switch (what) {
            case OPEN -> signed(in, told, who -> running.open(who, trial, key));
            case PAUSE -> running.pause(in.actor(), trial, typed, key);
            case RESUME -> running.resume(in.actor(), trial, typed, key);
            case CLOSE -> signed(in, told, who -> running.close(who, trial, typed, key));
            case REVEAL -> signed(in, told, who -> running.revealKey(who, trial, key));
            case RELEASE -> signed(in, told, who -> running.release(who, trial, typed, key));
        };
        return switch (written) {
            case Written.Done done -> {
                var next = new RedirectView(in.path("overview"), true);
                next.setStatusCode(HttpStatus.SEE_OTHER);
                yield next;
            }
            case Written.Refused(var refusal) ->
                again(in, response, question(in, what, typed, RefusalWords.of(in.words(), refusal), key));
        };
    }

    private Written signed(InTrial in, Map<String, String> told, Function<Actor, Written> act) {
        var proof = Proof.of(told.get("password"), told.get("code"), told.get("passkey"));
        return signing.act(in.actor(), Signature.Meaning.APPROVED, proof, act);
    }

    private View view(InTrial in, Running question) {
        return trialPages.pages().view(in.frame(), "overview/running", question);
    }

    private View again(InTrial in, HttpServletResponse response, Running question) {
        response.setStatus(UNPROCESSABLE);
        return view(in, question);
    }

    private Running question(InTrial in, Act act, String told, @Nullable String notice, String key) {
        Words words = in.words();
        String name = "run." + act.word();
        return new Running(
                words.t(name + ".title"),
                words.t(name + ".text"),
                in.path("run/" + act.word()),
                in.path("overview"),
                words.t(name + ".button"),
                act == Act.CLOSE || act == Act.REVEAL || act == Act.RELEASE,
                checks(in, act),
                act == Act.OPEN ? in.path("rehearsal") : null,
                act.named ? in.id() : null,
                told,
                act.permission.mustBeSigned() ? signing.name(in.actor()) : null,
                notice,
                key);
    }

    private static List<Running.Check> checks(InTrial in, Act act) {
        return switch (act) {
            case OPEN -> checks(in);
            case REVEAL -> List.of(key(in));
            case PAUSE, RESUME, CLOSE, RELEASE -> List.of();
        };
    }

    private static List<Running.Check> checks(InTrial in) {
        Words words = in.words();
        var current = in.state().current();
        return List.of(
                new Running.Check(words.t("run.version"), words.number(current.version())),
                new Running.Check("SHA-256", current.sha256()),
                new Running.Check(
                        words.t("run.participants"),
                        words.number(current.protocol().trial().participants())),
                new Running.Check(
                        words.t("run.sites"), words.listed(current.protocol().sites())),
                key(in));
    }

    private static Running.Check key(InTrial in) {
        TrialEvent.KeyCommitted commitment = in.state().commitment();
        return new Running.Check(
                in.words().t("run.key"),
                commitment == null ? in.words().t("no") : Objects.requireNonNull(commitment.fingerprint()));
    }
}
