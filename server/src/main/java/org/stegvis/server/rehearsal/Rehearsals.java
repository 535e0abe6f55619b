package org.stegvis.server.rehearsal;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.server.access.Access;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.RehearsalId;
import org.stegvis.server.demonstration.Playing;
import org.stegvis.server.eventlog.LogWriter;
import org.stegvis.server.eventlog.TrialClocks;
import org.stegvis.server.trialsetup.KeyFolder;
import org.stegvis.server.trialsetup.PublishingAProtocol.Publication;
import org.stegvis.server.trialsetup.Trials;

/// Begins rehearsals, stops them and throws them away. One is played at a time, so that a rehearsal takes no
/// more of the server than one busy site would.
@Component
public class Rehearsals {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsals.class);
    private static final long SEED = 1;
    private static final int PATIENCE = 20_000;

    private final Playing playing;
    private final Trials trials;
    private final LogWriter log;
    private final KeyFolder keys;
    private final TrialClocks clocks;
    private final Access access;
    private final Clock clock;
    private final AtomicReference<@Nullable Run> last = new AtomicReference<>();

    public Rehearsals(
            Playing playing,
            Trials trials,
            LogWriter log,
            KeyFolder keys,
            TrialClocks clocks,
            Access access,
            Clock clock) {
        this.playing = playing;
        this.trials = trials;
        this.log = log;
        this.keys = keys;
        this.clocks = clocks;
        this.access = access;
        this.clock = clock;
    }

    /// What became of a wish to rehearse.
    public sealed interface Begun {
        record Yes(String id) implements Begun {}

        /// Another one is being played on this server.
        record Busy(String id) implements Begun {}

        record NotPermitted() implements Begun {}
    }

    /// Begins to play; earlier rehearsals of the trial are thrown away.
    ///
    /// @param participants how many enrol
    public synchronized Begun begin(
            Actor actor, String trial, Publication publication, Scenario scenario, int participants) {
        if (!may(actor, trial)) {
            return new Begun.NotPermitted();
        }
        Run before = last.get();
        if (before != null && before.isPlaying()) {
            return new Begun.Busy(before.id());
        }
        trials.rehearsals(trial).forEach(this::remove);
        Instant now = clock.instant();
        String id = RehearsalId.of(trial, now);
        while (before != null && before.id().equals(id)) {
            // No id is used twice: what is kept of a rehearsal in memory is kept under it.
            now = now.plusSeconds(1);
            id = RehearsalId.of(trial, now);
        }
        return play(id, publication, scenario, participants);
    }

    private Begun play(String id, Publication publication, Scenario scenario, int participants) {
        Playing.Prepared prepared = playing.rehearsal(id, publication, scenario, SEED, participants, clock);
        var run = new Run(id, participants);
        last.set(run);
        run.start(() -> prepared.play(run, run::isStopped));
        return new Begun.Yes(id);
    }

    /// How far a rehearsal has come; null when this server has played another one since, or was started anew.
    public @Nullable Standing standing(String id) {
        Run run = run(id);
        return run == null ? null : run.standing();
    }

    private @Nullable Run run(String id) {
        Run run = last.get();
        return run != null && run.id().equals(id) ? run : null;
    }

    /// Whether somebody may rehearse a trial, which is for who may publish its protocol.
    public boolean may(Actor actor, String trial) {
        return access.allows(actor, Permission.PUBLISH_PROTOCOL, trial, null);
    }

    /// Plays no further; what has been played stays.
    ///
    /// @return whether the actor may
    public boolean stop(Actor actor, String id) {
        String trial = RehearsalId.trial(id).orElse(null);
        if (trial == null || !may(actor, trial)) {
            return false;
        }
        Run run = run(id);
        if (run != null) {
            run.stop();
        }
        return true;
    }

    /// Removes a rehearsal and all that was made from it.
    ///
    /// @return whether the actor may
    public synchronized boolean throwAway(Actor actor, String id) {
        if (!stop(actor, id)) {
            return false;
        }
        remove(id);
        return true;
    }

    private void remove(String id) {
        Run run = run(id);
        if (run != null) {
            run.stop();
            run.await(PATIENCE);
        }
        log.throwAway(id);
        keys.forget(id);
        clocks.forget(id);
        LOG.info("The rehearsal {} was thrown away.", id);
    }

    @PreDestroy
    void end() {
        Run run = last.get();
        if (run != null) {
            run.stop();
            run.await(PATIENCE);
        }
    }
}
