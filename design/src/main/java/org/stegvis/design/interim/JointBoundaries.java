package org.stegvis.design.interim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stegvis.estimation.calculus.Root;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.multiplicity.MaxT;
import org.stegvis.estimation.normal.Integral;
import org.stegvis.estimation.normal.NormalLattice;

/// One boundary a look for all contrasts of embedded regimes together: with probability alpha any of them
/// crosses at any look, when none is different. It counts on the correlation of the contrasts, so it is
/// lower than Bonferroni's.
///
/// The statistics of contrasts i and j at information fractions s <= t have correlation `ρ_ij √(s / t)`.
/// The boundary at each look spends what the spending function gives it; the first by integrals, later ones
/// on a lattice with known error. Source: the joint distribution JENNISON & TURNBULL 2000, chapter 11; for
/// regimes of a SMART MANSCHOT, LABER & DAVIDIAN 2023, Interim monitoring of sequential multiple assignment
/// randomized trials using partial information.
///
/// @param critical one value of |z| a look
/// @param error how far the last spent probability may be off
public record JointBoundaries(Looks looks, double alpha, List<Double> critical, double error) {
    private static final int POINTS = 997;
    private static final int FINAL_POINTS = 19_997;

    public JointBoundaries {
        critical = List.copyOf(critical);
    }

    /// The boundaries of contrasts with this covariance.
    ///
    /// @param covariance of the contrasts at one look; only their correlations matter
    public static JointBoundaries of(Looks looks, Matrix covariance, double alpha, Spending spending) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha is %s but must lie between 0 and 1.".formatted(alpha));
        }
        SoFar all = at(looks.fractions(), overLooks(looks, covariance, looks.count()), alpha, spending);
        return new JointBoundaries(looks, alpha, all.critical(), all.error());
    }

    /// One boundary a look, for the looks until now.
    ///
    /// @param error how far the last spent probability may be off
    public record SoFar(List<Double> fractions, List<Double> critical, double error) {
        public SoFar {
            fractions = List.copyOf(fractions);
            critical = List.copyOf(critical);
        }
    }

    /// The boundaries of contrasts whose covariance at and between the looks is known as it is, such as
    /// that of estimates from participants on the way.
    ///
    /// @param fractions information fractions of the looks until now, rising, at most 1
    /// @param covariance of all contrasts at all these looks, look by look; only correlations matter
    public static SoFar at(List<Double> fractions, Matrix covariance, double alpha, Spending spending) {
        int m = covariance.rows() / fractions.size();
        var critical = new ArrayList<Double>();
        double error = 1e-9;
        for (int k = 0; k < fractions.size(); k++) {
            double spent = spending.spentOnBothSides(fractions.get(k), alpha);
            if (spent < 1e-12) {
                critical.add(Double.POSITIVE_INFINITY);
            } else if (critical.stream().allMatch(each -> each.isInfinite())) {
                critical.add(MaxT.of(part(covariance, k * m, m), MaxT.Tail.BOTH, Reference.normal())
                        .critical(spent));
            } else {
                NormalLattice lattice = NormalLattice.of(correlations(part(covariance, 0, (k + 1) * m)));
                double z = Root.between(
                        c -> 1 - spent - within(lattice, critical, c, m, POINTS).value(), 1, 9, 1e-6);
                // The finer lattice tells how far the coarser one was off; one step of the secant mends it.
                double found = correct(lattice, critical, z, m, spent);
                error = Math.max(
                        error, within(lattice, critical, found, m, FINAL_POINTS).error());
                critical.add(found);
            }
        }
        return new SoFar(fractions, critical, error);
    }

    private static Matrix part(Matrix covariance, int from, int size) {
        return Matrix.of(size, size, (i, j) -> covariance.get(from + i, from + j));
    }

    private static Matrix correlations(Matrix covariance) {
        return Matrix.of(
                covariance.rows(),
                covariance.rows(),
                (i, j) -> covariance.get(i, j) / Math.sqrt(covariance.get(i, i) * covariance.get(j, j)));
    }

    private static double correct(NormalLattice lattice, List<Double> before, double z, int m, double spent) {
        double here = within(lattice, before, z, m, FINAL_POINTS).value();
        double step = 0.02;
        double there = within(lattice, before, z + step, m, FINAL_POINTS).value();
        return z + step * (1 - spent - here) / (there - here);
    }

    private static Integral within(NormalLattice lattice, List<Double> before, double last, int m, int points) {
        var upper = new double[(before.size() + 1) * m];
        for (int row = 0; row < upper.length; row++) {
            int look = row / m;
            upper[row] = look < before.size() ? before.get(look) : last;
        }
        return lattice.standardised(Arrays.stream(upper).map(each -> -each).toArray(), upper, points);
    }

    /// The correlations of all contrasts at the first `count` looks.
    private static Matrix overLooks(Looks looks, Matrix covariance, int count) {
        int m = covariance.rows();
        return Matrix.of(count * m, count * m, (r, s) -> {
            int i = r % m;
            int j = s % m;
            double one = looks.fraction(r / m);
            double other = looks.fraction(s / m);
            double correlation = covariance.get(i, j) / Math.sqrt(covariance.get(i, i) * covariance.get(j, j));
            return correlation * Math.sqrt(Math.min(one, other) / Math.max(one, other));
        });
    }
}
