package org.stegvis.server.rest;

import static org.stegvis.server.rest.TrialsApi.TRIALS;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Requires;
import org.stegvis.server.trialsetup.RecruitmentPlan;
import org.stegvis.server.trialsetup.RunningATrial;
import org.stegvis.server.trialsetup.TrialState;

/// What is planned for a trial and where it ends: recruitment plans, caps of sites and options.
@RestController
@RequestMapping(name = TRIALS, path = "/api/trials")
class TrialLimitsApi {
    private static final String KEY = "Idempotency-Key";

    private final RunningATrial running;

    TrialLimitsApi(RunningATrial running) {
        this.running = running;
    }

    record SiteCap(String site, @Nullable Integer limit, String why) {}

    record SitePlan(@Nullable String site, @Nullable RecruitmentPlan plan, String why) {}

    record OptionCap(
            String decision, String option, @Nullable Integer limit, String why) {}

    @Requires(Permission.CAP_SITE)
    @PostMapping("/{trial}/site-caps")
    ResponseEntity<Object> capSite(
            Actor actor,
            @PathVariable String trial,
            @RequestBody SiteCap cap,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return Answers.of(running.capSite(actor, trial, cap.site(), cap.limit(), cap.why(), key));
    }

    @Requires(Permission.PLAN_RECRUITMENT)
    @PostMapping("/{trial}/recruitment-plans")
    ResponseEntity<Object> planRecruitment(
            Actor actor,
            @PathVariable String trial,
            @RequestBody SitePlan plan,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return Answers.of(running.planRecruitment(actor, trial, plan.site(), plan.plan(), plan.why(), key));
    }

    @Requires(Permission.CAP_OPTION)
    @PostMapping("/{trial}/option-caps")
    ResponseEntity<Object> capOption(
            Actor actor,
            @PathVariable String trial,
            @RequestBody OptionCap cap,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return Answers.of(running.capOption(
                actor, trial, new TrialState.OptionAt(cap.decision(), cap.option()), cap.limit(), cap.why(), key));
    }
}
