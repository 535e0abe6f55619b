package org.stegvis.protocol.estimator;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import org.stegvis.protocol.expression.Reference;

/// All regimes together over time: the weighted-and-replicated estimator for a measure at several visits.
///
/// @param link the scale on which means are linear in time and covariates
public record Longitudinal(
        Weights weights,
        TimeCourse time,
        LinkChoice link,
        Correlation correlation,
        Pooling pooling,
        Correction correction,
        Referral referral)
        implements Estimator.OfRegimes {
    public static final String WORD = "longitudinal";

    public Longitudinal {
        referral = referral.byCount();
    }

    public static Longitudinal withDefaults() {
        return new Longitudinal(
                new Weights.Known(),
                TimeCourse.PIECEWISE_LINEAR,
                LinkChoice.BY_OUTCOME,
                Correlation.INDEPENDENCE,
                Pooling.POOLED,
                Correction.NONE,
                Referral.NORMAL);
    }

    public Longitudinal with(Weights other) {
        return new Longitudinal(other, time, link, correlation, pooling, correction, referral);
    }

    public Longitudinal with(TimeCourse other) {
        return new Longitudinal(weights, other, link, correlation, pooling, correction, referral);
    }

    public Longitudinal with(LinkChoice other) {
        return new Longitudinal(weights, time, other, correlation, pooling, correction, referral);
    }

    public Longitudinal with(Correlation other) {
        return new Longitudinal(weights, time, link, other, pooling, correction, referral);
    }

    public Longitudinal with(Pooling other) {
        return new Longitudinal(weights, time, link, correlation, other, correction, referral);
    }

    public Longitudinal with(Correction other) {
        return new Longitudinal(weights, time, link, correlation, pooling, other, referral);
    }

    public Longitudinal with(Referral other) {
        return new Longitudinal(weights, time, link, correlation, pooling, correction, other);
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public SequencedMap<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("weights", weights.word());
        settings.put("time", time.word());
        settings.put("link", link.word());
        settings.put("correlation", correlation.word());
        settings.put("correlation-of", pooling.word());
        settings.put("correction", correction.word());
        settings.put("reference", referral.word());
        return settings;
    }

    @Override
    public boolean isOverTime() {
        return true;
    }

    @Override
    public Set<Reference> named() {
        return weights.named();
    }
}
