package org.stegvis.protocol.estimator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.stegvis.protocol.expression.Reference;

/// Each regime by regressions from the last decision to the first, averaged over all participants.
///
/// @param history covariates of the regression at a decision, beside those of the analysis
public record GComputation(SequencedMap<String, List<Reference>> history, Correction correction, Referral referral)
        implements Estimator.OfRegimes {
    public static final String WORD = "g-computation";

    public GComputation {
        history = History.copy(history);
        referral = referral.byCount();
    }

    public static GComputation withDefaults() {
        return new GComputation(new LinkedHashMap<>(), Correction.NONE, Referral.NORMAL);
    }

    public GComputation withHistory(SequencedMap<String, List<Reference>> other) {
        return new GComputation(other, correction, referral);
    }

    public GComputation with(Correction other) {
        return new GComputation(history, other, referral);
    }

    public GComputation with(Referral other) {
        return new GComputation(history, correction, other);
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public SequencedMap<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("history", History.shown(history));
        settings.put("correction", correction.word());
        settings.put("reference", referral.word());
        return settings;
    }

    @Override
    public Set<Reference> named() {
        return History.named(history);
    }
}
