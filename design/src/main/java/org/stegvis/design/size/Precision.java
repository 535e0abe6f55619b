package org.stegvis.design.size;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.stegvis.estimation.calculus.Root;

/// How narrow an interval is: the margin of error of a value, or of a difference.
///
/// `n = z² V / h²` gives the margin h on average. To have it with some assurance though the variance is estimated, n is
/// raised until `P(χ²(ν) <= ν n h² / (z² V))` is that assurance: [#power] is this probability. The degrees of freedom
/// `ν = 2 (n - 1) / κ` are those of a chi-square with the mean and the variance of the estimate, see
/// [EstimatedVariance]; of a plain mean of normal outcomes they are n - 1.
///
/// Source: YAN, GHOSH & CHAKRABORTY 2020, Sample size calculation based on precision for pilot sequential multiple
/// assignment randomized trial, for the aim; SATTERTHWAITE 1946, Biometrics Bulletin 2, for the chi-square.
///
/// @param what in words
/// @param variance V and κ
/// @param margin h, half the length of the interval
/// @param level of the interval
public record Precision(String what, EstimatedVariance variance, double margin, double level) implements Question {
    public Precision {
        if (!(margin > 0 && level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                    "margin %s, level %s: the first must be positive, the level between 0 and 1."
                            .formatted(margin, level));
        }
    }

    private double z() {
        return NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
    }

    /// ν.
    private ChiSquaredDistribution estimate(double participants) {
        return ChiSquaredDistribution.of(degrees(participants));
    }

    private double degrees(double participants) {
        return 2 * (participants - 1) / variance.spread();
    }

    /// n without assurance, before rounding.
    public double participants() {
        return z() * z() * variance.unit() / (margin * margin);
    }

    /// The margin that n participants give on average.
    public double margin(double participants) {
        return z() * Math.sqrt(variance.unit() / participants);
    }

    /// The margin that n participants keep within with this assurance.
    public double margin(double participants, double assurance) {
        double quantile = estimate(participants).inverseCumulativeProbability(assurance);
        return margin(participants) * Math.sqrt(quantile / degrees(participants));
    }

    @Override
    public double power(double participants) {
        if (participants <= 1) {
            return 0;
        }
        double narrower = margin / margin(participants);
        return estimate(participants).cumulativeProbability(degrees(participants) * narrower * narrower);
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
        return "n = z^2 V / h^2; with assurance: P(chi2(v) <= v n h^2 / (z^2 V)) = assurance, v = 2 (n - 1) / k";
    }

    @Override
    public String source() {
        return "normal interval; the aim of Yan, Ghosh & Chakraborty 2020; degrees of freedom by Satterthwaite 1946";
    }

    @Override
    public List<String> assumptions() {
        return List.of(
                "Large sample: the interval is the estimate plus and minus z standard errors.",
                "The outcome varies as much on one path of a regime as on another.",
                "With assurance: the estimated variance varies like a chi-square, by as much as the weights make it.");
    }

    @Override
    public List<Term> terms() {
        var terms = new ArrayList<Term>();
        terms.add(new Term("z", z(), "for a level of %s".formatted(level)));
        terms.add(new Term("V", variance.unit(), "n times the variance of " + what));
        terms.add(new Term("h", margin, "margin of error"));
        terms.add(new Term("k", variance.spread(), "how much the estimated variance varies; 2 for a plain mean"));
        return terms;
    }
}
