package org.stegvis.estimation.inference;

/// An estimate with its standard error, the test that it is zero, and its interval at `level`; `reference`
/// is the distribution both come from.
///
/// A standard error of zero gives a statistic of infinity (or NaN for an estimate of zero), as the division
/// does, and no p-value (NaN).
public record Estimate(
        double estimate,
        double se,
        double statistic,
        double p,
        double lower,
        double upper,
        double level,
        Reference reference) {

    public Estimate {
        if (!(se >= 0)) {
            throw new IllegalArgumentException("se is %s but must be zero or more.".formatted(se));
        }
    }

    public static Estimate of(double estimate, double se, Reference reference, Level level) {
        return new Scale(reference, level).estimate(estimate, se);
    }
}
