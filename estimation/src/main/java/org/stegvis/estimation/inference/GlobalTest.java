package org.stegvis.estimation.inference;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;

/// A test of several contrasts at once.
public sealed interface GlobalTest {
    double statistic();

    /// The rank of the covariance of the contrasts.
    int df();

    double p();

    /// How many contrasts are tested; more than `df` where some of them depend on the others.
    int tested();

    /// The distribution of the statistic of any one of the contrasts.
    default Reference reference() {
        return switch (this) {
            case Wald wald -> Reference.normal();
            case F f -> new Reference.StudentT(f.denominatorDf());
        };
    }

    /// Chi-square with `df`.
    record Wald(double statistic, int df, double p, int tested) implements GlobalTest {
        /// Of independent contrasts.
        public Wald(double statistic, int df, double p) {
            this(statistic, df, p, df);
        }
    }

    /// F with `df` and `denominatorDf`.
    record F(double statistic, int df, double denominatorDf, double p, int tested) implements GlobalTest {
        /// Of independent contrasts.
        public F(double statistic, int df, double denominatorDf, double p) {
            this(statistic, df, denominatorDf, p, df);
        }
    }

    /// Of independent contrasts.
    static GlobalTest of(double q, int df, Reference reference) {
        return of(q, df, reference, df);
    }

    /// From the quadratic form `q` of `df` contrasts; for Student's t the F statistic is q / df.
    static GlobalTest of(double q, int df, Reference reference, int tested) {
        if (df == 0) {
            return new Wald(0, 0, 1, tested);
        }
        return switch (reference) {
            case Reference.Normal() ->
                new Wald(q, df, ChiSquaredDistribution.of(df).survivalProbability(q), tested);
            case Reference.StudentT(double denominator) ->
                new F(q / df, df, denominator, FDistribution.of(df, denominator).survivalProbability(q / df), tested);
        };
    }
}
