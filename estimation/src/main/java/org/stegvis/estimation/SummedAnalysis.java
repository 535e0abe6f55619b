package org.stegvis.estimation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.result.Result;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.estimator.Correction;
import org.stegvis.protocol.estimator.InverseProbability;
import org.stegvis.protocol.estimator.Normalisation;
import org.stegvis.protocol.estimator.Referral;
import org.stegvis.protocol.estimator.RuleLearning;
import org.stegvis.protocol.estimator.Stabilisation;
import org.stegvis.protocol.estimator.WeightedReplicated;
import org.stegvis.protocol.estimator.Weights;
import org.stegvis.protocol.regime.EmbeddedRegimes;

/// An analysis of more participants than fit into memory: passes over parts of them, each of which leaves sums. The
/// numbers are those of [PlannedAnalyses] to rounding.
///
/// Participants are independent and weights known; `SummedAnalysisTwice` holds it to the analysis in memory.
public sealed interface SummedAnalysis permits SummedRegimes, SummedRules {

    /// The sums of one part in the next pass.
    ///
    /// @param before the sums of all parts in each pass before
    PartSums sums(TrialData part, List<PartSums> before);

    /// What all passes so far say; null when another is needed.
    @Nullable
    Result after(List<PartSums> passes);

    /// An analysis by sums.
    ///
    /// @throws IllegalArgumentException when an analysis cannot be done so; the message says what stands against it
    static SummedAnalysis of(Protocol protocol, Analysis analysis) {
        if (!protocol.cluster().isEmpty()) {
            throw unfit(analysis, "its participants are clustered by '" + protocol.cluster() + "'");
        }
        boolean hasPreference = protocol.decisions().stream()
                .flatMap(decision -> decision.routes().stream())
                .anyMatch(route -> route.action() instanceof Action.Allocate allocate && allocate.preference() != null);
        if (hasPreference) {
            throw unfit(analysis, "how many have a preference must be estimated");
        }
        return switch (analysis.estimator()) {
            case WeightedReplicated plan -> {
                if (!analysis.adjust().isEmpty()) {
                    throw unfit(analysis, "it adjusts for covariates");
                }
                if (!(plan.weights() instanceof Weights.Known)
                        || plan.stabilisation() != Stabilisation.NONE
                        || plan.correction() != Correction.NONE
                        || plan.referral() != Referral.NORMAL) {
                    throw unfit(analysis, "it asks for estimated or stabilised weights or a small-sample correction");
                }
                yield new SummedRegimes(
                        protocol,
                        analysis,
                        Analysed.link(protocol, analysis, plan.link()),
                        EmbeddedRegimes.of(protocol));
            }
            case InverseProbability plan -> {
                if (!(plan.weights() instanceof Weights.Known)
                        || plan.normalisation() != Normalisation.HAJEK
                        || plan.correction() != Correction.NONE
                        || plan.referral() != Referral.NORMAL) {
                    throw unfit(
                            analysis, "it asks for estimated weights, Horvitz-Thompson or a small-sample correction");
                }
                yield new SummedRegimes(
                        protocol, analysis, org.stegvis.estimation.linear.Link.IDENTITY, EmbeddedRegimes.of(protocol));
            }
            case RuleLearning plan -> {
                if (!(plan.weights() instanceof Weights.Known)) {
                    throw unfit(analysis, "its weights are estimated");
                }
                if (!(plan.inference() instanceof RuleLearning.Inference.Sandwich)) {
                    throw unfit(analysis, "its inference is a bootstrap (write `inference: sandwich`)");
                }
                yield new SummedRules(protocol, analysis, plan);
            }
            default -> throw unfit(analysis, "its estimator needs all participants at once");
        };
    }

    private static IllegalArgumentException unfit(Analysis analysis, String why) {
        return new IllegalArgumentException(
                "The analysis '%s' cannot be done by sums over parts of the data: %s. Weighted values of regimes without"
                                .formatted(analysis.id(), why)
                        + " covariates and learned rules can be, with known weights.");
    }
}
