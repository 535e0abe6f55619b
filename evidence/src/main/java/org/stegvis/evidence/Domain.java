package org.stegvis.evidence;

/// The five domains in which certainty may be lowered.
/// Source: GUYATT et al. 2008, BMJ 336:924-926; the domains as in BALSHEM et al. 2011, J Clin Epidemiol 64:401-406.
public enum Domain {
    RISK_OF_BIAS("risk-of-bias"),
    INCONSISTENCY("inconsistency"),
    INDIRECTNESS("indirectness"),
    IMPRECISION("imprecision"),
    PUBLICATION_BIAS("publication-bias");

    private final String label;

    Domain(String label) {
        this.label = label;
    }

    /// The name in files.
    public String label() {
        return label;
    }
}
