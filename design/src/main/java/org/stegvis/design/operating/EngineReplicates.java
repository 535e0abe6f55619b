package org.stegvis.design.operating;

import java.util.List;
import org.stegvis.design.simulation.SimulatedTrial;
import org.stegvis.design.simulation.Simulation;
import org.stegvis.estimation.PlannedAnalyses;
import org.stegvis.estimation.result.Result;
import org.stegvis.protocol.data.TrialData;

/// Replicates through the engine that runs real trials and the analyses that real data get; slow, and what
/// the compiled ones are held to.
final class EngineReplicates implements Replicates {
    private final Questions questions;
    private final Simulation simulation;
    private final PlannedAnalyses analyses;
    private final int participants;
    private final long seed;
    private final ResultReading reading;

    EngineReplicates(
            Questions questions, Simulation simulation, PlannedAnalyses analyses, int participants, long seed) {
        this.questions = questions;
        this.simulation = simulation;
        this.analyses = analyses;
        this.participants = participants;
        this.seed = seed;
        this.reading = new ResultReading(questions);
    }

    @Override
    public void play(long number, Replicate into) {
        into.clear();
        SimulatedTrial trial = simulation.run(participants, ReplicateSeed.of(seed, number));
        TrialData data = trial.data();
        List<Result> results = analyses.run(data);
        results.forEach(result -> reading.read(result, into));
        Counting.of(questions, trial, data, results, into.count);
        Looking looking = questions.looking();
        for (int look = 0; looking != null && look < looking.looks(); look++) {
            into.stoppedAt = look;
            into.verdict = verdict(looking, look, analyses, data, into.fraction);
            if (into.verdict != Looking.Verdict.GO_ON) {
                return;
            }
        }
    }

    /// What a look says; nothing where its data do not allow the analysis.
    static Looking.Verdict verdict(
            Looking looking, int look, PlannedAnalyses analyses, TrialData data, double[] fractions) {
        TrialData seen = looking.seen(look, data);
        return switch (analyses.run(seen, List.of(looking.analysis())).getFirst()) {
            case Result.Found found -> looking.verdict(look, found, fractions);
            case Result.NotEstimable none -> {
                fractions[look] = look == 0 ? 0 : fractions[look - 1];
                yield Looking.Verdict.GO_ON;
            }
        };
    }
}
