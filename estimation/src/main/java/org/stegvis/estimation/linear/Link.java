package org.stegvis.estimation.linear;

/// The scale on which a model is linear.
public enum Link {
    IDENTITY("identity"),
    LOGIT("logit");

    private final String label;

    Link(String label) {
        this.label = label;
    }

    /// The name in files and results.
    public String label() {
        return label;
    }

    /// The mean at the linear predictor `eta`.
    public double mean(double eta) {
        return switch (this) {
            case IDENTITY -> eta;
            case LOGIT -> Logistic.probability(eta);
        };
    }

    /// The derivative of the mean at the linear predictor `eta`.
    public double slope(double eta) {
        return switch (this) {
            case IDENTITY -> 1;
            case LOGIT -> Logistic.probability(eta) * Logistic.probability(-eta);
        };
    }
}
