package org.stegvis.design.size;

import java.util.Map;
import java.util.Set;

/// One way that participants go through the trial.
///
/// @param options what chance gave on it, by decision
/// @param occurrence the fraction of all participants who go this way
/// @param probability the product of the allocation probabilities on it; its inverse is the known weight
/// @param regimes the embedded regimes that it is consistent with, by their index
public record TrialPath(
        String name, Map<String, String> options, double occurrence, double probability, Set<Integer> regimes) {
    public TrialPath {
        if (!(occurrence >= 0 && occurrence <= 1 && probability > 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    "path '%s' occurs with %s and has allocation probability %s; both must lie between 0 and 1, the second above 0."
                            .formatted(name, occurrence, probability));
        }
        options = Map.copyOf(options);
        regimes = Set.copyOf(regimes);
    }

    /// The fraction of those under one of its regimes who go this way.
    double share() {
        return occurrence / probability;
    }
}
