package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.estimation.result.Numbers;
import org.stegvis.estimation.result.Result;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.estimator.AnalysisOfCovariance;
import org.stegvis.protocol.estimator.AugmentedInverseProbability;
import org.stegvis.protocol.estimator.CensoringWeighted;
import org.stegvis.protocol.estimator.GComputation;
import org.stegvis.protocol.estimator.InterimAugmented;
import org.stegvis.protocol.estimator.InverseProbability;
import org.stegvis.protocol.estimator.Longitudinal;
import org.stegvis.protocol.estimator.MultiplyImputed;
import org.stegvis.protocol.estimator.Regression;
import org.stegvis.protocol.estimator.RepeatedMeasures;
import org.stegvis.protocol.estimator.RuleLearning;
import org.stegvis.protocol.estimator.Survival;
import org.stegvis.protocol.estimator.WeightedReplicated;
import org.stegvis.protocol.regime.EmbeddedRegime;
import org.stegvis.protocol.regime.EmbeddedRegimes;

/// Runs the analyses that a protocol plans. What is compared, the weights and the rows are derived from the
/// protocol. [#answer] is where an estimator named in the protocol meets the code that runs it.
public final class PlannedAnalyses {
    private final Protocol protocol;
    private final List<EmbeddedRegime> regimes;

    private PlannedAnalyses(Protocol protocol, List<EmbeddedRegime> regimes) {
        this.protocol = protocol;
        this.regimes = regimes;
    }

    /// Readies the analyses of a protocol; its regimes are listed once for all of them.
    ///
    /// @throws IllegalArgumentException when regimes are to be compared and there are too many to list
    public static PlannedAnalyses of(Protocol protocol) {
        boolean needsRegimes = protocol.analyses().stream()
                .anyMatch(analysis -> analysis.compare() instanceof Analysis.Comparison.Regimes);
        return new PlannedAnalyses(protocol, needsRegimes ? EmbeddedRegimes.of(protocol) : List.of());
    }

    /// The results of all analyses, in the order of the protocol.
    public List<Result> run(TrialData data) {
        return run(data, protocol.analyses());
    }

    /// The results of some analyses, one each and in their order; they need not be those of the protocol.
    ///
    /// @throws IllegalArgumentException when the data hold an allocation that the protocol does not give
    public List<Result> run(TrialData data, List<Analysis> analyses) {
        var paths = Paths.of(protocol, data);
        boolean needsRegimes =
                analyses.stream().anyMatch(analysis -> analysis.compare() instanceof Analysis.Comparison.Regimes);
        List<EmbeddedRegime> compared = needsRegimes && regimes.isEmpty() ? EmbeddedRegimes.of(protocol) : regimes;
        var results = new ArrayList<Result>();
        for (Analysis analysis : analyses) {
            results.add(answer(new Question(protocol, analysis, data, paths, compared)));
        }
        return List.copyOf(results);
    }

    private Result answer(Question question) {
        Analysis analysis = question.analysis();
        if (protocol.measure(analysis.outcome().measure()).scale() instanceof Scale.TimeToEvent
                && !(analysis.estimator() instanceof Survival)) {
            Numbers numbers =
                    Analysed.of(question.data(), analysis, row -> true).numbers(0);
            return new Result.NotEstimable(
                    analysis, numbers, new Diagnosis.Censored(analysis.outcome().toString()));
        }
        return switch (analysis.estimator()) {
            case WeightedReplicated plan -> new RegimeMeans(question).run(plan);
            case InverseProbability plan -> new RegimeMeans(question).run(plan);
            case GComputation plan -> new RegimeRegressions(question).run(plan);
            case AugmentedInverseProbability plan -> new RegimeRegressions(question).run(plan);
            case InterimAugmented plan -> new InterimRegimes(question, plan).run();
            case Survival plan -> new SurvivalAnalysis(question, plan).run();
            case RuleLearning plan -> new RuleLearningAnalysis(question, plan).run();
            case Longitudinal plan -> new RegimesOverTime(question, plan).run();
            case AnalysisOfCovariance plan -> OptionAnalysis.of(question).run();
            case Regression plan -> RegressionAnalysis.of(question).run(plan);
            case CensoringWeighted plan -> new CensoredRegimes(question, plan).run();
            case MultiplyImputed plan -> new ImputationAnalysis(question, plan, this::answer).run();
            case RepeatedMeasures plan ->
                RepeatedMeasuresAnalysis.of(question, plan).run();
        };
    }
}
