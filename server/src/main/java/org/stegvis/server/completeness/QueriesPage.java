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
import org.stegvis.server.monitoring.Queries;
import org.stegvis.server.monitoring.QueryRow;
import org.stegvis.server.monitoring.Querying;
import org.stegvis.server.page.FormKey;
import org.stegvis.server.page.RefusalWords;
import org.stegvis.server.page.Refused;
import org.stegvis.server.people.Names;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.TrialPages;

/// Questions about data: the site answers, who asked closes or asks again.
@Controller
class QueriesPage {
    private static final int SHOWN = 100;
    private static final int UNPROCESSABLE = 422;

    private final TrialPages trialPages;
    private final Queries queries;
    private final Querying querying;
    private final Names names;

    QueriesPage(TrialPages trialPages, Queries queries, Querying querying, Names names) {
        this.trialPages = trialPages;
        this.queries = queries;
        this.querying = querying;
        this.names = names;
    }

    @Requires(value = Permission.SEE_MEASURES, where = Requires.Where.ANYWHERE)
    @GetMapping("/t/{trial}/queries")
    View list(
            @PathVariable String trial,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "0") long after,
            HttpServletRequest request) {
        return view(trialPages.open(request, trial, "queries"), status, after, null);
    }

    @Requires({Permission.ANSWER_QUERY, Permission.RAISE_QUERY})
    @PostMapping("/t/{trial}/p/{participant}/query/{number}")
    View act(
            @PathVariable String trial,
            @PathVariable String participant,
            @PathVariable long number,
            @RequestParam Map<String, String> told,
            HttpServletRequest request,
            HttpServletResponse response) {
        InTrial in = trialPages.open(request, trial, "queries");
        String text = told.getOrDefault("text", "");
        String key = FormKey.of(told);
        Written written = switch (told.getOrDefault("act", "")) {
            case "answer" -> querying.answer(in.actor(), trial, participant, number, text, key);
            case "ask" -> querying.askAgain(in.actor(), trial, participant, number, text, key);
            case "close" -> querying.close(in.actor(), trial, participant, number, key);
            default -> throw Refused.of(Refusal.Code.NOTHING_TO_DO);
        };
        return switch (written) {
            case Written.Done done -> {
                var next = new RedirectView(in.path("queries") + "#q" + number, true);
                next.setStatusCode(HttpStatus.SEE_OTHER);
                yield next;
            }
            case Written.Refused(var refusal) -> {
                response.setStatus(UNPROCESSABLE);
                yield view(in, "", 0, RefusalWords.of(in.words(), refusal));
            }
        };
    }

    private View view(InTrial in, String status, long after, @Nullable String notice) {
        QueryRow.Status wanted = Arrays.stream(QueryRow.Status.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(status))
                .findFirst()
                .orElse(null);
        List<QueryRow> rows = queries.list(in.id(), in.sites(Permission.SEE_MEASURES), wanted, after, SHOWN + 1);
        List<QueryRow> shown = rows.stream()
                .limit(SHOWN)
                .filter(each -> wanted != null || each.status() != QueryRow.Status.CLOSED)
                .toList();
        var lines = new QueryLines(in, names);
        var view = new QueriesView(
                in.id(),
                wanted == null ? "" : status,
                shown.stream().map(lines::line).toList(),
                notice,
                rows.size() > SHOWN
                        ? in.path("queries?status=" + (wanted == null ? "" : status) + "&after="
                                + rows.get(SHOWN - 1).number())
                        : null,
                FormKey.fresh());
        return trialPages.pages().view(in.frame(), "completeness/queries", view);
    }
}
