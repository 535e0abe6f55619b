package org.stegvis.design.operating;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.compiled.CompiledTrial;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.design.simulation.Simulation;
import org.stegvis.design.simulation.TrueEffects;
import org.stegvis.design.simulation.Truth;
import org.stegvis.estimation.PlannedAnalyses;
import org.stegvis.protocol.Protocol;

/// A simulation study of a trial as written: many replicates of it, each analysed as planned, held to what
/// is true; where a change at a look is planned, also of the trial with the change.
///
/// Replicates are played in chunks; a chunk depends on the seed and on the numbers of its replicates alone,
/// so the same study has the same bits on any number of threads.
public final class Study {
    /// Replicates in a chunk. Part of the bits: sums are added up chunk by chunk.
    public static final int CHUNK = 25;

    private final Questions questions;
    private final int participants;
    private final Supplier<Replicates> replicates;

    /// Null where the protocol plans no change at a look.
    private final @Nullable ChangedTrials changes;

    /// Finds out whether the scenario can be played as a whole, for replicates draw no more than they need.
    private final Runnable beforehand;

    private Study(
            Questions questions,
            int participants,
            Supplier<Replicates> replicates,
            @Nullable ChangedTrials changes,
            Runnable beforehand) {
        this.questions = questions;
        this.participants = participants;
        this.replicates = replicates;
        this.changes = changes;
        this.beforehand = beforehand;
    }

    /// Nothing added up yet.
    public Kept nothing() {
        return new Kept(questions, participants, new Tally(questions));
    }

    /// A study on columns, or through the engine where the protocol has no compiled form.
    ///
    /// @param participants enrolled in each replicate
    /// @param truth what is true under the scenario
    public static Study of(Protocol protocol, Scenario scenario, TrueEffects truth, int participants, long seed) {
        if (participants < 1) {
            throw new IllegalArgumentException("The number of participants (" + participants + ") must be positive.");
        }
        if (!CompiledTrial.isFor(protocol)) {
            return throughEngine(protocol, scenario, truth, participants, seed);
        }
        Questions questions = Questions.of(protocol, scenario, truth);
        return new Study(
                questions,
                participants,
                () -> new CompiledReplicates(questions, scenario, participants, seed),
                ChangedTrials.of(protocol, scenario, participants, seed),
                () -> CompiledTrial.of(protocol, scenario, participants).run(ReplicateSeed.of(seed, 0)));
    }

    /// The same through the engine that runs real trials: slow, and the same numbers to rounding.
    static Study throughEngine(Protocol protocol, Scenario scenario, TrueEffects truth, int participants, long seed) {
        Questions questions = Questions.of(protocol, scenario, truth);
        Simulation simulation = Simulation.of(protocol, scenario);
        PlannedAnalyses analyses = PlannedAnalyses.of(protocol);
        return new Study(
                questions,
                participants,
                () -> new EngineReplicates(questions, simulation, analyses, participants, seed),
                ChangedTrials.of(protocol, scenario, participants, seed),
                () -> {});
    }

    /// What is true under a scenario, from so many made-up participants.
    public static TrueEffects truth(Protocol protocol, Scenario scenario, int participants, long seed) {
        return Truth.of(protocol, scenario).run(participants, seed);
    }

    /// Hears how far a study has come.
    @FunctionalInterface
    public interface Progress {
        Progress SILENT = (done, wanted) -> {};

        /// Called by one thread at a time, with growing numbers.
        void at(long done, long wanted);
    }

    /// Hears of what has been added up, for results on the way and for going on later.
    @FunctionalInterface
    public interface Keeper {
        Keeper NONE = soFar -> {};

        /// Called by one thread at a time, with growing numbers of replicates in whole chunks. What it is
        /// given changes after it returns.
        void keep(Kept soFar);
    }

    /// Takes up again what [Kept#text] wrote.
    ///
    /// @throws IllegalArgumentException when the text is not of a study with the same questions
    public Kept kept(String text) {
        Tally tally = TallyText.read(text, questions);
        if (tally.replicates() % CHUNK != 0) {
            throw new IllegalArgumentException("The sums are of %d replicates and must be of whole chunks of %d."
                    .formatted(tally.replicates(), CHUNK));
        }
        return new Kept(questions, participants, tally);
    }

    /// Takes up again what [Kept#numbers] gave.
    ///
    /// @throws IllegalArgumentException when they are not of a study with the same questions
    public Kept kept(double[] numbers) {
        return new Kept(questions, participants, TallyNumbers.read(numbers, questions));
    }

    /// The seed with which `stegvis simulate` plays a replicate of a study.
    public static long seedOf(long seed, long replicate) {
        return ReplicateSeed.of(seed, replicate);
    }

    /// How many chunks so many replicates are; the last may not be a whole one.
    public static long chunks(long replicates) {
        return Math.ceilDiv(replicates, CHUNK);
    }

    /// Plays chunks one after the other where nobody else does: on a thread of its own, or on another machine.
    @FunctionalInterface
    public interface Player {
        /// The sums of one chunk.
        ///
        /// @param chunk 0 for the first
        /// @param wanted replicates of the whole study, which ends the last chunk
        Kept play(long chunk, long wanted);
    }

    /// A player for one thread.
    public Player player() {
        Chunks.Worker worker = worker();
        return (chunk, wanted) -> {
            long first = chunk * CHUNK;
            if (chunk < 0 || first >= wanted) {
                throw new IllegalArgumentException("Chunk %d must be one of the %d chunks of %d replicates."
                        .formatted(chunk, chunks(wanted), wanted));
            }
            return new Kept(questions, participants, worker.play(first, (int) Math.min(CHUNK, wanted - first)));
        };
    }

    /// Plays replicates 0, 1, … on so many threads.
    ///
    /// @throws org.stegvis.design.simulation.UnplayableScenario when nobody can enrol, or a parameter
    /// cannot be told
    public OperatingCharacteristics run(long wanted, int threads, Progress progress) {
        return run(wanted, threads, progress, nothing(), Keeper.NONE);
    }

    /// The same, going on from what was added up before.
    ///
    /// @param before its sums become those of this run
    public OperatingCharacteristics run(long wanted, int threads, Progress progress, Kept before, Keeper keeper) {
        if (before.replicates() > wanted) {
            throw new IllegalArgumentException(
                    "There are %d replicates already, and %d are wanted.".formatted(before.replicates(), wanted));
        }
        if (wanted < 2 || threads < 1) {
            throw new IllegalArgumentException(
                    "A study of %d replicates on %d threads must have two replicates and one thread, or more."
                            .formatted(wanted, threads));
        }
        if (before.replicates() == 0) {
            beforehand.run();
        }
        var chunks = new Chunks(wanted, before.tally(), progress, () -> keeper.keep(before));
        chunks.run(threads, this::worker);
        return Summary.of(questions, participants, chunks.sum());
    }

    private Chunks.Worker worker() {
        Replicates mine = replicates.get();
        var replicate = new Replicate(questions);
        ChangedTrials.Player changing = changes == null ? null : changes.player();
        return (first, count) -> {
            var tally = new Tally(questions);
            for (long number = first; number < first + count; number++) {
                mine.play(number, replicate);
                tally.add(replicate);
                if (changing != null && tally.changed() != null) {
                    changing.play(number, tally.changed());
                }
            }
            return tally;
        };
    }
}
