package org.stegvis.server.rehearsal;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stegvis.design.simulation.Progress;
import org.stegvis.design.simulation.UnplayableScenario;
import org.stegvis.server.demonstration.NobodyEnters;
import org.stegvis.server.demonstration.Played;

/// A rehearsal that is being played on this server, or was.
final class Run implements Progress {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);

    private final String id;
    private final int wanted;
    private volatile int enrolled;
    private volatile boolean stopped;
    private volatile @Nullable Played played;
    private volatile Standing.@Nullable Failure failure;
    private volatile @Nullable Thread thread;

    Run(String id, int wanted) {
        this.id = id;
        this.wanted = wanted;
    }

    void start(Callable<Played> play) {
        thread = Thread.ofPlatform().name("rehearsal").daemon(true).start(() -> {
            try {
                played = play.call();
            } catch (NobodyEnters nobody) {
                failure = Standing.Failure.NOBODY_ENTERS;
            } catch (UnplayableScenario unplayable) {
                failure = Standing.Failure.UNPLAYABLE;
            } catch (Exception fault) {
                failure = Standing.Failure.FAULT;
                LOG.error("The rehearsal {} could not be played.", id, fault);
            }
        });
    }

    String id() {
        return id;
    }

    boolean isStopped() {
        return stopped;
    }

    boolean isPlaying() {
        return played == null && failure == null;
    }

    Standing standing() {
        return new Standing(isPlaying(), stopped, enrolled, wanted, failure);
    }

    void stop() {
        stopped = true;
    }

    /// Waits for its end.
    void await(int milliseconds) {
        Thread running = thread;
        if (running != null) {
            try {
                running.join(milliseconds);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void at(int now, int of) {
        enrolled = now;
    }
}
