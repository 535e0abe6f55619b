package org.stegvis.protocol.estimator;

/// Whether regressions predict what participants on the way have not shown yet.
public enum Augmentation {
    /// Regressions from the last decision to the first.
    REGRESSIONS("regressions"),
    /// None: only who has the outcome counts.
    NONE("none");

    private final String word;

    Augmentation(String word) {
        this.word = word;
    }

    /// The name in files and results.
    public String word() {
        return word;
    }
}
