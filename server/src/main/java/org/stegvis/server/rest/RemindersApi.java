package org.stegvis.server.rest;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stegvis.server.access.Access;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.access.Requires;
import org.stegvis.server.reminder.ReminderEffect;
import org.stegvis.server.tally.Counts;
import org.stegvis.server.tally.Tallies;
import org.stegvis.server.trialsetup.TrialState;
import org.stegvis.server.trialsetup.Trials;

/// What reminders brought, as the overview of a trial tells it.
@RestController
@RequestMapping("/api/trials/{trial}")
class RemindersApi {
    private final Trials trials;
    private final Tallies tallies;
    private final Access access;
    private final Clock clock;

    RemindersApi(Trials trials, Tallies tallies, Access access, Clock clock) {
        this.trials = trials;
        this.tallies = tallies;
        this.access = access;
        this.clock = clock;
    }

    /// The members are those of [ReminderEffect], with the id of the visit.
    record Effect(
            String visit,
            int sent,
            int notSent,
            int reminded,
            int answeredReminded,
            int soon,
            int others,
            int answeredOthers) {
        static Effect of(ReminderEffect effect) {
            return new Effect(
                    effect.visit().id(),
                    effect.sent(),
                    effect.notSent(),
                    effect.reminded(),
                    effect.answeredReminded(),
                    effect.soon(),
                    effect.others(),
                    effect.answeredOthers());
        }
    }

    /// For each visit that the protocol in force reminds of, over all sites; it tells of no participant.
    @Requires(value = Permission.SEE_TRIAL, where = Requires.Where.ANYWHERE)
    @GetMapping("/reminders")
    ResponseEntity<Object> effect(Actor actor, @PathVariable String trial) {
        if (access.reach(actor, Permission.SEE_TRIAL, trial).nowhere()) {
            return Problems.of(Refusal.notPermitted());
        }
        TrialState state = trials.find(trial).orElse(null);
        return state == null
                ? Problems.of(new Refusal(Refusal.Code.NO_SUCH_TRIAL, "There is no trial '" + trial + "'."))
                : ResponseEntity.ok(effects(state));
    }

    private List<Effect> effects(TrialState state) {
        Counts counts = tallies.of(state.trial(), ReminderEffect.COUNTS);
        return ReminderEffect.of(state.current().protocol(), counts, LocalDate.now(clock)).stream()
                .map(Effect::of)
                .toList();
    }
}
