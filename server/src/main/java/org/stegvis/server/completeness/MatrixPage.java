package org.stegvis.server.completeness;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.stegvis.protocol.Visit;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Requires;
import org.stegvis.server.completeness.MatrixView.Cell;
import org.stegvis.server.completeness.MatrixView.Check;
import org.stegvis.server.completeness.MatrixView.Row;
import org.stegvis.server.monitoring.Holds;
import org.stegvis.server.monitoring.Queries;
import org.stegvis.server.monitoring.QueryRow;
import org.stegvis.server.participant.Course;
import org.stegvis.server.participant.Courses;
import org.stegvis.server.participant.VisitState;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.TrialPages;

/// Which data are there, by participant and visit, and what the protocol would have had otherwise.
@Controller
class MatrixPage {
    private static final int SHOWN = 100;
    private static final int MOST_CHECKS = 100;
    private static final int MOST_QUERIES = 10_000;

    private final TrialPages trialPages;
    private final Courses courses;
    private final Queries queries;
    private final Clock clock;

    MatrixPage(TrialPages trialPages, Courses courses, Queries queries, Clock clock) {
        this.trialPages = trialPages;
        this.courses = courses;
        this.queries = queries;
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
        List<Course> mine = courses.of(trial).stream()
                .filter(each -> each.history().facts().enrolled() != null)
                .filter(each -> in.allows(Permission.SEE_MEASURES, each.site()))
                .filter(each -> site.isEmpty() || site.equals(each.site()))
                .toList();
        List<Course> shown = mine.stream()
                .filter(each -> each.participant().compareTo(after) > 0)
                .limit(SHOWN)
                .toList();
        List<Visit> visits = in.protocol().chronology().visits();
        Map<String, Long> open = openQueries(in);
        var checks = new EditChecks(in, today);
        List<Check> found =
                mine.stream().flatMap(each -> checks.of(each).stream()).toList();
        var view = new MatrixView(
                trial,
                in.siteChoices(Permission.SEE_MEASURES),
                site,
                visits.stream().map(each -> each.title().in(in.language())).toList(),
                shown.stream().map(each -> row(in, each, visits, open, today)).toList(),
                found.stream().limit(MOST_CHECKS).toList(),
                Math.max(0, found.size() - MOST_CHECKS),
                next(in, mine, shown, site));
        return trialPages.pages().view(in.frame(), "completeness/matrix", view);
    }

    private Map<String, Long> openQueries(InTrial in) {
        return queries.list(in.id(), in.sites(Permission.SEE_MEASURES), null, 0, MOST_QUERIES).stream()
                .filter(each -> each.status() != QueryRow.Status.CLOSED)
                .collect(Collectors.groupingBy(QueryRow::participant, Collectors.counting()));
    }

    private static Row row(InTrial in, Course course, List<Visit> visits, Map<String, Long> open, LocalDate today) {
        boolean isHeld = Holds.of(course.entries()).refusal(null) != null;
        return new Row(
                course.participant(),
                in.path("p/" + course.participant() + "/data"),
                Objects.requireNonNullElse(course.site(), ""),
                visits.stream().map(each -> cell(in, course, each, today)).toList(),
                open.getOrDefault(course.participant(), 0L).intValue(),
                isHeld ? in.words().t("data.held") : "");
    }

    private static Cell cell(InTrial in, Course course, Visit visit, LocalDate today) {
        VisitState state = VisitState.of(course, visit, today);
        return new Cell(state.word(), sign(state), in.words().t("visit-state." + state.word()));
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

    private static @Nullable String next(InTrial in, List<Course> all, List<Course> shown, String site) {
        boolean isMore = !shown.isEmpty() && !all.getLast().equals(shown.getLast());
        return isMore
                ? in.path("matrix?site=" + site + "&after=" + shown.getLast().participant())
                : null;
    }
}
