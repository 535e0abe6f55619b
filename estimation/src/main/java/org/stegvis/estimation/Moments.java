package org.stegvis.estimation;

import java.io.Serializable;

/// How many, their means, and the sums of products of their deviations from these means: what linear equations need
/// of participants who count alike.
///
/// Source: WELFORD 1962, Technometrics 4, for one more; CHAN, GOLUB & LEVEQUE 1983, American Statistician 37, for two
/// samples together. Both keep the digits that sums of squares lose where means are large.
final class Moments implements Serializable {
    private static final long serialVersionUID = 1;

    private final int size;
    private long n;
    private final double[] means;

    /// Row by row; only the upper triangle is kept.
    private final double[] products;

    /// @param size how many variables
    Moments(int size) {
        this.size = size;
        this.means = new double[size];
        this.products = new double[size * size];
    }

    /// One more participant.
    ///
    /// @param values used up: they are deviations afterwards
    void observe(double[] values) {
        n++;
        double share = 1.0 / n;
        double left = 1 - share;
        for (int j = 0; j < size; j++) {
            values[j] -= means[j];
            means[j] += share * values[j];
        }
        for (int j = 0; j < size; j++) {
            double along = left * values[j];
            for (int k = j; k < size; k++) {
                products[j * size + k] += along * values[k];
            }
        }
    }

    void add(Moments next) {
        if (next.size != size) {
            throw new IllegalArgumentException(
                    "Parts have moments of %d and of %d variables; they must be of one analysis."
                            .formatted(size, next.size));
        }
        if (next.n == 0) {
            return;
        }
        double share = (double) next.n / (n + next.n);
        double across = n * share;
        var off = new double[size];
        for (int j = 0; j < size; j++) {
            off[j] = next.means[j] - means[j];
            means[j] += share * off[j];
        }
        for (int j = 0; j < size; j++) {
            for (int k = j; k < size; k++) {
                products[j * size + k] += next.products[j * size + k] + across * off[j] * off[k];
            }
        }
        n += next.n;
    }

    int size() {
        return size;
    }

    long n() {
        return n;
    }

    double mean(int variable) {
        return means[variable];
    }

    /// `Σ (v_j - mean_j)(v_k - mean_k)`.
    double product(int j, int k) {
        return products[Math.min(j, k) * size + Math.max(j, k)];
    }
}
