package org.stegvis.design.size;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.stegvis.estimation.calculus.Root;

/// How narrow an interval is: the margin of error of a value, or of a difference.
///
/// `n = z² V / h²` gives the margin h on average. To have it with some assurance though the standard
/// deviation is estimated, n is raised until `P(χ²(n - 1) <= (n - 1) n h² / (z² V))` is that assurance:
/// [#power] is this probability. Source: YAN, GHOSH & CHAKRABORTY 2020, Sample size calculation based on
/// precision for pilot sequential multiple assignment randomized trial, for the aim; the chi-square law of
/// an estimated variance for the assurance.
///
/// @param what in words
/// @param unitVariance V, n times the variance of the estimate
/// @param margin h, half the length of the interval
/// @param level of the interval
public record Precision(String what, double unitVariance, double margin, double level) implements Question {
    public Precision {
        if (!(unitVariance > 0 && margin > 0 && level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                    "variance %s, margin %s, level %s: the first two must be positive, the level between 0 and 1."
                            .formatted(unitVariance, margin, level));
        }
    }

    private double z() {
        return NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
    }

    /// n without assurance, before rounding.
    public double participants() {
        return z() * z() * unitVariance / (margin * margin);
    }

    /// The margin that n participants give on average.
    public double margin(double participants) {
        return z() * Math.sqrt(unitVariance / participants);
    }

    /// The margin that n participants keep within with this assurance.
    public double margin(double participants, double assurance) {
        double quantile = ChiSquaredDistribution.of(participants - 1).inverseCumulativeProbability(assurance);
        return z() * Math.sqrt(unitVariance * quantile / (participants * (participants - 1)));
    }

    @Override
    public double power(double participants) {
        if (participants <= 1) {
            return 0;
        }
        double bound = (participants - 1) * participants * margin * margin / (z() * z() * unitVariance);
        return ChiSquaredDistribution.of(participants - 1).cumulativeProbability(bound);
    }

    /// From where the probability rises: with few participants the estimated variance is often far too
    /// small.
    @Override
    public double participants(double assurance) {
        double low = participants();
        if (power(low) >= assurance) {
            return low;
        }
        double high = 2 * low + 10;
        while (power(high) < assurance) {
            high *= 2;
        }
        return Root.between(n -> power(n) - assurance, low, high, 1e-9 * high);
    }

    @Override
    public String formula() {
        return "n = z^2 V / h^2; with assurance: P(chi2(n-1) <= (n-1) n h^2 / (z^2 V)) = assurance";
    }

    @Override
    public String source() {
        return "normal interval; the aim of Yan, Ghosh & Chakraborty 2020";
    }

    @Override
    public List<String> assumptions() {
        return List.of(
                "Large sample: the interval is the estimate plus and minus z standard errors.",
                "The outcome varies as much on one path of a regime as on another.");
    }

    @Override
    public List<Term> terms() {
        var terms = new ArrayList<Term>();
        terms.add(new Term("z", z(), "for a level of %s".formatted(level)));
        terms.add(new Term("V", unitVariance, "n times the variance of " + what));
        terms.add(new Term("h", margin, "margin of error"));
        return terms;
    }
}
