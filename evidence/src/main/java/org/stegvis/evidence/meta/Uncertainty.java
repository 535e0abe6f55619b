package org.stegvis.evidence.meta;

/// How the standard error of a pooled effect is made.
public enum Uncertainty {
    /// τ² as if it were known; standard normal.
    NORMAL("z"),
    /// The variance times s² = Q(τ²)/(k - p); Student's t with k - p.
    /// Source: KNAPP & HARTUNG 2003, Stat Med 22:2693-2710; SIDIK & JONKMAN 2002, Stat Med 21:3153-3159.
    KNAPP_HARTUNG("Knapp-Hartung"),
    /// The same, s² not below one, so that the interval is never shorter than the usual one for that reason.
    /// Source: KNAPP & HARTUNG 2003, who propose it as an ad-hoc correction.
    KNAPP_HARTUNG_AD_HOC("Knapp-Hartung, ad hoc");

    private final String label;

    Uncertainty(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
