package org.stegvis.server.trialsetup;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.server.access.Access;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.Decide;
import org.stegvis.server.eventlog.LogWriter;
import org.stegvis.server.eventlog.WriteRequest;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.people.People;
import org.stegvis.server.trialsetup.TrialState.Status;

/// Opens, pauses, resumes and closes a trial, sets its caps, and reveals its key at the end.
@Component
public class RunningATrial {
    private final LogWriter log;
    private final Trials trials;
    private final Access access;
    private final People people;
    private final KeyFolder keys;
    private final Clock clock;

    public RunningATrial(LogWriter log, Trials trials, Access access, People people, KeyFolder keys, Clock clock) {
        this.log = log;
        this.trials = trials;
        this.access = access;
        this.people = people;
        this.keys = keys;
        this.clock = clock;
    }

    public Written open(Actor actor, String trial, @Nullable String key) {
        return change(
                actor,
                Permission.OPEN_AND_CLOSE,
                trial,
                key,
                null,
                state -> from(state, Set.of(Status.DRAFT), new TrialEvent.Opened()));
    }

    public Written pause(Actor actor, String trial, String why, @Nullable String key) {
        return change(
                actor,
                Permission.PAUSE,
                trial,
                key,
                why,
                state -> from(state, Set.of(Status.OPEN), new TrialEvent.Paused()));
    }

    public Written resume(Actor actor, String trial, String why, @Nullable String key) {
        return change(
                actor,
                Permission.PAUSE,
                trial,
                key,
                why,
                state -> from(state, Set.of(Status.PAUSED), new TrialEvent.Resumed()));
    }

    public Written close(Actor actor, String trial, String why, @Nullable String key) {
        return change(
                actor,
                Permission.OPEN_AND_CLOSE,
                trial,
                key,
                why,
                state -> from(state, Set.of(Status.OPEN, Status.PAUSED), new TrialEvent.Closed()));
    }

    /// Limits how many participants a site may enrol in all, those already enrolled among them.
    ///
    /// @param limit null lifts the limit
    public Written capSite(
            Actor actor, String trial, String site, @Nullable Integer limit, String why, @Nullable String key) {
        return change(
                actor,
                Permission.CAP_SITE,
                trial,
                key,
                why,
                state -> state.current().protocol().sites().contains(site)
                        ? capped(state.siteLimits().get(site), limit, new TrialEvent.SiteCapped(site, limit))
                        : new Decided(Refusal.Code.SITE_UNKNOWN, "The trial has no site '" + site + "'."));
    }

    /// Sets how many are to be enrolled by which day; recruitment is compared with it, not limited by it.
    ///
    /// @param site null in a trial without sites
    /// @param plan null takes the plan back
    public Written planRecruitment(
            Actor actor,
            String trial,
            @Nullable String site,
            @Nullable RecruitmentPlan plan,
            String why,
            @Nullable String key) {
        return change(actor, Permission.PLAN_RECRUITMENT, trial, key, why, state -> {
            var sites = state.current().protocol().sites();
            if (site == null ? !sites.isEmpty() : !sites.contains(site)) {
                return new Decided(Refusal.Code.SITE_UNKNOWN, "The trial has no site '" + site + "'.");
            }
            RecruitmentPlan now = state.recruitment().get(site == null ? "" : site);
            return Objects.equals(now, plan)
                    ? new Decided(Refusal.Code.NOTHING_TO_DO, "That is the plan already.")
                    : new Decided(new TrialEvent.RecruitmentPlanned(site, plan));
        });
    }

    /// Limits how often an option may be allocated at a decision in all, earlier allocations among them.
    ///
    /// @param limit 0 closes the option, null lifts the limit
    public Written capOption(
            Actor actor,
            String trial,
            TrialState.OptionAt option,
            @Nullable Integer limit,
            String why,
            @Nullable String key) {
        return change(
                actor,
                Permission.CAP_OPTION,
                trial,
                key,
                why,
                state -> isOption(state, option)
                        ? capped(
                                state.optionLimits().get(option),
                                limit,
                                new TrialEvent.OptionCapped(option.decision(), option.option(), limit))
                        : new Decided(
                                Refusal.Code.VALUE_NOT_ALLOWED,
                                "Decision '" + option.decision() + "' does not offer '" + option.option() + "'."));
    }

    /// Tells the allocation key to everybody, after the trial is closed.
    public Written revealKey(Actor actor, String trial, @Nullable String key) {
        return change(
                actor,
                Permission.REVEAL_KEY,
                trial,
                key,
                null,
                state -> state.status() != Status.CLOSED
                        ? new Decided(Refusal.Code.TRIAL_NOT_OPEN, "The key is revealed after the trial is closed.")
                        : state.revealedKey() != null
                                ? new Decided(Refusal.Code.NOTHING_TO_DO, "The key has been revealed already.")
                                : new Decided(new TrialEvent.KeyRevealed(keys.secret(trial))));
    }

    /// Lets what came of the trial be told to everybody: in the meta-analysis of a guideline, and as a decision aid. It
    /// cannot be taken back, so it comes after closure and after the allocations were unlocked for the analysis.
    public Written release(Actor actor, String trial, String why, @Nullable String key) {
        return change(
                actor,
                Permission.RELEASE_RESULTS,
                trial,
                key,
                why,
                state -> state.status() != Status.CLOSED
                        ? new Decided(
                                Refusal.Code.TRIAL_NOT_OPEN,
                                "Results are released after the trial is closed; close it first.")
                        : !people.staff().isUnlocked(trial)
                                ? new Decided(
                                        Refusal.Code.RESULTS_NOT_RELEASED,
                                        "Results are released after the allocations were unlocked for the analysis; unlock them first.")
                                : state.released()
                                        ? new Decided(
                                                Refusal.Code.NOTHING_TO_DO, "The results have been released already.")
                                        : new Decided(new TrialEvent.ResultsReleased()));
    }

    private static Decided capped(@Nullable Integer now, @Nullable Integer limit, TrialEvent event) {
        if (limit != null && limit < 0) {
            return new Decided(
                    Refusal.Code.VALUE_NOT_ALLOWED,
                    "A cap (" + limit + ") must be 0, for nobody any more, or greater; without one there is no cap.");
        }
        return Objects.equals(now, limit)
                ? new Decided(Refusal.Code.NOTHING_TO_DO, "That is the cap already.")
                : new Decided(event);
    }

    private static boolean isOption(TrialState state, TrialState.OptionAt option) {
        return state.current().protocol().decisions().stream()
                .filter(decision -> decision.id().equals(option.decision()))
                .anyMatch(decision -> TrialColumns.options(decision).contains(option.option()));
    }

    private static Decided from(TrialState state, Set<Status> allowed, TrialEvent event) {
        return allowed.contains(state.status())
                ? new Decided(event)
                : new Decided(
                        Refusal.Code.NOTHING_TO_DO,
                        "The trial is " + state.status().name().toLowerCase(Locale.ROOT) + ".");
    }

    private Written change(
            Actor actor,
            Permission permission,
            String trial,
            @Nullable String key,
            @Nullable String why,
            Function<TrialState, Decided> decide) {
        Refusal refusal = access.refusal(actor, permission, trial, null);
        if (refusal != null) {
            return new Written.Refused(refusal);
        }
        if (why != null && why.isBlank()) {
            return new Written.Refused(new Refusal(Refusal.Code.REASON_MISSING, "A reason is needed."));
        }
        return log.write(new WriteRequest(trial, actor, key, null, view -> {
            if (view.settings() == 0) {
                return Decide.refuse(Refusal.Code.NO_SUCH_TRIAL, "There is no trial '" + trial + "'.");
            }
            Decided decided = decide.apply(trials.state(view));
            return decided.event() == null
                    ? new Decide.Answer.Refuse(Objects.requireNonNull(decided.refusal()))
                    : Decide.write(decided.event().entry(LocalDate.ofInstant(view.now(), clock.getZone()), why));
        }));
    }

    private record Decided(
            @Nullable TrialEvent event, @Nullable Refusal refusal) {
        Decided(TrialEvent event) {
            this(event, null);
        }

        Decided(Refusal.Code code, String message) {
            this(null, new Refusal(code, message));
        }
    }
}
