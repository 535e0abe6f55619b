package org.stegvis.protocol.estimator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// All estimators that need nothing but their usual options.
public final class Estimators {
    private Estimators() {}

    /// By the name that files give them.
    public static SequencedMap<String, Estimator> withDefaults() {
        var all = new LinkedHashMap<String, Estimator>();
        List.of(
                        WeightedReplicated.withDefaults(),
                        InverseProbability.withDefaults(),
                        GComputation.withDefaults(),
                        AugmentedInverseProbability.withDefaults(),
                        InterimAugmented.withDefaults(),
                        Longitudinal.withDefaults(),
                        RuleLearning.by(new RuleLearning.Method.QLearning(RuleLearning.Onwards.PREDICTED)),
                        RuleLearning.by(new RuleLearning.Method.GEstimation()),
                        RuleLearning.by(new RuleLearning.Method.Dwols(RuleLearning.Balance.OVERLAP)),
                        Survival.withDefaults(),
                        new AnalysisOfCovariance(),
                        new Regression(Regression.Family.LOGISTIC),
                        new Regression(Regression.Family.POISSON),
                        new Regression(Regression.Family.PROPORTIONAL_ODDS),
                        RepeatedMeasures.withDefaults())
                .forEach(estimator -> all.put(estimator.word(), estimator));
        return all;
    }
}
