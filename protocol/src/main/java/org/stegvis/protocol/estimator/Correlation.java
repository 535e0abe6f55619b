package org.stegvis.protocol.estimator;

/// How the outcomes of one participant at different visits are taken to be correlated while fitting. The
/// standard errors hold whether it is right or not.
public enum Correlation {
    INDEPENDENCE("independence"),
    /// The same between any two visits.
    EXCHANGEABLE("exchangeable"),
    /// Falls by the same factor from visit to visit.
    AR1("ar1"),
    /// One of its own for each two visits.
    UNSTRUCTURED("unstructured");

    private final String word;

    Correlation(String word) {
        this.word = word;
    }

    /// The name in files and results.
    public String word() {
        return word;
    }
}
