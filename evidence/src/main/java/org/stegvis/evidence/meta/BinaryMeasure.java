package org.stegvis.evidence.meta;

/// Effects on a binary outcome, with large-sample variances. A half is added to each cell of a table with
/// an empty one, but for Peto's, which needs none. Source: FLEISS & BERLIN 2009, in The Handbook of
/// Research Synthesis and Meta-Analysis, 2nd ed., chapter 13.
public enum BinaryMeasure {
    /// Logarithm of the odds ratio; variance 1/a + 1/b + 1/c + 1/d.
    ODDS_RATIO,
    /// Logarithm of the risk ratio; variance 1/a - 1/n₁ + 1/c - 1/n₂.
    RISK_RATIO,
    /// Difference of risks; variance p₁(1-p₁)/n₁ + p₂(1-p₂)/n₂.
    RISK_DIFFERENCE,
    /// Logarithm of Peto's odds ratio, (a - E)/V with V hypergeometric; variance 1/V.
    /// YUSUF et al. 1985, Prog Cardiovasc Dis 27:335-371.
    PETO;

    public Study of(String label, TwoByTwo table) {
        TwoByTwo t = table.corrected();
        return switch (this) {
            case ODDS_RATIO ->
                Study.of(
                        label,
                        Math.log(t.a() * t.d() / (t.b() * t.c())),
                        1 / t.a() + 1 / t.b() + 1 / t.c() + 1 / t.d());
            case RISK_RATIO ->
                Study.of(
                        label,
                        Math.log(t.a() / t.persons() / (t.c() / t.otherPersons())),
                        1 / t.a() - 1 / t.persons() + 1 / t.c() - 1 / t.otherPersons());
            case RISK_DIFFERENCE -> {
                double p1 = t.a() / t.persons();
                double p2 = t.c() / t.otherPersons();
                yield Study.of(label, p1 - p2, p1 * (1 - p1) / t.persons() + p2 * (1 - p2) / t.otherPersons());
            }
            case PETO -> peto(label, table);
        };
    }

    private static Study peto(String label, TwoByTwo table) {
        double n = table.all();
        double events = table.a() + table.c();
        double expected = table.persons() * events / n;
        double variance = table.persons() * table.otherPersons() * events * (n - events) / (n * n * (n - 1));
        if (!(variance > 0)) {
            throw new Unpoolable(
                    Unpoolable.Reason.NO_EVENTS,
                    "'%s' has no events, or events only, and says nothing about an odds ratio".formatted(label));
        }
        return Study.of(label, (table.a() - expected) / variance, 1 / variance);
    }
}
