package org.stegvis.protocol.estimator;

import java.util.SequencedMap;
import java.util.Set;
import org.stegvis.protocol.expression.Reference;

/// How an analysis estimates: a method, with its own options. docs/explanation/estimation.md says how to
/// add one.
public sealed interface Estimator {

    /// The name in files and results: `weighted-replicated`.
    String word();

    /// The options as the results document shows them: name and value, in the order of the file format.
    SequencedMap<String, String> settings();

    /// What the options name beyond the covariates of the analysis.
    default Set<Reference> named() {
        return Set.of();
    }

    /// The estimator that answers; another one where this only prepares its data.
    default Estimator method() {
        return this;
    }

    /// Whether its results on several filled data sets can be put together.
    default boolean isPoolable() {
        return true;
    }

    /// Whether the outcome is a measure at several visits, not at one.
    default boolean isOverTime() {
        return false;
    }

    /// Whether the analysis may have covariates.
    default boolean isAdjusted() {
        return true;
    }

    /// Estimates the values of embedded regimes.
    sealed interface OfRegimes extends Estimator
            permits WeightedReplicated,
                    InverseProbability,
                    GComputation,
                    AugmentedInverseProbability,
                    InterimAugmented,
                    Longitudinal,
                    CensoringWeighted,
                    RuleLearning,
                    Survival,
                    MultiplyImputed {}

    /// Compares the options of one decision.
    sealed interface OfOptions extends Estimator
            permits AnalysisOfCovariance, Regression, RepeatedMeasures, Survival, MultiplyImputed {}
}
