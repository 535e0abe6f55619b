package org.stegvis.estimation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.result.Result;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.estimator.AnalysisOfCovariance;
import org.stegvis.protocol.estimator.Correction;
import org.stegvis.protocol.estimator.InverseProbability;
import org.stegvis.protocol.estimator.Normalisation;
import org.stegvis.protocol.estimator.RuleLearning;
import org.stegvis.protocol.estimator.Stabilisation;
import org.stegvis.protocol.estimator.WeightedReplicated;
import org.stegvis.protocol.estimator.Weights;
import org.stegvis.protocol.regime.EmbeddedRegimes;

/// An analysis of more participants than fit into memory: passes over parts of them, each of which leaves sums. The
/// numbers are those of [PlannedAnalyses] to rounding; `SummedAnalysisTwice` holds it to that.
sealed interface SummedAnalysis permits SummedRegimes, SummedOptions, SummedRules {

    /// How many passes there are, if nothing ends them earlier.
    int passes();

    /// The sums of one part in the next pass.
    ///
    /// @param paths of the participants of the part
    /// @param before the sums of all parts in each pass before
    PartSums sums(TrialData part, Paths paths, List<PartSums> before);

    /// What all passes so far say; null when another is needed.
    @Nullable
    Result after(List<PartSums> passes);

    /// An analysis by sums.
    ///
    /// @throws IllegalArgumentException when [#objection] has one
    static SummedAnalysis of(Protocol protocol, Analysis analysis) {
        String objection = objection(protocol, analysis);
        if (objection != null) {
            throw new IllegalArgumentException("'%s' %s".formatted(analysis.id(), objection));
        }
        return switch (analysis.estimator()) {
            case WeightedReplicated plan ->
                new SummedRegimes(
                        protocol,
                        analysis,
                        EmbeddedRegimes.of(protocol),
                        SummedCovariates.of(protocol, analysis.adjust()),
                        Analysed.link(protocol, analysis, plan.link()),
                        false,
                        plan.weights() instanceof Weights.Observed,
                        preferring(protocol),
                        plan.stabilisation(),
                        plan.referral(),
                        true);
            case InverseProbability plan ->
                new SummedRegimes(
                        protocol,
                        analysis,
                        EmbeddedRegimes.of(protocol),
                        new SummedCovariates(List.of()),
                        Link.IDENTITY,
                        plan.normalisation() == Normalisation.HORVITZ_THOMPSON,
                        plan.weights() instanceof Weights.Observed,
                        preferring(protocol),
                        Stabilisation.NONE,
                        plan.referral(),
                        false);
            case AnalysisOfCovariance plan ->
                new SummedOptions(protocol, analysis, SummedCovariates.of(protocol, analysis.adjust()));
            case RuleLearning plan -> new SummedRules(protocol, analysis, plan);
            default -> throw new IllegalStateException("An estimator without an objection must have sums.");
        };
    }

    /// Why an analysis cannot be done by sums over parts of the data, as it goes on behind its name; null when it can.
    static @Nullable String objection(Protocol protocol, Analysis analysis) {
        Scale scale = protocol.measure(analysis.outcome().measure()).scale();
        if (scale instanceof Scale.TimeToEvent) {
            return "has a time to an event as outcome";
        }
        return switch (analysis.estimator()) {
            case WeightedReplicated plan -> {
                String own = weighted(plan.weights(), plan.correction());
                boolean isIterated =
                        !analysis.adjust().isEmpty() && Analysed.link(protocol, analysis, plan.link()) != Link.IDENTITY;
                yield own == null && isIterated
                        ? "adjusts for covariates on the scale of a link, which takes iterations"
                                + " (`link: identity` takes none)"
                        : own;
            }
            case InverseProbability plan -> weighted(plan.weights(), plan.correction());
            case AnalysisOfCovariance plan -> {
                if (scale instanceof Scale.Binary) {
                    yield "has a yes-no outcome, whose logistic model takes iterations";
                }
                yield protocol.cluster().isEmpty()
                        ? null
                        : "compares options of participants who are clustered by '" + protocol.cluster() + "'";
            }
            case RuleLearning plan -> {
                if (!protocol.cluster().isEmpty()) {
                    yield "learns a rule from participants who are clustered by '" + protocol.cluster() + "'";
                }
                if (!preferring(protocol).isEmpty()) {
                    yield "learns a rule where preferences are honoured";
                }
                if (!(plan.weights() instanceof Weights.Known)) {
                    yield "learns a rule with estimated weights";
                }
                yield plan.inference() instanceof RuleLearning.Inference.Sandwich
                        ? null
                        : "has a bootstrap for inference (`inference: sandwich` has none)";
            }
            default ->
                "has an estimator, %s, that needs all participants at once"
                        .formatted(analysis.estimator().word());
        };
    }

    private static @Nullable String weighted(Weights weights, Correction correction) {
        if (weights instanceof Weights.Modelled) {
            return "has weights from a logistic model, which takes iterations (`weights: observed` takes none)";
        }
        return correction == Correction.NONE ? null : "asks for a small-sample correction";
    }

    private static List<String> preferring(Protocol protocol) {
        return protocol.decisions().stream()
                .filter(decision -> decision.routes().stream()
                        .anyMatch(route ->
                                route.action() instanceof Action.Allocate allocate && allocate.preference() != null))
                .map(Decision::id)
                .toList();
    }
}
