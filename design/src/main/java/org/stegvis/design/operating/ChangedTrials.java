package org.stegvis.design.operating;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.scenario.Scenario;
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
///
/// They are played beside the trial as planned, replicate by replicate, and their sums are part of those of a [Study].
public final class ChangedTrials {
    private final Protocol protocol;
    private final Scenario scenario;
    private final int participants;
    private final long seed;

    /// What the players of all threads share; found when the first is wanted, since it may rest on large samples.
    private @Nullable Changing model;

    private ChangedTrials(Protocol protocol, Scenario scenario, int participants, long seed) {
        this.protocol = protocol;
        this.scenario = scenario;
        this.participants = participants;
        this.seed = seed;
    }

    /// Null where the protocol plans no change.
    ///
    /// @param participants of the trial as planned
    static @Nullable ChangedTrials of(Protocol protocol, Scenario scenario, int participants, long seed) {
        return hypotheses(protocol).isEmpty() ? null : new ChangedTrials(protocol, scenario, participants, seed);
    }

    /// What is tested, in the order in which it is told; nothing where the protocol plans no change.
    static List<String> hypotheses(Protocol protocol) {
        return Changing.hypotheses(protocol);
    }

    /// Plays changed trials one after the other.
    @FunctionalInterface
    interface Player {
        /// Plays one trial with its change, and adds what came of it to the counts.
        ///
        /// @param number of the replicate
        /// @param counts to which it is added
        void play(long number, ChangedCounts counts);
    }

    /// A player for one thread.
    ///
    /// @throws IllegalArgumentException when the change cannot be made under the scenario
    synchronized Player player() {
        if (model == null) {
            model = Changing.of(protocol, scenario, participants);
        }
        Changing own = model.another(protocol, scenario, participants);
        return (number, counts) ->
                own.play(ReplicateSeed.of(seed, 2 * number), ReplicateSeed.of(seed, 2 * number + 1), counts);
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
}
