package org.stegvis.protocol.estimator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.stegvis.protocol.expression.Reference;

/// Inverse probability weighting, made more precise by the regressions of [GComputation].
///
/// @param history covariates of the regression at a decision, beside those of the analysis
public record AugmentedInverseProbability(
        Weights weights, SequencedMap<String, List<Reference>> history, Correction correction, Referral referral)
        implements Estimator.OfRegimes {
    public static final String WORD = "aipw";

    public AugmentedInverseProbability {
        history = History.copy(history);
        referral = referral.byCount();
    }

    public static AugmentedInverseProbability withDefaults() {
        return new AugmentedInverseProbability(
                new Weights.Known(), new LinkedHashMap<>(), Correction.NONE, Referral.NORMAL);
    }

    public AugmentedInverseProbability with(Weights other) {
        return new AugmentedInverseProbability(other, history, correction, referral);
    }

    public AugmentedInverseProbability withHistory(SequencedMap<String, List<Reference>> other) {
        return new AugmentedInverseProbability(weights, other, correction, referral);
    }

    public AugmentedInverseProbability with(Correction other) {
        return new AugmentedInverseProbability(weights, history, other, referral);
    }

    public AugmentedInverseProbability with(Referral other) {
        return new AugmentedInverseProbability(weights, history, correction, other);
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public SequencedMap<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("weights", weights.word());
        settings.put("history", History.shown(history));
        settings.put("correction", correction.word());
        settings.put("reference", referral.word());
        return settings;
    }

    @Override
    public Set<Reference> named() {
        return History.named(weights, history);
    }
}
