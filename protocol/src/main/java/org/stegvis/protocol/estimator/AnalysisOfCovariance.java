package org.stegvis.protocol.estimator;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Adjusted means by least squares; for a yes-no outcome, risks standardised over a logistic model.
public record AnalysisOfCovariance() implements Estimator.OfOptions {
    public static final String WORD = "ancova";

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public SequencedMap<String, String> settings() {
        return new LinkedHashMap<>();
    }
}
