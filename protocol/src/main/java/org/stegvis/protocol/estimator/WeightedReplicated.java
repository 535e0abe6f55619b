package org.stegvis.protocol.estimator;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import org.stegvis.protocol.expression.Reference;

/// All regimes together: each participant counts for every regime that the participant's path is consistent
/// with, weighted by one over the probability of the allocations that the regime determined.
public record WeightedReplicated(
        Weights weights, Stabilisation stabilisation, LinkChoice link, Correction correction, Referral referral)
        implements Estimator.OfRegimes {
    public static final String WORD = "weighted-replicated";

    public WeightedReplicated {
        referral = referral.byCount();
    }

    public static WeightedReplicated withDefaults() {
        return new WeightedReplicated(
                new Weights.Known(), Stabilisation.NONE, LinkChoice.BY_OUTCOME, Correction.NONE, Referral.NORMAL);
    }

    public WeightedReplicated with(Weights other) {
        return new WeightedReplicated(other, stabilisation, link, correction, referral);
    }

    public WeightedReplicated with(Stabilisation other) {
        return new WeightedReplicated(weights, other, link, correction, referral);
    }

    public WeightedReplicated with(LinkChoice other) {
        return new WeightedReplicated(weights, stabilisation, other, correction, referral);
    }

    public WeightedReplicated with(Correction other) {
        return new WeightedReplicated(weights, stabilisation, link, other, referral);
    }

    public WeightedReplicated with(Referral other) {
        return new WeightedReplicated(weights, stabilisation, link, correction, other);
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public SequencedMap<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("weights", weights.word());
        settings.put("stabilisation", stabilisation.word());
        settings.put("correction", correction.word());
        settings.put("reference", referral.word());
        return settings;
    }

    @Override
    public Set<Reference> named() {
        return weights.named();
    }
}
