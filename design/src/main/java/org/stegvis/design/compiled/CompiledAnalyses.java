package org.stegvis.design.compiled;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.estimator.AnalysisOfCovariance;
import org.stegvis.protocol.estimator.Estimator;
import org.stegvis.protocol.estimator.WeightedReplicated;
import org.stegvis.protocol.regime.EmbeddedRegime;
import org.stegvis.protocol.regime.EmbeddedRegimes;

/// The planned analyses of a protocol on the columns of a compiled trial, as far as they have a compiled form.
public final class CompiledAnalyses {
    private final CompiledTrial trial;
    private final Ways ways;
    private final List<@Nullable CompiledAnalysis> analyses = new ArrayList<>();

    private CompiledAnalyses(CompiledTrial trial) {
        this.trial = trial;
        this.ways = new Ways(trial);
        Protocol protocol = trial.behaviour().protocol();
        boolean hasChoice = protocol.decisions().stream()
                .flatMap(decision -> decision.routes().stream())
                .anyMatch(route -> route.action() instanceof Action.Allocate allocate && allocate.preference() != null);
        List<EmbeddedRegime> regimes = protocol.analyses().stream()
                        .anyMatch(analysis -> analysis.compare() instanceof Analysis.Comparison.Regimes)
                ? EmbeddedRegimes.of(protocol)
                : List.of();
        for (Analysis analysis : protocol.analyses()) {
            analyses.add(compiled(protocol, analysis, regimes, hasChoice));
        }
    }

    public static CompiledAnalyses of(CompiledTrial trial) {
        return new CompiledAnalyses(trial);
    }

    private @Nullable CompiledAnalysis compiled(
            Protocol protocol, Analysis analysis, List<EmbeddedRegime> regimes, boolean hasChoice) {
        Scale scale = protocol.measure(analysis.outcome().measure()).scale();
        if (scale instanceof Scale.TimeToEvent || scale instanceof Scale.Categories) {
            return null;
        }
        Estimator estimator = analysis.estimator();
        if (!protocol.cluster().isEmpty()) {
            return null;
        }
        return switch (analysis.compare()) {
            case Analysis.Comparison.Options options ->
                estimator.equals(new AnalysisOfCovariance()) ? OptionMeans.of(trial, analysis, options) : null;
            case Analysis.Comparison.Regimes all ->
                estimator.equals(WeightedReplicated.withDefaults()) && !hasChoice && !(scale instanceof Scale.Count)
                        ? RegimeMeans.of(trial, ways, analysis, regimes)
                        : null;
        };
    }

    /// To be called after each trial, before its analyses are run.
    public void read() {
        ways.find(trial.participants());
    }

    /// One for each analysis of the protocol, in its order; empty where it has no compiled form.
    public List<Optional<CompiledAnalysis>> all() {
        return analyses.stream().map(Optional::ofNullable).toList();
    }
}
