package org.stegvis.protocol.estimator;

/// Among whom the probability of having come to the next stage is estimated.
public enum Progress {
    /// All who have come to the stage: right where the time between stages is the same for all.
    TOGETHER("together"),
    /// Those with the same way: right also where one way takes longer, or loses more participants, than
    /// another.
    BY_PATH("by-path");

    private final String word;

    Progress(String word) {
        this.word = word;
    }

    /// The name in files and results.
    public String word() {
        return word;
    }
}
