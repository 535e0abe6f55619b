package org.stegvis.protocol.estimator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.stegvis.protocol.expression.Reference;

/// Where the probabilities come from by which participants are weighted.
public sealed interface Weights {

    /// The name in results.
    String word();

    /// The covariates named.
    default Set<Reference> named() {
        return Set.of();
    }

    /// The allocation probabilities of the protocol.
    record Known() implements Weights {
        @Override
        public String word() {
            return "known";
        }
    }

    /// The proportions observed at each point where chance decided.
    record Observed() implements Weights {
        @Override
        public String word() {
            return "observed";
        }
    }

    /// A logistic model for each decision on these covariates.
    record Modelled(SequencedMap<String, List<Reference>> covariates) implements Weights {
        public Modelled {
            covariates = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(covariates));
        }

        @Override
        public String word() {
            return "modelled";
        }

        @Override
        public Set<Reference> named() {
            var named = new LinkedHashSet<Reference>();
            covariates.values().forEach(named::addAll);
            return named;
        }
    }
}
