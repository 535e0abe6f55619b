package org.stegvis.server.completeness;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
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
import org.stegvis.server.monitoring.About;
import org.stegvis.server.monitoring.Holding;
import org.stegvis.server.monitoring.Queries;
import org.stegvis.server.monitoring.Querying;
import org.stegvis.server.monitoring.Verifications;
import org.stegvis.server.page.FormKey;
import org.stegvis.server.page.RefusalWords;
import org.stegvis.server.page.Refused;
import org.stegvis.server.participant.Course;
import org.stegvis.server.people.Names;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.TrialPages;

/// The data of one participant, for those who look after data: verify, ask, freeze, lock.
@Controller
class DataPage {
    private static final int UNPROCESSABLE = 422;

    private final TrialPages trialPages;
    private final Looking looking;
    private final Querying querying;
    private final Verifications verifications;
    private final Holding holding;

    DataPage(
            TrialPages trialPages,
            Queries queries,
            Querying querying,
            Verifications verifications,
            Holding holding,
            Names names,
            Clock clock) {
        this.trialPages = trialPages;
        this.looking = new Looking(queries, verifications, holding, names, clock);
        this.querying = querying;
        this.verifications = verifications;
        this.holding = holding;
    }

    /// What the page is made from.
    record Looking(Queries queries, Verifications verifications, Holding holding, Names names, Clock clock) {
        DataView at(InTrial in, Course course, @Nullable String notice, String key) {
            return new DataLines(
                            in,
                            course,
                            verifications.ofParticipant(in.id(), course.participant()),
                            holding.ofParticipant(in.id(), course.participant()),
                            names,
                            LocalDate.now(clock))
                    .view(queries.ofParticipant(in.id(), course.participant()), notice, key);
        }
    }

    @Requires(Permission.SEE_MEASURES)
    @GetMapping("/t/{trial}/p/{participant}/data")
    View show(@PathVariable String trial, @PathVariable String participant, HttpServletRequest request) {
        InTrial in = trialPages.open(request, trial, "matrix");
        return view(in, trialPages.course(in, participant), null, FormKey.fresh());
    }

    @Requires({Permission.VERIFY_SOURCE, Permission.FREEZE, Permission.LOCK, Permission.RAISE_QUERY})
    @PostMapping("/t/{trial}/p/{participant}/data")
    View act(
            @PathVariable String trial,
            @PathVariable String participant,
            @RequestParam Map<String, String> told,
            HttpServletRequest request,
            HttpServletResponse response) {
        InTrial in = trialPages.open(request, trial, "matrix");
        Course course = trialPages.course(in, participant);
        String key = FormKey.of(told);
        String visit = none(told.getOrDefault("visit", ""));
        var about = new About(visit, none(told.getOrDefault("name", "")));
        String text = told.getOrDefault("text", "");
        String word = told.getOrDefault("act", "");
        Written written = switch (word) {
            case "verify" -> verifications.verify(in.actor(), trial, participant, about, key);
            case "take-back" -> verifications.takeBack(in.actor(), trial, participant, about, text, key);
            case "ask" -> querying.raise(in.actor(), trial, participant, about, text, key);
            default -> holding.change(in.actor(), trial, participant, change(word), visit, text, key);
        };
        return switch (written) {
            case Written.Done done -> {
                var next = new RedirectView(in.path("p/" + participant + "/data"), true);
                next.setStatusCode(HttpStatus.SEE_OTHER);
                yield next;
            }
            case Written.Refused(var refusal) -> {
                if (refusal.code() == Refusal.Code.NOT_PERMITTED) {
                    throw new Refused(refusal);
                }
                response.setStatus(UNPROCESSABLE);
                yield view(in, course, RefusalWords.of(in.words(), refusal), FormKey.fresh());
            }
        };
    }

    private View view(InTrial in, Course course, @Nullable String notice, String key) {
        return trialPages.pages().view(in.frame(), "completeness/data", looking.at(in, course, notice, key));
    }

    private static Holding.Change change(String word) {
        return Arrays.stream(Holding.Change.values())
                .filter(each -> !each.permission().mustBeSigned())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> Refused.of(Refusal.Code.NOTHING_TO_DO));
    }

    private static @Nullable String none(String text) {
        return text.isEmpty() ? null : text;
    }
}
