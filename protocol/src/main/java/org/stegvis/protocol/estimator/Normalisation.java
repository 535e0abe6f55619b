package org.stegvis.protocol.estimator;

/// What the sum of weighted outcomes is divided by.
public enum Normalisation {
    /// The sum of the weights: a weighted mean.
    HAJEK("hajek"),
    /// The number of participants.
    HORVITZ_THOMPSON("horvitz-thompson");

    private final String word;

    Normalisation(String word) {
        this.word = word;
    }

    /// The name in files and results.
    public String word() {
        return word;
    }
}
