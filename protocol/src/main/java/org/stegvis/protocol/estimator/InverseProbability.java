package org.stegvis.protocol.estimator;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import org.stegvis.protocol.expression.Reference;

/// Each regime by itself: the outcomes of those consistent with it, weighted by one over the probability of
/// that.
public record InverseProbability(Weights weights, Normalisation normalisation, Correction correction, Referral referral)
        implements Estimator.OfRegimes {
    public static final String WORD = "ipw";

    public InverseProbability {
        referral = referral.byCount();
    }

    public static InverseProbability withDefaults() {
        return new InverseProbability(new Weights.Known(), Normalisation.HAJEK, Correction.NONE, Referral.NORMAL);
    }

    public InverseProbability with(Weights other) {
        return new InverseProbability(other, normalisation, correction, referral);
    }

    public InverseProbability with(Normalisation other) {
        return new InverseProbability(weights, other, correction, referral);
    }

    public InverseProbability with(Correction other) {
        return new InverseProbability(weights, normalisation, other, referral);
    }

    public InverseProbability with(Referral other) {
        return new InverseProbability(weights, normalisation, correction, other);
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public SequencedMap<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("weights", weights.word());
        settings.put("normalisation", normalisation.word());
        settings.put("correction", correction.word());
        settings.put("reference", referral.word());
        return settings;
    }

    @Override
    public Set<Reference> named() {
        return weights.named();
    }

    @Override
    public boolean isAdjusted() {
        return false;
    }
}
