package org.stegvis.estimation.imputation;

import java.util.List;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.inference.Reference;

/// One quantity estimated in m imputed data sets, put together.
///
/// `T = Ū + (1 + 1/m) B`, Ū the mean of the squared standard errors and B the variance of the estimates between
/// sets. The degrees of freedom are those of Barnard and Rubin where the complete data would have ν of them,
/// Rubin's otherwise.
///
/// Source: RUBIN 1987, section 3.3; BARNARD & RUBIN 1999, Biometrika 86, 948-955.
/// Reference: `PooledReference`.
///
/// @param within `Ū`
/// @param between `B`
/// @param relativeIncrease `(1 + 1/m) B / Ū`
/// @param df of the t distribution; infinite where nothing differs between sets
/// @param missingInformation the fraction of information that is missing
public record Pooled(
        double estimate,
        double within,
        double between,
        double total,
        double relativeIncrease,
        double df,
        double missingInformation) {

    /// Pools estimates by their standard errors, one of each an imputed data set.
    ///
    /// @param completeDf the degrees of freedom of the complete data, infinite for a normal reference
    /// @throws IllegalArgumentException below two sets, or when there are not as many errors as estimates
    public static Pooled of(double[] estimates, double[] standardErrors, double completeDf) {
        int m = estimates.length;
        if (m < 2 || standardErrors.length != m) {
            throw new IllegalArgumentException(
                    "there are %d estimates and %d standard errors; give as many of both, at least two."
                            .formatted(m, standardErrors.length));
        }
        double mean = 0;
        double within = 0;
        for (int i = 0; i < m; i++) {
            mean += estimates[i] / m;
            within += standardErrors[i] * standardErrors[i] / m;
        }
        double between = 0;
        for (double estimate : estimates) {
            between += (estimate - mean) * (estimate - mean) / (m - 1);
        }
        double extra = (1 + 1.0 / m) * between;
        double total = within + extra;
        double lambda = total == 0 ? 0 : extra / total;
        double df = df(m, lambda, completeDf);
        double increase = extra / within;
        double missing = Double.isInfinite(df) ? lambda : (increase + 2 / (df + 3)) / (increase + 1);
        return new Pooled(mean, within, between, total, increase, df, missing);
    }

    private static double df(int m, double lambda, double complete) {
        double old = lambda == 0 ? Double.POSITIVE_INFINITY : (m - 1) / (lambda * lambda);
        if (Double.isInfinite(complete)) {
            return old;
        }
        double observed = (complete + 1) / (complete + 3) * complete * (1 - lambda);
        return Double.isInfinite(old) ? observed : old * observed / (old + observed);
    }

    /// Estimates that share a reference distribution, set by set.
    public static Pooled of(List<Estimate> estimates) {
        return of(
                estimates.stream().mapToDouble(Estimate::estimate).toArray(),
                estimates.stream().mapToDouble(Estimate::se).toArray(),
                completeDf(estimates));
    }

    /// The mean over the sets of the degrees of freedom.
    private static double completeDf(List<Estimate> estimates) {
        double sum = 0;
        for (Estimate estimate : estimates) {
            sum += switch (estimate.reference()) {
                case Reference.Normal() -> Double.POSITIVE_INFINITY;
                case Reference.StudentT(double df) -> df;
            };
        }
        return sum / estimates.size();
    }

    public Reference reference() {
        return Double.isInfinite(df) ? Reference.normal() : new Reference.StudentT(df);
    }

    public Estimate at(Level level) {
        return Estimate.of(estimate, Math.sqrt(total), reference(), level);
    }
}
