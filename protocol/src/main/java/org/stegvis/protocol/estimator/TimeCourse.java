package org.stegvis.protocol.estimator;

/// How the mean of the outcome goes through time under a regime.
public enum TimeCourse {
    /// Linear between decisions, with a knot at each decision; regimes part where their decisions do.
    PIECEWISE_LINEAR("piecewise-linear"),
    /// A mean of its own at each visit; regimes that have not parted yet share it.
    FREE("free");

    private final String word;

    TimeCourse(String word) {
        this.word = word;
    }

    /// The name in files and results.
    public String word() {
        return word;
    }
}
