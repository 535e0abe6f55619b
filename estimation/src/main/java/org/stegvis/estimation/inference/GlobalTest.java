package org.stegvis.estimation.inference;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;

/// A test of several contrasts at once.
public sealed interface GlobalTest {
    double statistic();

    /// The rank of the covariance of the contrasts.
    int df();

    double p();

    /// Chi-square with `df`.
    record Wald(double statistic, int df, double p) implements GlobalTest {}

    /// F with `df` and `denominatorDf`.
    record F(double statistic, int df, double denominatorDf, double p) implements GlobalTest {}

    /// From the quadratic form `q` of `df` contrasts; for Student's t the F statistic is q / df.
    static GlobalTest of(double q, int df, Reference reference) {
        if (df == 0) {
            return new Wald(0, 0, 1);
        }
        return switch (reference) {
            case Reference.Normal() ->
                new Wald(q, df, ChiSquaredDistribution.of(df).survivalProbability(q));
            case Reference.StudentT(double denominator) ->
                new F(q / df, df, denominator, FDistribution.of(df, denominator).survivalProbability(q / df));
        };
    }
}
