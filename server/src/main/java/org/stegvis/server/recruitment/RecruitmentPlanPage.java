package org.stegvis.server.recruitment;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
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
import org.stegvis.server.page.FormKey;
import org.stegvis.server.page.RefusalWords;
import org.stegvis.server.page.Refused;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.TrialPages;
import org.stegvis.server.trialsetup.RecruitmentPlan;
import org.stegvis.server.trialsetup.RunningATrial;

/// How many participants a site is to enrol by when: asked for with a reason, kept as an event.
@Controller
class RecruitmentPlanPage {
    private static final int UNPROCESSABLE = 422;
    private static final int SPARE_ROWS = 2;
    private static final int MOST_ROWS = 12;

    private final TrialPages trialPages;
    private final RunningATrial running;
    private final Clock clock;

    RecruitmentPlanPage(TrialPages trialPages, RunningATrial running, Clock clock) {
        this.trialPages = trialPages;
        this.running = running;
        this.clock = clock;
    }

    @Requires(Permission.PLAN_RECRUITMENT)
    @GetMapping("/t/{trial}/recruitment")
    View show(@PathVariable String trial, @RequestParam @Nullable String site, HttpServletRequest request) {
        InTrial in = open(request, trial, site);
        RecruitmentPlan plan = in.state().recruitment().get(site == null ? "" : site);
        var rows = new ArrayList<PlanForm.Row>();
        if (plan != null) {
            plan.goals()
                    .forEach(goal -> rows.add(new PlanForm.Row(
                            rows.size(), goal.by().toString(), Integer.toString(goal.participants()))));
        }
        String from = (plan == null ? LocalDate.now(clock) : plan.from()).toString();
        return view(in, form(in, site, from, rows, "", null, FormKey.fresh()));
    }

    @Requires(Permission.PLAN_RECRUITMENT)
    @PostMapping("/t/{trial}/recruitment")
    View plan(
            @PathVariable String trial,
            @RequestParam Map<String, String> told,
            HttpServletRequest request,
            HttpServletResponse response) {
        String site = told.get("site");
        InTrial in = open(request, trial, site);
        String key = FormKey.of(told);
        String reason = told.getOrDefault("reason", "").strip();
        List<PlanForm.Row> rows = rows(told);
        RecruitmentPlan plan = null;
        if (!told.containsKey("take-back")) {
            plan = read(told.getOrDefault("from", ""), rows);
            if (plan == null) {
                String notice = in.words().t("recruitment.wrong");
                return again(in, response, form(in, site, told.getOrDefault("from", ""), rows, reason, notice, key));
            }
        }
        return switch (running.planRecruitment(in.actor(), trial, site, plan, reason, key)) {
            case Written.Done done -> {
                var next = new RedirectView(in.path("overview") + "#recruitment", true);
                next.setStatusCode(HttpStatus.SEE_OTHER);
                yield next;
            }
            case Written.Refused(var refusal) ->
                again(
                        in,
                        response,
                        form(
                                in,
                                site,
                                told.getOrDefault("from", ""),
                                rows,
                                reason,
                                RefusalWords.of(in.words(), refusal),
                                key));
        };
    }

    private InTrial open(HttpServletRequest request, String trial, @Nullable String site) {
        InTrial in = trialPages.open(request, trial, "overview");
        in.require(Permission.PLAN_RECRUITMENT, null);
        List<String> sites = in.protocol().sites();
        if (site == null ? !sites.isEmpty() : !sites.contains(site)) {
            throw Refused.of(Refusal.Code.SITE_UNKNOWN);
        }
        return in;
    }

    private static List<PlanForm.Row> rows(Map<String, String> told) {
        var rows = new ArrayList<PlanForm.Row>();
        for (int number = 0; number < MOST_ROWS; number++) {
            String by = told.getOrDefault("by-" + number, "").strip();
            String participants =
                    told.getOrDefault("participants-" + number, "").strip();
            if (!by.isEmpty() || !participants.isEmpty()) {
                rows.add(new PlanForm.Row(rows.size(), by, participants));
            }
        }
        return rows;
    }

    /// Null when the rows are no plan.
    private static @Nullable RecruitmentPlan read(String from, List<PlanForm.Row> rows) {
        try {
            LocalDate first = LocalDate.parse(from);
            List<RecruitmentPlan.Goal> goals = rows.stream()
                    .map(row ->
                            new RecruitmentPlan.Goal(LocalDate.parse(row.by()), Integer.parseInt(row.participants())))
                    .toList();
            return RecruitmentPlan.rises(first, goals) ? new RecruitmentPlan(first, goals) : null;
        } catch (DateTimeParseException | NumberFormatException wrong) {
            return null;
        }
    }

    private View view(InTrial in, PlanForm form) {
        return trialPages.pages().view(in.frame(), "recruitment/plan", form);
    }

    private View again(InTrial in, HttpServletResponse response, PlanForm form) {
        response.setStatus(UNPROCESSABLE);
        return view(in, form);
    }

    private static PlanForm form(
            InTrial in,
            @Nullable String site,
            String from,
            List<PlanForm.Row> rows,
            String reason,
            @Nullable String notice,
            String key) {
        var shown = new ArrayList<>(rows);
        while (shown.size() < Math.min(MOST_ROWS, rows.size() + SPARE_ROWS)) {
            shown.add(new PlanForm.Row(shown.size(), "", ""));
        }
        return new PlanForm(
                site,
                in.path("recruitment"),
                in.path("overview"),
                from,
                shown,
                reason,
                in.state().recruitment().containsKey(site == null ? "" : site),
                notice,
                key);
    }
}
