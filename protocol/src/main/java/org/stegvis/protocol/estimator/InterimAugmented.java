package org.stegvis.protocol.estimator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.stegvis.protocol.expression.Reference;

/// All regimes at an interim look, by participants who have come through all of the trial or a part of it:
/// the augmented inverse probability weighting of [AugmentedInverseProbability], with the probability of
/// having come so far beside that of the allocations.
///
/// @param history covariates of the regression at a decision, beside those of the analysis
public record InterimAugmented(
        Weights weights,
        SequencedMap<String, List<Reference>> history,
        Progress progress,
        Augmentation augmentation,
        Correction correction,
        Referral referral)
        implements Estimator.OfRegimes {
    public static final String WORD = "iaipw";

    public InterimAugmented {
        history = History.copy(history);
        referral = referral.byCount();
        if (augmentation == Augmentation.NONE && !history.isEmpty()) {
            throw new IllegalArgumentException(
                    "history names covariates of %s, but there are no regressions; leave it empty."
                            .formatted(history.keySet()));
        }
    }

    public static InterimAugmented withDefaults() {
        return new InterimAugmented(
                new Weights.Known(),
                new LinkedHashMap<>(),
                Progress.TOGETHER,
                Augmentation.REGRESSIONS,
                Correction.NONE,
                Referral.NORMAL);
    }

    public InterimAugmented with(Weights other) {
        return new InterimAugmented(other, history, progress, augmentation, correction, referral);
    }

    public InterimAugmented withHistory(SequencedMap<String, List<Reference>> other) {
        return new InterimAugmented(weights, other, progress, augmentation, correction, referral);
    }

    public InterimAugmented with(Progress other) {
        return new InterimAugmented(weights, history, other, augmentation, correction, referral);
    }

    public InterimAugmented with(Augmentation other) {
        return new InterimAugmented(weights, history, progress, other, correction, referral);
    }

    public InterimAugmented with(Correction other) {
        return new InterimAugmented(weights, history, progress, augmentation, other, referral);
    }

    public InterimAugmented with(Referral other) {
        return new InterimAugmented(weights, history, progress, augmentation, correction, other);
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
        settings.put("progress", progress.word());
        settings.put("augmentation", augmentation.word());
        settings.put("correction", correction.word());
        settings.put("reference", referral.word());
        return settings;
    }

    @Override
    public Set<Reference> named() {
        return History.named(weights, history);
    }

    /// Covariates belong to the regressions.
    @Override
    public boolean isAdjusted() {
        return augmentation == Augmentation.REGRESSIONS;
    }

    /// Who has no outcome yet is on the way, and is not to be filled.
    @Override
    public boolean isPoolable() {
        return false;
    }
}
