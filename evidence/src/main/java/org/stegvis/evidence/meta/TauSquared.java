package org.stegvis.evidence.meta;

/// Estimators of the variance τ² of the true effects. With wᵢ = 1/(vᵢ + τ²), P the residual projector under those
/// weights and Q = y'Py:
///
/// Sources: named at each; their common form in VIECHTBAUER 2005, J Educ Behav Stat 30:261-293, and VERONIKI et al.
/// 2016, Res Synth Methods 7:55-79.
public enum TauSquared {
    /// τ² = 0: one common effect.
    COMMON("common effect"),
    /// The moment of Q under weights 1/vᵢ. DERSIMONIAN & LAIRD 1986, Control Clin Trials 7:177-188.
    DL("DerSimonian-Laird"),
    /// The moment of the unweighted sum of squares. HEDGES & OLKIN 1985, Statistical Methods for Meta-Analysis.
    HE("Hedges"),
    /// (Q - k) / Σ 1/vᵢ. HUNTER & SCHMIDT 1990, Methods of Meta-Analysis.
    HS("Hunter-Schmidt"),
    /// From a crude first τ², so never zero. SIDIK & JONKMAN 2005, J R Stat Soc C 54:367-384.
    SJ("Sidik-Jonkman"),
    /// Maximum likelihood. HARDY & THOMPSON 1996, Stat Med 15:619-629.
    ML("maximum likelihood"),
    /// Restricted maximum likelihood. RAUDENBUSH 2009, in The Handbook of Research Synthesis and Meta-Analysis, 2nd ed.
    REML("restricted maximum likelihood"),
    /// Empirical Bayes; solves the same equation as Paule and Mandel. MORRIS 1983, J Am Stat Assoc 78:47-55.
    EB("empirical Bayes"),
    /// Where Q equals its expectation k - p. PAULE & MANDEL 1982, J Res Natl Bur Stand 87:377-385.
    PM("Paule-Mandel"),
    /// Where Q equals the median of its chi-square distribution instead of its mean.
    PMM("median-unbiased Paule-Mandel");

    private final String label;

    TauSquared(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /// Whether it is defined for effects of one study that are correlated.
    boolean allowsCorrelation() {
        return switch (this) {
            case COMMON, DL, ML, REML, EB, PM, PMM -> true;
            case HE, HS, SJ -> false;
        };
    }

    /// An estimate of τ² with its standard error; NaN where τ² is not estimated.
    public record Value(TauSquared estimator, double estimate, double se) {}
}
