package org.stegvis.estimation.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;

/// The likelihood of an ordinal outcome with proportional odds. Parameters: options but the first, covariates,
/// thresholds.
///
/// Source: as [ProportionalOdds].
final class OrdinalLikelihood {
    /// Beyond these log odds a probability differs from 0 or 1 by less than 1e-13.
    private static final double INFINITE = 30;

    private final ComparedOptions compared;
    private final Design covariates;
    private final double[] scores;
    private final int categories;
    private final int[] category;
    private final int slopes;

    OrdinalLikelihood(ComparedOptions compared) {
        this.compared = compared;
        this.covariates = compared.covariates().centred();
        double[] outcome = compared.outcome().toArray();
        this.scores = Arrays.stream(outcome).sorted().distinct().toArray();
        this.categories = scores.length;
        this.category = Arrays.stream(outcome)
                .mapToInt(y -> Arrays.binarySearch(scores, y))
                .toArray();
        this.slopes = compared.options().size() - 1 + covariates.terms().size();
    }

    int participants() {
        return category.length;
    }

    /// Those that occur, ascending.
    double[] scores() {
        return scores.clone();
    }

    /// Where the thresholds begin among the parameters.
    int slopes() {
        return slopes;
    }

    /// @param perRow the derivative of each participant's log likelihood: n x parameters
    record Point(double log, double[] score, double[][] information, double[][] perRow) {}

    double[] start() {
        var theta = new double[slopes + categories - 1];
        double below = 0;
        for (int k = 0; k < categories - 1; k++) {
            int here = k;
            below += Arrays.stream(category).filter(c -> c == here).count() / (double) category.length;
            theta[slopes + k] = Math.log(below / (1 - below));
        }
        return theta;
    }

    /// The participant's row of the design, were the option another.
    double[] row(int i, int option) {
        var x = new double[slopes];
        if (option > 0) {
            x[option - 1] = 1;
        }
        for (int j = 0; j < covariates.terms().size(); j++) {
            x[compared.options().size() - 1 + j] = covariates.columns().get(j).get(i);
        }
        return x;
    }

    /// `α_option + x'γ`.
    double index(double[] x, double[] theta) {
        double sum = 0;
        for (int j = 0; j < slopes; j++) {
            sum += x[j] * theta[j];
        }
        return sum;
    }

    static double logistic(double z) {
        return z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
    }

    /// The logistic density, without loss of digits in either tail.
    static double density(double z) {
        return logistic(z) * logistic(-z);
    }

    private double upper(double[] theta, int k, double eta) {
        return k == categories - 1 ? Double.POSITIVE_INFINITY : theta[slopes + k] - eta;
    }

    private double lower(double[] theta, int k, double eta) {
        return k == 0 ? Double.NEGATIVE_INFINITY : theta[slopes + k - 1] - eta;
    }

    /// `F(a) - F(b)` for a > b.
    private static double between(double a, double b) {
        return b > 0 ? logistic(-b) - logistic(-a) : logistic(a) - logistic(b);
    }

    Point at(double[] theta) {
        int n = category.length;
        var perRow = new double[n][theta.length];
        var score = new double[theta.length];
        var information = new double[theta.length][theta.length];
        double log = 0;
        for (int i = 0; i < n; i++) {
            double[] x = row(i, compared.received().get(i));
            double eta = index(x, theta);
            double a = upper(theta, category[i], eta);
            double b = lower(theta, category[i], eta);
            double p = between(a, b);
            if (!(p > 0)) {
                return new Point(Double.NEGATIVE_INFINITY, score, information, perRow);
            }
            log += Math.log(p);
            double fa = Double.isInfinite(a) ? 0 : density(a) / p;
            double fb = Double.isInfinite(b) ? 0 : density(b) / p;
            double ga = Double.isInfinite(a) ? 0 : fa * (1 - 2 * logistic(a));
            double gb = Double.isInfinite(b) ? 0 : fb * (1 - 2 * logistic(b));
            // Along its own index a parameter moves a by da and b by db; log p has these derivatives.
            double[] da = direction(x, category[i], categories - 1, theta.length);
            double[] db = direction(x, category[i] - 1, -1, theta.length);
            for (int j = 0; j < theta.length; j++) {
                perRow[i][j] = fa * da[j] - fb * db[j];
                score[j] += perRow[i][j];
            }
            for (int j = 0; j < theta.length; j++) {
                for (int k = 0; k < theta.length; k++) {
                    information[j][k] -= ga * da[j] * da[k] - gb * db[j] * db[k] - perRow[i][j] * perRow[i][k];
                }
            }
        }
        return new Point(log, score, information, perRow);
    }

    /// The derivative of `ζ_threshold - η`; zero where the threshold is at infinity.
    double[] direction(double[] x, int threshold, int infinite, int size) {
        var d = new double[size];
        if (threshold != infinite) {
            for (int j = 0; j < slopes; j++) {
                d[j] = -x[j];
            }
            d[slopes + threshold] = 1;
        }
        return d;
    }

    /// The terms along which the linear predictor has run away.
    List<String> infinite(double[] theta) {
        var infinite = new ArrayList<String>();
        for (int j = 0; j < slopes; j++) {
            double size = 1;
            int place = j - compared.options().size() + 1;
            if (place >= 0) {
                Column values = covariates.columns().get(place);
                size = 0;
                for (int i = 0; i < values.size(); i++) {
                    size = Math.max(size, Math.abs(values.get(i)));
                }
            }
            if (!(Math.abs(theta[j]) * size < INFINITE)) {
                infinite.add(names().get(j));
            }
        }
        return infinite;
    }

    List<String> names() {
        var names =
                new ArrayList<>(compared.options().subList(1, compared.options().size()));
        names.addAll(covariates.terms());
        for (int k = 0; k < categories - 1; k++) {
            names.add("above " + scores[k]);
        }
        return names;
    }
}
