package org.stegvis.estimation.multiplicity;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.stegvis.estimation.calculus.Chebyshev;
import org.stegvis.estimation.calculus.GaussLegendre;
import org.stegvis.estimation.calculus.Root;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.normal.NormalRectangle;

/// The distribution of the largest of several standardised estimates that are jointly normal, or jointly t
/// with one estimate of the error: single-step adjusted p-values and the common critical value.
///
/// For t with df degrees of freedom, `P(max <= c) = ∫ P(max of normals <= c s) f(s) ds` where df s² is
/// chi-square. Source: HOTHORN, BRETZ & WESTFALL 2008, Simultaneous inference in general parametric models;
/// for the t integral DUNNETT 1955.
public final class MaxT {
    /// Which statistics speak against the hypothesis.
    public enum Tail {
        /// Large ones.
        UPPER,
        /// Those far from zero.
        BOTH
    }

    private static final double END = 9;
    private static final int PLACES = 65;
    private static final int NODES = 64;

    private final Tail tail;
    private final DoubleUnaryOperator below;

    private MaxT(Tail tail, DoubleUnaryOperator below) {
        this.tail = tail;
        this.below = below;
    }

    /// The maximum of estimates with this covariance.
    ///
    /// @param covariance of the estimates or of their statistics; only their correlations matter
    public static MaxT of(Matrix covariance, Tail tail, Reference reference) {
        return of(NormalRectangle.of(covariance), tail, reference);
    }

    /// For differences from one common quantity; `loadings` are the covariances of the differences with it.
    static MaxT sharing(Matrix covariance, Column loadings, Tail tail, Reference reference) {
        return of(NormalRectangle.sharing(covariance, loadings), tail, reference);
    }

    private static MaxT of(NormalRectangle rectangle, Tail tail, Reference reference) {
        DoubleUnaryOperator normal = switch (tail) {
            case UPPER -> c -> rectangle.below(c).value();
            case BOTH -> c -> c <= 0 ? 0 : rectangle.within(c).value();
        };
        return new MaxT(
                tail,
                switch (reference) {
                    case Reference.Normal() -> normal;
                    case Reference.StudentT(double df) -> studentised(normal, tail == Tail.BOTH ? 0 : -END, df);
                });
    }

    /// `P(max > largest)`: the adjusted p-value of a statistic.
    public double adjustedP(double largest) {
        double size = tail == Tail.BOTH ? Math.abs(largest) : largest;
        return Math.clamp(1 - below(size), 0, 1);
    }

    /// The value that the maximum exceeds with probability alpha.
    public double critical(double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha is %s but must lie between 0 and 1.".formatted(alpha));
        }
        double high = 8;
        while (1 - below(high) > alpha) {
            high *= 2;
        }
        return Root.between(c -> 1 - below(c) - alpha, tail == Tail.BOTH ? 0 : -high, high, 1e-12);
    }

    private double below(double bound) {
        return below.applyAsDouble(bound);
    }

    private static DoubleUnaryOperator studentised(DoubleUnaryOperator normal, double lowest, double df) {
        var table = Chebyshev.of(normal, lowest, END, PLACES);
        var rule = GaussLegendre.of(NODES);
        var chiSquare = ChiSquaredDistribution.of(df);
        double low = Math.sqrt(chiSquare.inverseCumulativeProbability(1e-14) / df);
        double high = Math.sqrt(chiSquare.inverseSurvivalProbability(1e-14) / df);
        return bound ->
                rule.integrate(s -> table.at(bound * s) * 2 * s * df * chiSquare.density(df * s * s), low, high);
    }
}
