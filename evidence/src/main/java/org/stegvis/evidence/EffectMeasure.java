package org.stegvis.evidence;

/// How an effect of the intervention against the comparison is told. Ratios are pooled as logarithms.
public enum EffectMeasure {
    MEAN_DIFFERENCE("mean-difference"),
    STANDARDISED_MEAN_DIFFERENCE("standardised-mean-difference"),
    RISK_DIFFERENCE("risk-difference"),
    RISK_RATIO("risk-ratio"),
    ODDS_RATIO("odds-ratio"),
    HAZARD_RATIO("hazard-ratio");

    private final String label;

    EffectMeasure(String label) {
        this.label = label;
    }

    /// The name in files.
    public String label() {
        return label;
    }

    public boolean isRatio() {
        return switch (this) {
            case MEAN_DIFFERENCE, STANDARDISED_MEAN_DIFFERENCE, RISK_DIFFERENCE -> false;
            case RISK_RATIO, ODDS_RATIO, HAZARD_RATIO -> true;
        };
    }

    /// From the scale on which it is printed to the one on which it is pooled.
    public double pooled(double printed) {
        return isRatio() ? Math.log(printed) : printed;
    }

    /// From the scale on which it is pooled to the one on which it is printed.
    public double printed(double pooled) {
        return isRatio() ? Math.exp(pooled) : pooled;
    }

    /// The value that says that there is no effect, as printed.
    public double none() {
        return isRatio() ? 1 : 0;
    }
}
