package org.stegvis.protocol.estimator;

/// Whether the working correlation is one for all regimes.
public enum Pooling {
    POOLED("pooled"),
    BY_REGIME("by-regime");

    private final String word;

    Pooling(String word) {
        this.word = word;
    }

    /// The name in files and results.
    public String word() {
        return word;
    }
}
