package org.stegvis.design.operating;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.protocol.Interim;
import org.stegvis.protocol.Protocol;

/// Simulates a trial that is changed at its first look as its protocol plans: resized, some options
/// dropped, or narrowed to a subgroup.
///
/// Each stage has participants of its own, all followed to the end. An option that is dropped, or that only
/// dropped regimes give, gets no more participants, and one who does not belong to a narrowed population is
/// not enrolled; the second stage has as many as planned. The stages are tested by
/// [org.stegvis.design.interim.StageWise] and [org.stegvis.design.interim.ClosedTest], one-sided with half
/// the alpha of the analysis. Beside it is told what comes out when both stages are put together as if
/// nothing had been changed.
public final class ChangedTrials {
    private final Protocol protocol;
    private final Scenario scenario;
    private final int participants;
    private final long seed;

    private ChangedTrials(Protocol protocol, Scenario scenario, int participants, long seed) {
        this.protocol = protocol;
        this.scenario = scenario;
        this.participants = participants;
        this.seed = seed;
    }

    /// Whether a protocol plans a change.
    public static boolean arePlanned(Protocol protocol) {
        Interim interim = protocol.interim();
        return interim != null && interim.change() != null;
    }

    /// @param participants of the trial as planned
    /// @throws IllegalArgumentException when the protocol plans no change
    public static ChangedTrials of(Protocol protocol, Scenario scenario, int participants, long seed) {
        if (!arePlanned(protocol)) {
            throw new IllegalArgumentException("protocol '%s' plans no change at a look."
                    .formatted(protocol.trial().id()));
        }
        return new ChangedTrials(protocol, scenario, participants, seed);
    }

    /// What is tested, in the order in which it is told.
    public List<String> hypotheses() {
        return Changing.of(protocol, scenario, participants).hypotheses();
    }

    /// How often a hypothesis is rejected.
    ///
    /// @param uncorrected as if nothing had been changed
    public record Hypothesis(String name, Figure rejected, Figure uncorrected) {}

    /// What many trials show. Where nothing is to be found, `any` is the type I error of all hypotheses
    /// together.
    ///
    /// @param any of the hypotheses is rejected
    /// @param uncorrected the same as if nothing had been changed
    /// @param changed how often the change was made
    /// @param participants enrolled, on average
    public record Found(
            long replicates,
            List<Hypothesis> hypotheses,
            Figure any,
            Figure uncorrected,
            Figure changed,
            Figure participants) {
        public Found {
            hypotheses = List.copyOf(hypotheses);
        }
    }

    /// Plays replicates 0, 1, … on so many threads; the same numbers on any number of them.
    public Found run(long replicates, int threads) {
        if (replicates < 2 || threads < 1) {
            throw new IllegalArgumentException(
                    "%d replicates on %d threads must be two and one, or more.".formatted(replicates, threads));
        }
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var tasks = new ArrayList<Callable<ChangedCounts>>();
            Changing one = Changing.of(protocol, scenario, participants);
            for (int thread = 0; thread < threads; thread++) {
                long first = thread;
                Changing own = first == 0 ? one : one.another(protocol, scenario, participants);
                tasks.add(() -> counted(own, first, replicates, threads));
            }
            ChangedCounts all = null;
            for (var each : pool.invokeAll(tasks)) {
                all = all == null ? each.get() : all.and(each.get());
            }
            if (all == null) {
                throw new IllegalStateException("There is at least one thread.");
            }
            return all.found(replicates);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The simulation was interrupted.", interrupted);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException own
                    ? own
                    : new IllegalStateException("A simulated trial failed.", failed);
        }
    }

    private ChangedCounts counted(Changing trial, long first, long replicates, int step) {
        var counts = new ChangedCounts(trial.hypotheses());
        for (long number = first; number < replicates; number += step) {
            trial.play(ReplicateSeed.of(seed, 2 * number), ReplicateSeed.of(seed, 2 * number + 1), counts);
        }
        return counts;
    }
}
