package org.stegvis.server.completeness;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.stegvis.protocol.Visit;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Requires;
import org.stegvis.server.completeness.Completeness.Enrolled;
import org.stegvis.server.completeness.MatrixView.Cell;
import org.stegvis.server.completeness.MatrixView.Check;
import org.stegvis.server.completeness.MatrixView.Row;
import org.stegvis.server.participant.VisitState;
import org.stegvis.server.tally.Tallies;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.TrialPages;

/// Which data are there, by participant and visit, and what the protocol would have had otherwise.
@Controller
class MatrixPage {
    private static final int SHOWN = 100;
    private static final int MOST_CHECKS = 100;

    private final TrialPages trialPages;
    private final Completeness completeness;
    private final Tallies tallies;
    private final Clock clock;

    MatrixPage(TrialPages trialPages, Completeness completeness, Tallies tallies, Clock clock) {
        this.trialPages = trialPages;
        this.completeness = completeness;
        this.tallies = tallies;
        this.clock = clock;
    }

    @Requires(value = Permission.SEE_MEASURES, where = Requires.Where.ANYWHERE)
    @GetMapping("/t/{trial}/matrix")
    View show(
            @PathVariable String trial,
            @RequestParam(defaultValue = "") String site,
            @RequestParam(defaultValue = "") String after,
            HttpServletRequest request) {
        InTrial in = trialPages.open(request, trial, "matrix");
        LocalDate today = LocalDate.now(clock);
        List<String> sites = sites(in, site);
        List<Enrolled> found = completeness.enrolled(trial, sites, after, SHOWN + 1);
        List<Enrolled> shown = found.subList(0, Math.min(SHOWN, found.size()));
        List<Visit> visits = in.protocol().chronology().visits();
        var words = new EditChecks(in);
        List<Check> checks = completeness.checks(trial, sites, today, MOST_CHECKS).stream()
                .map(words::told)
                .toList();
        int all = tallies.of(trial, List.of(CompletenessTables.CHECKS))
                .sum(CompletenessTables.CHECKS, tally -> CompletenessTables.isShown(tally, today, sites));
        var view = new MatrixView(
                trial,
                in.siteChoices(Permission.SEE_MEASURES),
                site,
                visits.stream().map(each -> each.title().in(in.language())).toList(),
                rows(in, shown, visits, today),
                checks,
                Math.max(0, all - checks.size()),
                found.size() > SHOWN
                        ? in.path("matrix?site=" + site + "&after="
                                + shown.getLast().participant())
                        : null);
        return trialPages.pages().view(in.frame(), "completeness/matrix", view);
    }

    /// The sites that are shown; null for all, those of whom none is known included.
    private static @Nullable List<String> sites(InTrial in, String site) {
        List<String> mine = in.sites(Permission.SEE_MEASURES);
        if (site.isEmpty()) {
            return mine;
        }
        return mine == null || mine.contains(site) ? List.of(site) : List.of();
    }

    private List<Row> rows(InTrial in, List<Enrolled> shown, List<Visit> visits, LocalDate today) {
        List<String> ids = shown.stream().map(Enrolled::participant).toList();
        Map<String, Map<String, VisitState>> states = completeness.visits(in.id(), ids, today);
        Map<String, Integer> queries = completeness.openQueries(in.id(), ids);
        Set<String> held = completeness.held(in.id(), ids);
        return shown.stream()
                .map(each -> new Row(
                        each.participant(),
                        in.path("p/" + each.participant() + "/data"),
                        each.site(),
                        cells(in, states.getOrDefault(each.participant(), Map.of()), visits),
                        queries.getOrDefault(each.participant(), 0),
                        held.contains(each.participant()) ? in.words().t("data.held") : ""))
                .toList();
    }

    /// A visit that the version of a participant does not have is not theirs.
    private static List<Cell> cells(InTrial in, Map<String, VisitState> states, List<Visit> visits) {
        return visits.stream()
                .map(each -> states.getOrDefault(each.id(), VisitState.NOT_THEIRS))
                .map(state -> new Cell(state.word(), sign(state), in.words().t("visit-state." + state.word())))
                .toList();
    }

    static String sign(VisitState state) {
        return switch (state) {
            case COMPLETE -> "✓";
            case PARTIAL -> "◐";
            case MISSED -> "✗";
            case DUE -> "○";
            case OVERDUE -> "!";
            case LATER -> "·";
            case NOT_THEIRS -> "–";
            case WITHDRAWN -> "w";
        };
    }
}
