package org.stegvis.protocol.estimator;

/// Whether weights are multiplied by the share of participants who are consistent with the regime, so that
/// regimes that few could follow do not dominate what they share with others.
public enum Stabilisation {
    NONE("none"),
    BY_REGIME("by-regime");

    private final String word;

    Stabilisation(String word) {
        this.word = word;
    }

    /// The name in files and results.
    public String word() {
        return word;
    }
}
