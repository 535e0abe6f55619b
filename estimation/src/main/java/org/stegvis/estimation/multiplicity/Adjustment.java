package org.stegvis.estimation.multiplicity;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Adjusts p-values so that comparing each with alpha keeps the probability of any false rejection at alpha.
///
/// Sources: HOLM 1979, A simple sequentially rejective multiple test procedure; HOCHBERG 1988, A sharper
/// Bonferroni procedure for multiple tests of significance. Hochberg's needs independence or positive
/// dependence of the p-values; the other two need nothing.
enum Adjustment {
    /// Each p-value times their number.
    BONFERRONI {
        @Override
        double factor(int rank, int count) {
            return count;
        }

        @Override
        boolean stepsUp() {
            return false;
        }
    },
    /// From the smallest p-value on: times the number of those not yet rejected.
    HOLM {
        @Override
        double factor(int rank, int count) {
            return count - rank;
        }

        @Override
        boolean stepsUp() {
            return false;
        }
    },
    /// Holm's factors from the largest p-value down.
    HOCHBERG {
        @Override
        double factor(int rank, int count) {
            return count - rank;
        }

        @Override
        boolean stepsUp() {
            return true;
        }
    };

    /// What the p-value of a rank, 0 for the smallest, is multiplied by.
    abstract double factor(int rank, int count);

    abstract boolean stepsUp();

    /// The adjusted p-values, in the order of `p`.
    ///
    /// @throws IllegalArgumentException when a value is not between 0 and 1
    double[] adjust(double[] p) {
        for (double each : p) {
            if (!(each >= 0 && each <= 1)) {
                throw new IllegalArgumentException("a p-value is %s but must lie between 0 and 1.".formatted(each));
            }
        }
        int count = p.length;
        int[] order = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        var adjusted = new double[count];
        double bound = stepsUp() ? 1 : 0;
        for (int step = 0; step < count; step++) {
            int rank = stepsUp() ? count - 1 - step : step;
            double own = Math.min(1, factor(rank, count) * p[order[rank]]);
            bound = stepsUp() ? Math.min(bound, own) : Math.max(bound, own);
            adjusted[order[rank]] = bound;
        }
        return adjusted;
    }
}
