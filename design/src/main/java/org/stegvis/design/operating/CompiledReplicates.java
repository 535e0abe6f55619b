package org.stegvis.design.operating;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.compiled.CompiledAnalyses;
import org.stegvis.design.compiled.CompiledAnalysis;
import org.stegvis.design.compiled.CompiledCounts;
import org.stegvis.design.compiled.CompiledData;
import org.stegvis.design.compiled.CompiledTrial;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.estimation.PlannedAnalyses;
import org.stegvis.estimation.result.Result;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;

/// Replicates on columns. An analysis without a compiled form gets the data set and runs as on real data.
final class CompiledReplicates implements Replicates {
    private final Questions questions;
    private final CompiledTrial trial;
    private final CompiledAnalyses analyses;
    private final List<Optional<CompiledAnalysis>> all;
    private final List<Compiled> compiled = new ArrayList<>();
    private final List<Analysis> others = new ArrayList<>();
    private final @Nullable PlannedAnalyses planned;
    private final ResultReading reading;
    private final CompiledCounts counts;
    private final List<CountReader> counters = new ArrayList<>();
    private final Duration duration;
    private final long seed;

    /// A compiled analysis, and where its quantities and its number of participants go.
    private record Compiled(
            CompiledAnalysis analysis, int first, int analysed, Quantiles quantiles, Quantiles quantilesOf95) {}

    @FunctionalInterface
    private interface CountReader {
        double read();
    }

    CompiledReplicates(Questions questions, Scenario scenario, int participants, long seed) {
        this.questions = questions;
        this.seed = seed;
        Protocol protocol = questions.protocol();
        CompiledTrial sparing = CompiledTrial.of(protocol, scenario, participants, protocol.analyses());
        CompiledAnalyses onColumns = CompiledAnalyses.of(sparing);
        // An analysis of the data set may look at anything in it.
        boolean isEnough = onColumns.all().stream().allMatch(Optional::isPresent);
        trial = isEnough ? sparing : CompiledTrial.of(protocol, scenario, participants);
        analyses = isEnough ? onColumns : CompiledAnalyses.of(trial);
        counts = new CompiledCounts(trial);
        reading = new ResultReading(questions);
        all = analyses.all();
        for (int i = 0; i < all.size(); i++) {
            Analysis analysis = protocol.analyses().get(i);
            Integer first = questions.first().get(analysis.id());
            if (all.get(i).isPresent() && first != null) {
                compiled.add(new Compiled(
                        all.get(i).get(),
                        first,
                        questions.counts().indexOf(new Counted.Analysed(analysis.id())),
                        new Quantiles(analysis.level()),
                        new Quantiles(0.95)));
            } else {
                others.add(analysis);
            }
        }
        planned = others.isEmpty() ? null : PlannedAnalyses.of(protocol);
        duration = new Duration(protocol, scenario);
        questions.counts().forEach(counted -> counters.add(reader(protocol, counted)));
    }

    private CountReader reader(Protocol protocol, Counted counted) {
        return switch (counted) {
            case Counted.Assessed assessed -> trial::assessed;
            case Counted.Allocated(var decision, var option) -> {
                int position = position(protocol, decision);
                int code = counts.code(option);
                yield () -> counts.allocated(position, code);
            }
            case Counted.InClass(var decision, var responseClass) -> {
                int position = position(protocol, decision);
                int code = counts.code(responseClass);
                yield () -> counts.inClass(position, code);
            }
            case Counted.Imbalance(var decision) -> {
                int position = position(protocol, decision);
                yield () -> counts.imbalance(position);
            }
            case Counted.ImbalanceInStratum(var decision) -> {
                int position = position(protocol, decision);
                yield () -> counts.imbalanceInStratum(position);
            }
            case Counted.Analysed analysed -> () -> 0;
            case Counted.Withdrawn withdrawn -> counts::withdrawn;
            case Counted.Started(var decision) -> {
                int position = position(protocol, decision);
                yield () -> counts.started(position);
            }
            case Counted.NotStarted(var decision) -> {
                int position = position(protocol, decision);
                yield () -> counts.notStarted(position);
            }
            case Counted.Undecided(var decision) -> {
                int position = position(protocol, decision);
                yield () -> counts.undecided(position);
            }
            case Counted.EnrolmentWeeks weeks -> trial::enrolmentWeeks;
            case Counted.TrialWeeks weeks -> () -> duration.weeks(trial.enrolmentWeeks());
            case Counted.Cost cost ->
                () -> duration.cost(
                        trial.enrolmentWeeks(),
                        trial.assessed(),
                        trial.participants(),
                        counts.sessions(),
                        counts.visits());
        };
    }

    private static int position(Protocol protocol, String decision) {
        return protocol.decisions().stream().map(Decision::id).toList().indexOf(decision);
    }

    @Override
    public void play(long number, Replicate into) {
        into.clear();
        trial.run(ReplicateSeed.of(seed, number));
        analyses.read();
        counts.count();
        for (int i = 0; i < counters.size(); i++) {
            into.count[i] = counters.get(i).read();
        }
        for (int i = 0; i < compiled.size(); i++) {
            read(compiled.get(i), trial.participants(), into);
        }
        Looking looking = questions.looking();
        if (looking != null) {
            look(looking, into);
        }
        if (planned != null) {
            for (Result result : planned.run(CompiledData.of(trial), others)) {
                reading.read(result, into);
                into.count[
                        questions
                                .counts()
                                .indexOf(new Counted.Analysed(result.analysis().id()))] = result.numbers()
                        .analysed();
            }
        }
    }

    /// Looks at the trial as its protocol plans until a look stops it.
    private void look(Looking looking, Replicate into) {
        for (int look = 0; look < looking.looks(); look++) {
            into.stoppedAt = look;
            into.verdict = verdict(looking, look, into.fraction);
            if (into.verdict != Looking.Verdict.GO_ON) {
                return;
            }
        }
    }

    private Looking.Verdict verdict(Looking looking, int look, double[] fractions) {
        int position = protocol().analyses().indexOf(looking.analysis());
        Optional<CompiledAnalysis> found = all.get(position);
        if (found.isPresent()) {
            int participants = looking.participants(look, trial.participants());
            return found.get().run(participants) ? looking.verdict(look, found.get()) : Looking.Verdict.GO_ON;
        }
        return EngineReplicates.verdict(
                looking, look, PlannedAnalyses.of(protocol()), CompiledData.of(trial), fractions);
    }

    private Protocol protocol() {
        return questions.protocol();
    }

    private static void read(Compiled each, int participants, Replicate into) {
        CompiledAnalysis analysis = each.analysis();
        boolean isEstimated = analysis.run(participants);
        into.count[each.analysed()] = analysis.analysed();
        if (!isEstimated) {
            return;
        }
        double reach = each.quantiles().of(analysis.df());
        double reachOf95 = each.quantilesOf95().of(analysis.df());
        int values = analysis.values();
        int at = each.first();
        for (int k = 0; k < values; k++) {
            into.put(at++, analysis.value(k), Math.sqrt(analysis.covariance(k, k)), reach, reachOf95);
        }
        for (int k = 0; k < values; k++) {
            for (int l = k + 1; l < values; l++) {
                double variance = analysis.covariance(k, k) + analysis.covariance(l, l) - 2 * analysis.covariance(k, l);
                into.put(
                        at++,
                        analysis.value(k) - analysis.value(l),
                        Math.sqrt(Math.max(0, variance)),
                        reach,
                        reachOf95);
            }
        }
    }
}
