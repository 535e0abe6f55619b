package org.stegvis.design.size;

import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.stegvis.estimation.inference.GlobalTest;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.normal.NoncentralChiSquare;

/// Whether the values of all embedded regimes are the same: the Wald test with as many degrees of freedom as
/// the covariance of the contrasts has rank.
///
/// `n = λ / δ` with δ the noncentrality that one participant adds, `(Cμ)' (C V C')⁻ Cμ`, and λ the
/// noncentrality at which the test has the wanted power, exactly. Source: OGBAGABER, KARP & WAHED 2016,
/// Design of sequentially randomized trials for testing adaptive treatment strategies.
///
/// @param perParticipant δ
/// @param df the rank
public record AllRegimes(double perParticipant, int df, double alpha) implements Question {
    public AllRegimes {
        if (!(perParticipant >= 0) || df < 1 || !(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException(
                    "noncentrality %s, df %d, alpha %s: they must be at least 0, at least 1, and between 0 and 1."
                            .formatted(perParticipant, df, alpha));
        }
    }

    /// For regimes of a design with these values, k of them, where n times the covariance of the estimates is
    /// `covariance`.
    ///
    /// @throws IllegalArgumentException when the values cannot all hold, or no two can differ
    public static AllRegimes of(EmbeddedDesign design, List<Double> values, Matrix covariance, double alpha) {
        var column = Column.of(values.size(), values::get);
        design.pathMeans(column);
        GlobalTest test = new JointEstimate(design.names(), column, covariance, Reference.normal()).equality();
        return new AllRegimes(test.statistic(), test.df(), alpha);
    }

    @Override
    public double power(double participants) {
        double critical = ChiSquaredDistribution.of(df).inverseSurvivalProbability(alpha);
        return NoncentralChiSquare.survival(critical, df, participants * perParticipant);
    }

    @Override
    public double participants(double power) {
        if (perParticipant == 0) {
            throw new IllegalArgumentException("all regimes have the same value; give values that differ.");
        }
        return NoncentralChiSquare.noncentrality(df, alpha, power) / perParticipant;
    }

    @Override
    public String formula() {
        return "n = lambda(df, alpha, power) / delta";
    }

    @Override
    public String source() {
        return "Ogbagaber, Karp & Wahed 2016; noncentrality exact";
    }

    @Override
    public List<String> assumptions() {
        return List.of(
                "Large sample: the Wald statistic is noncentral chi-square.",
                "Weights are the known allocation probabilities.",
                "The outcome varies as much on one path of a regime as on another; the means on the paths are those that give the values and lie least apart.");
    }

    @Override
    public List<Term> terms() {
        return List.of(
                new Term("df", df, "rank of the covariance of the contrasts"),
                new Term("delta", perParticipant, "noncentrality that one participant adds"),
                new Term(
                        "c",
                        ChiSquaredDistribution.of(df).inverseSurvivalProbability(alpha),
                        "critical value of chi-square"));
    }
}
