package org.stegvis.protocol;

import java.util.List;
import java.util.Map;
import org.stegvis.protocol.expression.Reference;

/// One planned analysis.
///
/// @param adjust baseline covariates
/// @param alpha its type I error; intervals have level 1 - alpha
public record Analysis(
        String id,
        Text title,
        Comparison compare,
        Outcome outcome,
        List<Reference> adjust,
        Estimator estimator,
        Weights weights,
        double alpha,
        Role role) {
    public Analysis {
        adjust = List.copyOf(adjust);
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException(
                    "alpha (" + alpha + ") of analysis '" + id + "' must lie between 0 and 1.");
        }
    }

    /// The level of its intervals, 0.95 for alpha 0.05.
    public double level() {
        return 1 - alpha;
    }

    /// The measure analysed and the visit at which it is taken.
    public record Outcome(String measure, String visit) {
        public Reference.Measured reference() {
            return new Reference.Measured(measure, visit);
        }
    }

    /// What is compared with what.
    public sealed interface Comparison {
        /// All embedded regimes, each with each.
        record Regimes() implements Comparison {}

        /// The options of one decision, among those who were allocated there.
        ///
        /// @param groups options that are compared as one, by the name of the group; empty when each option
        /// stands for itself
        record Options(String decision, Map<String, List<String>> groups) implements Comparison {}
    }

    public enum Estimator {
        WEIGHTED_REPLICATED,
        ANCOVA
    }

    /// Where the weights of the weighted-and-replicated estimator come from.
    public sealed interface Weights {
        /// The allocation probabilities of the protocol.
        record Known() implements Weights {}

        /// The proportions observed at each point where chance decided.
        record Observed() implements Weights {}

        /// A logistic model for each decision on these covariates.
        record Modelled(Map<String, List<Reference>> covariates) implements Weights {}
    }

    /// Only primary analyses spend the alpha of the trial.
    public enum Role {
        PRIMARY,
        SECONDARY
    }
}
