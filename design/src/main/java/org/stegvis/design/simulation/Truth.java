package org.stegvis.design.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Protocol;
import org.stegvis.randomisation.CounterSource;

/// What is true under a scenario: the value of every embedded regime and every planned contrast.
///
/// Each made-up participant lives once under every alternative, with the same chance each time (common
/// random numbers), misses nothing and never withdraws. The population is those who enrol.
///
/// Where a scenario says what one who never begins an option follows instead, the value of an option is
/// that of offering it, whether or not it is begun.
///
/// - `compare: regimes`: all decisions follow the regime. Where its option is not open, and on a route it does not
///   foresee, the participant gets what chance gives. Where the protocol honours preferences, a regime counts only
///   those whose decisions come about as it says, by chance or by choice.
/// - `compare: DECISION`: earlier and later decisions go as chance decides in the trial. An option, or group of
///   options, counts those for whom chance decides there and to whom it is open; a contrast counts those to whom
///   both are open. Within a group the option is drawn in the ratio of the shares.
///
/// Of times to an event it tells the mean time without the event up to the horizon of the analysis and the
/// probabilities of none up to a quarter, half, three quarters and all of it, as if observation never ended
/// before.
public final class Truth {
    /// More regimes than this make too many pairs.
    public static final int MOST_REGIMES = 500;

    private static final int CHUNK = 1024;
    private static final int CHUNKS_A_ROUND = 32;
    private static final int PATIENCE = 10;

    /// People are numbered, and so many numbers there are.
    private static final int MOST_ROUNDS = Integer.MAX_VALUE / (CHUNKS_A_ROUND * CHUNK);

    private final Behaviour behaviour;
    private final List<Target> targets;

    private Truth(Behaviour behaviour, List<Target> targets) {
        this.behaviour = behaviour;
        this.targets = targets;
    }

    /// Readies the planned analyses whose true answers a simulation can tell.
    ///
    /// @throws IllegalArgumentException when the scenario is for another protocol, or regimes are compared
    /// and there are more than [#MOST_REGIMES]
    public static Truth of(Protocol protocol, Scenario scenario) {
        var targets = new ArrayList<Target>();
        for (Analysis analysis : protocol.analyses()) {
            if (Target.isTold(protocol, analysis)) {
                targets.add(Target.of(protocol, analysis));
            }
        }
        return new Truth(Behaviour.of(protocol, scenario), targets);
    }

    /// Simulates at least so many enrolled participants, on all processors. The same seed gives the same
    /// bits, however many processors there are.
    ///
    /// @throws UnplayableScenario when nobody can enrol, or a parameter cannot be told
    public TrueEffects run(int participants, long seed) {
        return run(participants, seed, Progress.SILENT);
    }

    /// The same, telling how far it has come.
    public TrueEffects run(int participants, long seed, Progress progress) {
        if (participants < 2) {
            throw new IllegalArgumentException("The number of participants (" + participants + ") must be at least 2.");
        }
        var chance = new CounterSource(seed);
        Alternatives all = new Alternatives(behaviour, targets);
        for (int round = 0; all.enrolled() < participants; round++) {
            if (round == MOST_ROUNDS || (round >= PATIENCE && all.enrolled() < round)) {
                throw new UnplayableScenario("Of %,d people assessed for '%s' only %d could enrol."
                        .formatted(
                                round * CHUNKS_A_ROUND * CHUNK,
                                behaviour.protocol().trial().id(),
                                all.enrolled()));
            }
            int start = round * CHUNKS_A_ROUND * CHUNK;
            List<Alternatives> chunks = IntStream.range(0, CHUNKS_A_ROUND)
                    .parallel()
                    .mapToObj(chunk -> chunk(start + chunk * CHUNK, chance))
                    .toList();
            chunks.forEach(all::add);
            progress.at(Math.min(all.enrolled(), participants), participants);
        }
        return all.effects();
    }

    private Alternatives chunk(int first, CounterSource chance) {
        var alternatives = new Alternatives(behaviour, targets);
        for (int number = first; number < first + CHUNK; number++) {
            alternatives.live(chance, number);
        }
        return alternatives;
    }
}
