package org.stegvis.protocol.estimator;

/// The scale on which means are linear in the covariates.
public enum LinkChoice {
    /// Logit for yes and no, log for counts, identity for other numbers.
    BY_OUTCOME("by-outcome"),
    IDENTITY("identity"),
    LOGIT("logit"),
    LOG("log");

    private final String word;

    LinkChoice(String word) {
        this.word = word;
    }

    /// The name in files and results.
    public String word() {
        return word;
    }
}
