package org.stegvis.evidence.meta;

import java.util.List;
import org.apache.commons.numbers.gamma.LogGamma;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;

/// Mean, standard deviation and number of persons of one group, and effects between groups.
public record Means(double mean, double sd, double persons) {
    public Means {
        if (!(sd > 0 && persons >= 2 && Double.isFinite(mean) && Double.isFinite(sd))) {
            throw new IllegalArgumentException(
                    "mean %s, sd %s, %s persons: sd must be positive and persons two or more."
                            .formatted(mean, sd, persons));
        }
    }

    /// Mean differences of treated groups from one comparator; they share the variance of its mean.
    public static Study differences(String label, List<Means> treated, Means comparator) {
        double shared = comparator.squaredError();
        Column values = Column.of(treated.size(), i -> treated.get(i).mean - comparator.mean);
        Column variances = Column.of(treated.size(), i -> treated.get(i).squaredError() + shared);
        return Study.sharingComparator(label, values, variances, shared);
    }

    public static Study difference(String label, Means treated, Means comparator) {
        return differences(label, List.of(treated), comparator);
    }

    /// Standardised mean difference, Hedges' g with the exact correction, and its large-sample variance
    /// `1/n₁ + 1/n₂ + g²/(2(n₁ + n₂))`. Source: HEDGES 1981, J Educ Stat 6:107-128; HEDGES 1982, Psychol
    /// Bull 92:490-499.
    public static Study standardised(String label, Means treated, Means comparator) {
        double g = hedges(treated, comparator);
        double all = treated.persons + comparator.persons;
        return Study.of(label, g, 1 / treated.persons + 1 / comparator.persons + g * g / (2 * all));
    }

    /// Standardised differences from one comparator. Those of one study are standardised by the two groups they
    /// compare; their covariance is `1/n₀ + g_i g_j / (2N)`, N all persons of the study.
    /// Source: GLESER & OLKIN 2009, in The Handbook of Research Synthesis and Meta-Analysis, 2nd ed., chapter 19.
    public static Study standardised(String label, List<Means> treated, Means comparator) {
        Column g = Column.of(treated.size(), i -> hedges(treated.get(i), comparator));
        double all = comparator.persons
                + treated.stream().mapToDouble(Means::persons).sum();
        return new Study(
                label,
                g,
                Matrix.of(
                        treated.size(),
                        treated.size(),
                        (i, j) -> (i == j ? 1 / treated.get(i).persons : 0)
                                + 1 / comparator.persons
                                + g.get(i) * g.get(j) / (2 * all)));
    }

    private double squaredError() {
        return sd * sd / persons;
    }

    private static double hedges(Means treated, Means comparator) {
        double df = treated.persons + comparator.persons - 2;
        double pooled = Math.sqrt(((treated.persons - 1) * treated.sd * treated.sd
                        + (comparator.persons - 1) * comparator.sd * comparator.sd)
                / df);
        double correction =
                Math.exp(LogGamma.value(df / 2) - Math.log(Math.sqrt(df / 2)) - LogGamma.value((df - 1) / 2));
        return correction * (treated.mean - comparator.mean) / pooled;
    }
}
