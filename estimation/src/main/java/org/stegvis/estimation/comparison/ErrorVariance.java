package org.stegvis.estimation.comparison;

/// What the covariance of an analysis of covariance supposes about the errors.
public enum ErrorVariance {
    /// The same variance for all: `s² (X'WX)⁻¹`.
    EQUAL("equal"),
    /// Any variance; each squared residual is divided by `1 - h`, h its leverage.
    HC2("HC2"),
    /// Any variance; each squared residual is divided by `(1 - h)²`: close to the jackknife, and larger than HC2.
    HC3("HC3");

    private final String label;

    ErrorVariance(String label) {
        this.label = label;
    }

    /// The name in files and results.
    public String label() {
        return label;
    }

    /// What a residual with this leverage is multiplied by.
    double factor(double leverage) {
        return switch (this) {
            case EQUAL -> 1;
            case HC2 -> 1 / Math.sqrt(1 - leverage);
            case HC3 -> 1 / (1 - leverage);
        };
    }
}
