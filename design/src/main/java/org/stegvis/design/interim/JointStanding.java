package org.stegvis.design.interim;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;

/// Where contrasts that share one boundary a look stand: which have crossed, what power is left to the
/// others, and estimates and intervals that allow for the looks and for each other.
///
/// A contrast is followed until it crosses or the last look comes. Its stage-wise p-value, median unbiased
/// estimate and interval are those of [Stopped] with the joint boundary as its own; the level of the
/// interval is that with which the boundary is not crossed by a contrast that is zero. So an interval
/// leaves zero out where the joint boundary is crossed and only there, and without any difference all
/// intervals hold together with probability 1 - α; where there are differences that is held by simulation.
/// A contrast that has not crossed when the trial stops for another has no such estimate: when it was
/// looked at last depends on the other (docs/decisions/estimates-after-another-stopped.md). It has an unbiased one,
/// [UnbiasedAtStop], and its repeated interval, the estimate plus and minus the joint boundary times the standard
/// error, which holds for all contrasts and looks together whatever stops the trial.
/// Sources: TSIATIS, ROSNER & MEHTA 1984 for the ordering; JENNISON & TURNBULL 1989 for repeated intervals.
///
/// The covariance of the statistics at looks still to come is that of independent increments from the last
/// look on.
///
/// @param all information fractions of the looks so far and of those still planned
/// @param critical one value of |z| for each of these
/// @param looks how many of them have been held
/// @param z by look and contrast
/// @param last covariance of the contrasts at the last look held
/// @param error how far the last spent probability may be off
public record JointStanding(
        List<Double> all, List<Double> critical, int looks, List<Column> z, Matrix last, double error) {
    private static final double LEAST_STEP = 0.01;

    public JointStanding {
        all = List.copyOf(all);
        critical = List.copyOf(critical);
        z = List.copyOf(z);
    }

    /// Finds the joint boundary of each look, and where the contrasts stand to it.
    ///
    /// @param fractions information fractions of the looks held, rising
    /// @param planned those of all planned looks; the ones after the last held are still to come
    /// @param covariance of all contrasts at all looks held, look by look
    /// @param z by look and contrast
    /// @param alpha the type I error, over all contrasts and looks together
    public static JointStanding of(
            List<Double> fractions,
            List<Double> planned,
            Matrix covariance,
            List<Column> z,
            double alpha,
            Spending spending) {
        int held = fractions.size();
        int m = covariance.rows() / held;
        var all = new ArrayList<>(fractions);
        planned.stream()
                .skip(held)
                .filter(each -> each > fractions.getLast() + LEAST_STEP)
                .forEach(all::add);
        Matrix extended = Matrix.of(all.size() * m, all.size() * m, (r, s) -> {
            int one = r / m;
            int other = s / m;
            int c = Math.min(one, held - 1) * m + r % m;
            int d = Math.min(other, held - 1) * m + s % m;
            double correlation = covariance.get(c, d) / Math.sqrt(covariance.get(c, c) * covariance.get(d, d));
            if (one < held && other < held) {
                return correlation;
            }
            // From the last look held on, or from the earlier one of two still to come.
            double from = all.get(Math.max(Math.min(one, other), held - 1));
            return correlation * Math.sqrt(from / all.get(Math.max(one, other)));
        });
        JointBoundaries.SoFar found = JointBoundaries.at(all, extended, alpha, spending);
        Matrix last = Matrix.of(m, m, (i, j) -> covariance.get((held - 1) * m + i, (held - 1) * m + j));
        return new JointStanding(all, found.critical(), held, z, last, found.error());
    }

    /// The boundaries of the looks held.
    public JointBoundaries.SoFar soFar() {
        return new JointBoundaries.SoFar(all.subList(0, looks), critical.subList(0, looks), error);
    }

    /// What the trial has before it; null at the last look.
    public @Nullable JointRemaining remaining() {
        return looks == all.size() ? null : new JointRemaining(all, critical, looks - 1, z.getLast(), last);
    }

    /// The first look at which a contrast crossed, from 0; null where none.
    public @Nullable Integer crossedAt(int contrast) {
        for (int look = 0; look < looks; look++) {
            if (Math.abs(z.get(look).get(contrast)) >= critical.get(look)) {
                return look;
            }
        }
        return null;
    }

    /// The contrast at the look with which it ended; null while it goes on.
    public @Nullable Stopped stopped(int contrast) {
        Integer crossed = crossedAt(contrast);
        if (crossed == null && looks < all.size()) {
            return null;
        }
        int look = crossed == null ? looks - 1 : crossed;
        return new Stopped(own(), look, z.get(look).get(contrast));
    }

    /// Unbiased estimates of all contrasts, where the last look held is the first at which any crossed and more were
    /// planned; null elsewhere.
    public @Nullable UnbiasedAtStop unbiased() {
        boolean isFirst = false;
        for (int c = 0; c < last.rows(); c++) {
            Integer crossed = crossedAt(c);
            if (crossed != null && crossed < looks - 1) {
                return null;
            }
            isFirst |= crossed != null;
        }
        return isFirst && looks < all.size()
                ? UnbiasedAtStop.of(all.subList(0, looks), critical.subList(0, looks), z.getLast(), last)
                : null;
    }

    /// The level of a stage-wise interval: 1 less the probability that a contrast that is zero crosses.
    public double level() {
        return 1 - own().rejection(0);
    }

    /// The joint boundary as that of one contrast.
    private Boundaries own() {
        List<Double> fractions = all.getLast() < 1
                ? IntStream.rangeClosed(0, all.size())
                        .mapToObj(k -> k < all.size() ? all.get(k) : 1.0)
                        .toList()
                : all;
        List<Double> upper = IntStream.range(0, fractions.size())
                .mapToObj(k -> k < critical.size() ? critical.get(k) : Double.POSITIVE_INFINITY)
                .toList();
        return new Boundaries(
                new Looks(fractions), upper, upper.stream().map(each -> -each).toList(), Boundaries.Sides.TWO);
    }
}
