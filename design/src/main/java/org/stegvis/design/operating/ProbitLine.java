package org.stegvis.design.operating;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.normal.NormalRectangle;

/// A straight line through the probits of shares, against the square roots of sizes: weighted least squares
/// by the Monte Carlo errors.
///
/// Without participants a z test finds next to nothing, so minus the critical value at size 0 counts as one more share,
/// with an error of 1: nothing beside sizes that are far apart, and all that tells the slope where they are close.
///
/// The sizes of a search are played with the same participants: the smaller trial is the beginning of the larger. Their
/// statistics correlate by √(m / n), so shares found at nearby sizes tell little more than one of them, and the error
/// of
/// the line counts on it.
final class ProbitLine {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /// @param root of the size
    /// @param share NaN without participants
    private record Point(double root, double probit, double error, double share) {
        static Point of(SmallestTrial.Tried tried) {
            double share = tried.share().value();
            double probit = NORMAL.inverseCumulativeProbability(share);
            return new Point(
                    Math.sqrt(tried.participants()), probit, tried.share().error() / NORMAL.density(probit), share);
        }

        double weight() {
            return 1 / (error * error);
        }
    }

    private final List<Point> points = new ArrayList<>();
    private final double total;
    private final double centre;
    private final double spread;

    /// @param tried sizes of which no two are the same, with shares inside 0 and 1
    ProbitLine(List<SmallestTrial.Tried> tried, double critical) {
        points.add(new Point(0, -critical, 1, Double.NaN));
        tried.forEach(each -> points.add(Point.of(each)));
        double w = 0;
        double wx = 0;
        double wxx = 0;
        for (Point each : points) {
            w += each.weight();
            wx += each.weight() * each.root();
            wxx += each.weight() * each.root() * each.root();
        }
        total = w;
        centre = wx / w;
        spread = wxx - wx * wx / w;
    }

    /// The square root of the size at which the line is at a goal; infinite where it never is.
    double meets(double probit) {
        double slope = slope();
        return slope > 0 ? centre + (probit - at(centre)) / slope : Double.POSITIVE_INFINITY;
    }

    double slope() {
        return points.stream()
                .mapToDouble(each -> each.weight() * (each.root() - centre) / spread * each.probit())
                .sum();
    }

    private double at(double root) {
        return points.stream()
                .mapToDouble(each -> part(each, root) * each.probit())
                .sum();
    }

    /// What the probit of a size counts for in the line at another.
    private double part(Point of, double root) {
        return of.weight() * (1 / total + (root - centre) * (of.root() - centre) / spread);
    }

    /// The standard error of the size at which the line is at its goal, by the delta method.
    double errorOfSize(double size) {
        double root = Math.sqrt(size);
        double variance = 0;
        for (Point one : points) {
            for (Point other : points) {
                variance += part(one, root) * part(other, root) * one.error() * other.error() * correlation(one, other);
            }
        }
        return 2 * root * Math.sqrt(Math.max(0, variance)) / slope();
    }

    /// Of the shares found at two sizes.
    private static double correlation(Point one, Point other) {
        if (one.equals(other)) {
            return 1;
        }
        if (one.root() == 0 || other.root() == 0) {
            return 0;
        }
        double ratio = Math.min(one.root(), other.root()) / Math.max(one.root(), other.root());
        double[] least = {-one.probit(), -other.probit()};
        double[] most = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        Matrix together = Matrix.ofRows(new double[][] {{1, ratio}, {ratio, 1}});
        double both = NormalRectangle.of(together).probability(least, most).value();
        double p = one.share();
        double q = other.share();
        return (both - p * q) / Math.sqrt(p * (1 - p) * q * (1 - q));
    }
}
