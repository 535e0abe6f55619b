package org.stegvis.estimation.longitudinal;

import org.stegvis.estimation.linear.Matrix;
import org.stegvis.protocol.estimator.Correlation;

/// Weighted products of residuals of the same participant at two visits: what a working correlation is
/// estimated from.
///
/// `s² = Σ w r² / Σ w` over all visits; a correlation is the weighted mean of the products it covers, over
/// s²: those of visits next to each other (AR(1)), all pairs (exchangeable), or those of the pair
/// (unstructured). Pairs of which one is missing are left out. Source: LIANG & ZEGER 1986, Biometrika 73,
/// section 4; weights as in SEEWALD ET AL 2020, Statistical Methods in Medical Research 29.
final class ResidualMoments {
    private final int visits;
    private final double[] products;
    private final double[] weights;

    ResidualMoments(int visits) {
        this.visits = visits;
        this.products = new double[visits * visits];
        this.weights = new double[visits * visits];
    }

    void add(double weight, double[] residuals, int[] observed) {
        for (int i = 0; i < observed.length; i++) {
            int row = observed[i] * visits;
            double weighted = weight * residuals[observed[i]];
            for (int j = i; j < observed.length; j++) {
                products[row + observed[j]] += weighted * residuals[observed[j]];
                weights[row + observed[j]] += weight;
            }
        }
    }

    void add(ResidualMoments other) {
        for (int i = 0; i < products.length; i++) {
            products[i] += other.products[i];
            weights[i] += other.weights[i];
        }
    }

    double variance() {
        return mean(0, 1);
    }

    /// The correlation of two visits, under a structure.
    Matrix correlation(Correlation structure) {
        double variance = variance();
        return switch (structure) {
            case INDEPENDENCE -> Matrix.identity(visits);
            case EXCHANGEABLE -> {
                double rho = mean(1, visits) / variance;
                yield Matrix.of(visits, visits, (i, j) -> i == j ? 1 : rho);
            }
            case AR1 -> {
                double rho = mean(1, 2) / variance;
                yield Matrix.of(visits, visits, (i, j) -> Math.pow(rho, Math.abs(i - j)));
            }
            case UNSTRUCTURED ->
                Matrix.of(visits, visits, (i, j) -> {
                    int at = Math.min(i, j) * visits + Math.max(i, j);
                    return i == j ? 1 : weights[at] > 0 ? products[at] / weights[at] / variance : 0;
                });
        };
    }

    /// The mean of the products of visits that are at least `from` and less than `to` apart.
    private double mean(int from, int to) {
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < visits; i++) {
            for (int j = i + from; j < Math.min(visits, i + to); j++) {
                sum += products[i * visits + j];
                weight += weights[i * visits + j];
            }
        }
        return weight > 0 ? sum / weight : 0;
    }
}
