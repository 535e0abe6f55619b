package org.stegvis.protocol.estimator;

/// What is done about the sandwich covariance being too small in a small sample.
public enum Correction {
    NONE("none"),
    MANCL_DEROUEN("mancl-derouen"),
    KAUERMANN_CARROLL("kauermann-carroll"),
    FAY_GRAUBARD("fay-graubard");

    private final String word;

    Correction(String word) {
        this.word = word;
    }

    /// The name in files and results.
    public String word() {
        return word;
    }
}
