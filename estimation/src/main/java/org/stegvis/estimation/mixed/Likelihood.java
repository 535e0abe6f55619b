package org.stegvis.estimation.mixed;

/// What is maximised.
public enum Likelihood {
    /// That of the residuals, which allows for the fixed effects being estimated.
    RESTRICTED("reml"),
    /// That of the outcomes.
    FULL("ml");

    private final String label;

    Likelihood(String label) {
        this.label = label;
    }

    /// The name in files and results.
    public String label() {
        return label;
    }
}
