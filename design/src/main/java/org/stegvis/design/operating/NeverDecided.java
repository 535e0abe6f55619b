package org.stegvis.design.operating;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.design.operating.OperatingCharacteristics.Count;
import org.stegvis.design.operating.OperatingCharacteristics.OfQuantity;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.estimator.AnalysisOfCovariance;
import org.stegvis.protocol.estimator.AugmentedInverseProbability;
import org.stegvis.protocol.estimator.CensoringWeighted;
import org.stegvis.protocol.estimator.Estimator;
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

/// Why intervals of regimes may miss the truth: participants who never come to a decision, such as when a value that it
/// needs is missing, count for every regime that begins as theirs did, while the truth is that of a trial in which
/// nobody misses a visit. Regimes that differ at that decision only are drawn towards each other.
///
/// @param participants of a trial who never come to it, on average
/// @param analyses of regimes that count them, and whose intervals cover less or more often than they say
public record NeverDecided(String decision, double participants, List<Analysis> analyses) {
    /// Fewer than this share of a trial do not move a value so that one would ask why.
    private static final double FEW = 0.01;

    public NeverDecided {
        analyses = List.copyOf(analyses);
    }

    /// One for each decision to which more than a few never come, in the order of the protocol; none where
    /// all intervals cover as often as they say, as far as the simulation can tell.
    public static List<NeverDecided> of(OperatingCharacteristics found) {
        var all = new ArrayList<NeverDecided>();
        for (Count count : found.counts()) {
            if (count.counted() instanceof Counted.Undecided(var decision)
                    && count.mean().value() > FEW * found.participants()) {
                List<Analysis> analyses = found.quantities().stream()
                        .filter(OfQuantity::coversOtherwise)
                        .map(each -> each.quantity().analysis())
                        .distinct()
                        .filter(each -> counts(each.estimator(), decision))
                        .toList();
                if (!analyses.isEmpty()) {
                    all.add(new NeverDecided(decision, count.mean().value(), analyses));
                }
            }
        }
        return all;
    }

    private static boolean counts(Estimator estimator, String decision) {
        return switch (estimator) {
            case WeightedReplicated w -> true;
            case InverseProbability p -> true;
            case GComputation g -> true;
            case AugmentedInverseProbability a -> true;
            case InterimAugmented i -> true;
            case Longitudinal l -> true;
            case CensoringWeighted c -> !c.stages().containsKey(decision);
            case MultiplyImputed m -> false;
            // Times to an event, learned rules and options have truths of other kinds.
            case Survival s -> false;
            case RuleLearning r -> false;
            case AnalysisOfCovariance a -> false;
            case Regression r -> false;
            case RepeatedMeasures r -> false;
        };
    }
}
