package org.stegvis.estimation.survival;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Matrix;

/// Standard errors from the influences of participants, one after the other: the root of the sum of squares over
/// clusters, less what a regression on the scores of the models of the weights explains.
final class Spread {
    /// What is left of a column whose length was 1 when it depends on the columns before it.
    private static final double NOTHING = 1e-10;

    private final Grouping clusters;
    /// Orthonormal columns that span the scores.
    private final List<double[]> basis;

    Spread(Grouping clusters, Matrix scores) {
        this.clusters = clusters;
        this.basis = basis(scores.sums(clusters));
    }

    /// By Gram and Schmidt, each column twice.
    private static List<double[]> basis(Matrix scores) {
        var basis = new ArrayList<double[]>();
        for (int j = 0; j < scores.columns(); j++) {
            Column column = scores.column(j);
            double[] own = column.toArray();
            double length = Math.sqrt(dot(own, own));
            for (int again = 0; again < 2; again++) {
                basis.forEach(each -> subtract(own, dot(own, each), each));
            }
            double left = Math.sqrt(dot(own, own));
            if (left > NOTHING * length) {
                for (int i = 0; i < own.length; i++) {
                    own[i] /= left;
                }
                basis.add(own);
            }
        }
        return basis;
    }

    /// @param influence one a participant
    double of(double[] influence) {
        double[] own = influence;
        if (!clusters.isEach()) {
            own = new double[clusters.groups()];
            for (int i = 0; i < influence.length; i++) {
                own[clusters.get(i)] += influence[i];
            }
        }
        double sum = dot(own, own);
        for (double[] each : basis) {
            double along = dot(own, each);
            sum -= along * along;
        }
        return Math.sqrt(Math.max(0, sum));
    }

    private static void subtract(double[] from, double times, double[] what) {
        for (int i = 0; i < from.length; i++) {
            from[i] -= times * what[i];
        }
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
