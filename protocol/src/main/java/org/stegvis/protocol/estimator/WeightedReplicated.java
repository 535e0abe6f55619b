package org.stegvis.protocol.estimator;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import org.stegvis.protocol.expression.Reference;

/// All regimes together: each participant counts for every regime that the participant's path is consistent with,
/// weighted by one over the probability of the allocations that the regime determined.
public record WeightedReplicated(Weights weights) implements Estimator.OfRegimes {
    public static final String WORD = "weighted-replicated";

    public static WeightedReplicated withDefaults() {
        return new WeightedReplicated(new Weights.Known());
    }

    public WeightedReplicated with(Weights other) {
        return new WeightedReplicated(other);
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public SequencedMap<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("weights", weights.word());
        return settings;
    }

    @Override
    public Set<Reference> named() {
        return weights.named();
    }
}
