package org.stegvis.estimation.inference;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.linear.Matrix;

/// Several named quantities estimated together: k values, their k x k covariance, and the distribution their
/// statistics are referred to.
///
/// Everything about them follows: single estimates, contrasts, global tests, linear maps, and probabilities
/// by the delta method.
///
/// @param reference of all of them, where there are no shares
/// @param shares from which each combination has degrees of freedom of its own; null where all have the same
public record JointEstimate(
        List<String> names,
        Column values,
        Matrix covariance,
        Reference reference,
        @Nullable Shares shares) {
    /// A variance is none where it is less than this part of those that it is the difference of.
    private static final double ROUNDING = 1e-13;

    public JointEstimate {
        names = List.copyOf(names);
        values.requireSize("values", names.size());
        values.requireFinite("values");
        if (covariance.rows() != names.size() || covariance.columns() != names.size()) {
            throw new IllegalArgumentException(
                    "covariance is %d x %d but there are %d names; give one row and column each."
                            .formatted(covariance.rows(), covariance.columns(), names.size()));
        }
    }

    /// With one distribution for all.
    public JointEstimate(List<String> names, Column values, Matrix covariance, Reference reference) {
        this(names, values, covariance, reference, null);
    }

    /// The same with degrees of freedom by what each participant weighs.
    public JointEstimate with(Shares other) {
        return new JointEstimate(names, values, covariance, reference, other);
    }

    public int size() {
        return names.size();
    }

    public Estimate estimate(int index, Level level) {
        return Estimate.of(values.get(index), se(index), referenceOf(index), level);
    }

    /// The standard error of one value; zero where it is nothing but rounding of the value, as of the mean of an
    /// outcome that does not vary.
    private double se(int index) {
        double variance = covariance.get(index, index);
        double rounding = ROUNDING * Math.abs(values.get(index));
        if (variance < 0) {
            // Of a covariate that moves nothing, the value does not tell how much rounding there is; all values do.
            for (int j = 0; j < size(); j++) {
                rounding = Math.max(rounding, ROUNDING * Math.abs(values.get(j)));
            }
        }
        return Math.abs(variance) <= rounding * rounding ? 0 : Math.sqrt(variance);
    }

    private Reference referenceOf(int index) {
        return shares == null ? reference : shares.reference(Column.of(size(), d -> d == index ? 1 : 0));
    }

    public List<NamedEstimate> estimates(Level level) {
        var scale = new Scale(reference, level);
        var estimates = new ArrayList<NamedEstimate>(size());
        for (int i = 0; i < size(); i++) {
            Scale own = shares == null ? scale : new Scale(referenceOf(i), level);
            estimates.add(new NamedEstimate(names.get(i), own.estimate(values.get(i), se(i))));
        }
        return estimates;
    }

    /// The linear combination `Σ weights_i · value_i`.
    public Estimate combination(Column weights, Level level) {
        weights.requireSize("weights", size());
        Matrix row = Matrix.of(1, size(), (i, j) -> weights.get(j));
        return map(List.of("combination"), row).estimate(0, level);
    }

    /// Value `of` less value `versus`.
    public Contrast contrast(int of, int versus, Level level) {
        return contrast(of, versus, level, new Scale(reference, level));
    }

    /// @param scale where all have one distribution
    private Contrast contrast(int of, int versus, Level level, Scale scale) {
        double both = covariance.get(of, of) + covariance.get(versus, versus);
        double variance = both - 2 * covariance.get(of, versus);
        double difference = values.get(of) - values.get(versus);
        // Of two that are one and the same, and of two that do not vary, rounding leaves a variance, and a difference
        // to judge by it.
        double size = Math.max(Math.abs(values.get(of)), Math.abs(values.get(versus)));
        boolean isSame = variance <= ROUNDING * both || variance <= ROUNDING * ROUNDING * size * size;
        double se = isSame ? 0 : Math.sqrt(variance);
        if (isSame && Math.abs(difference) <= ROUNDING * size) {
            difference = 0;
        }
        Scale own = shares == null
                ? scale
                : new Scale(shares.reference(Column.of(size(), d -> (d == of ? 1 : 0) - (d == versus ? 1 : 0))), level);
        return new Contrast(names.get(of), names.get(versus), own.estimate(difference, se));
    }

    /// All k (k - 1) / 2 differences: the first less the second, the first less the third, and so on.
    public List<Contrast> pairwise(Level level) {
        var scale = new Scale(reference, level);
        var contrasts = new ArrayList<Contrast>(size() * (size() - 1) / 2);
        for (int i = 0; i < size(); i++) {
            for (int j = i + 1; j < size(); j++) {
                contrasts.add(contrast(i, j, level, scale));
            }
        }
        return contrasts;
    }

    /// The ratios of all pairs, where the values are logarithms (of odds, of means).
    public List<Ratio> ratios(Level level) {
        return pairwise(level).stream().map(Ratio::of).toList();
    }

    /// The test that all values are equal.
    public GlobalTest equality() {
        int last = size() - 1;
        return global(Matrix.of(last, size(), (i, j) -> j == i ? 1 : j == i + 1 ? -1 : 0));
    }

    /// The test that all values are equal, by those at these positions: where they are equal, all are.
    ///
    /// For values of which some are known to follow from others. In a sample the estimates of those may differ
    /// from what follows by a little, which has a variance of a smaller order and no normal distribution, and
    /// would be weighed as much as the rest.
    ///
    /// @param independent positions, rising
    public GlobalTest equality(List<Integer> independent) {
        int last = independent.size() - 1;
        return last == size() - 1
                ? equality()
                : global(
                        Matrix.of(
                                last,
                                size(),
                                (i, j) -> j == independent.get(i) ? 1 : j == independent.get(i + 1) ? -1 : 0),
                        size() - 1);
    }

    /// The Wald test that `map · values = 0`, with as many degrees of freedom as its covariance has rank.
    public GlobalTest global(Matrix map) {
        return global(map, map.rows());
    }

    /// @param tested how many contrasts are meant, of which others than those of the map may follow
    private GlobalTest global(Matrix map, int tested) {
        Matrix mapped = withoutRounding(covariance.quadratic(map), map);
        QuadraticForm form = QuadraticForm.of(map.times(values), mapped);
        Reference own = shares == null ? reference : shares.map(map).together(mapped, form.rank());
        return GlobalTest.of(form.value(), form.rank(), own, tested);
    }

    /// Without the variances that are nothing but rounding of those they come from.
    private Matrix withoutRounding(Matrix mapped, Matrix map) {
        var isNone = new boolean[map.rows()];
        for (int i = 0; i < isNone.length; i++) {
            double from = 0;
            double size = 0;
            for (int j = 0; j < size(); j++) {
                from += map.get(i, j) * map.get(i, j) * covariance.get(j, j);
                size = Math.max(size, Math.abs(map.get(i, j) * values.get(j)));
            }
            isNone[i] = mapped.get(i, i) <= Math.max(ROUNDING * from, ROUNDING * ROUNDING * size * size);
        }
        return Matrix.of(map.rows(), map.rows(), (i, j) -> isNone[i] || isNone[j] ? 0 : mapped.get(i, j));
    }

    /// The values `map · values` under new names.
    public JointEstimate map(List<String> newNames, Matrix map) {
        return new JointEstimate(
                newNames,
                map.times(values),
                covariance.quadratic(map),
                reference,
                shares == null ? null : shares.map(map));
    }

    /// Some of the values, by position, in that order.
    public JointEstimate some(List<Integer> positions) {
        return map(
                positions.stream().map(names::get).toList(),
                Matrix.of(positions.size(), size(), (i, j) -> positions.get(i) == j ? 1 : 0));
    }

    /// The first `count` of the values.
    public JointEstimate first(int count) {
        return map(names.subList(0, count), Matrix.of(count, size(), (i, j) -> i == j ? 1 : 0));
    }

    /// The means `μ(value)` with the covariance `D V D`, where D holds the slopes of μ: the delta method.
    /// Source: VAN DER VAART 1998, Asymptotic Statistics, theorem 3.1.
    public JointEstimate means(Link link) {
        return switch (link) {
            case IDENTITY -> this;
            case LOGIT, LOG -> {
                Column means = Column.of(size(), i -> link.mean(values.get(i)));
                Matrix slopes = Matrix.diagonal(Column.of(size(), i -> link.slope(values.get(i))));
                yield new JointEstimate(
                        names,
                        means,
                        covariance.quadratic(slopes),
                        reference,
                        shares == null ? null : shares.map(slopes));
            }
        };
    }
}
