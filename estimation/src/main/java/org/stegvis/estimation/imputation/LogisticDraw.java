package org.stegvis.estimation.imputation;

import java.util.random.RandomGenerator;

/// A multinomial logistic model with its coefficients drawn from the normal approximation of their posterior.
///
/// Coefficients have independent normal priors with mean 0 and standard deviation 5, that of the intercept
/// 10. Predictors are scaled, so the priors say next to nothing, but the posterior is proper where
/// predictors tell categories apart without error. Source: RUBIN 1987, section 5.3; the priors in the
/// spirit of GELMAN ET AL 2008, Annals of Applied Statistics 2.
///
/// @param mode of the posterior, equation by equation: where the next cycle begins
/// @param drawn categories less one x predictors, against the first category
record LogisticDraw(double[] mode, double[][] drawn) {
    private static final double PRIOR = 1 / 25.0;
    private static final double PRIOR_OF_INTERCEPT = 1 / 100.0;
    private static final int MOST = 50;
    /// The squared distance to the mode in standard errors: far below what the draw adds.
    private static final double CLOSE = 1e-4;

    /// @param x predictors x rows, the first of them ones
    /// @param y codes 0, 1, ...
    /// @param start a mode found before; of another length where the predictors were others
    static LogisticDraw of(double[][] x, double[] y, int categories, double[] start, RandomGenerator random) {
        int p = x.length;
        int q = (categories - 1) * p;
        double[] theta = start.length == q ? start : new double[q];
        Step step = step(x, y, categories, theta);
        for (int iteration = 0; iteration < MOST; iteration++) {
            double[] move = step.information().solve(step.score());
            double gain = 0;
            for (int k = 0; k < q; k++) {
                gain += move[k] * step.score()[k];
            }
            // The penalised likelihood is concave; a step that overshoots is halved.
            double part = 1;
            Step next = step(x, y, categories, moved(theta, move, part));
            while (next.logPosterior() < step.logPosterior() && part > 1e-6) {
                part /= 2;
                next = step(x, y, categories, moved(theta, move, part));
            }
            theta = moved(theta, move, part);
            step = next;
            if (gain < CLOSE) {
                break;
            }
        }
        double[] draw = moved(theta, step.information().draw(random), 1);
        var drawn = new double[categories - 1][p];
        for (int k = 0; k < q; k++) {
            drawn[k / p][k % p] = draw[k];
        }
        return new LogisticDraw(theta, drawn);
    }

    private static double[] moved(double[] theta, double[] move, double part) {
        var moved = theta.clone();
        for (int k = 0; k < moved.length; k++) {
            moved[k] += part * move[k];
        }
        return moved;
    }

    private record Step(double logPosterior, double[] score, Information information) {}

    private static Step step(double[][] x, double[] y, int categories, double[] theta) {
        int p = x.length;
        int n = y.length;
        var information = new double[theta.length][theta.length];
        var score = new double[theta.length];
        double log = 0;
        for (int k = 0; k < theta.length; k++) {
            double prior = k % p == 0 ? PRIOR_OF_INTERCEPT : PRIOR;
            information[k][k] = prior;
            score[k] = -prior * theta[k];
            log -= 0.5 * prior * theta[k] * theta[k];
        }
        // Probabilities by category, so that what follows runs along columns.
        var probability = new double[categories][n];
        var row = new double[categories];
        for (int i = 0; i < n; i++) {
            log += probabilities(x, theta, i, row, (int) y[i]);
            for (int c = 0; c < categories; c++) {
                probability[c][i] = row[c];
            }
        }
        var weighted = new double[n];
        for (int c = 1; c < categories; c++) {
            for (int i = 0; i < n; i++) {
                weighted[i] = ((int) y[i] == c ? 1 : 0) - probability[c][i];
            }
            for (int j = 0; j < p; j++) {
                score[(c - 1) * p + j] += LinearDraw.dot(weighted, x[j]);
            }
            for (int d = 1; d <= c; d++) {
                for (int j = 0; j < p; j++) {
                    for (int i = 0; i < n; i++) {
                        weighted[i] = x[j][i] * probability[c][i] * ((c == d ? 1 : 0) - probability[d][i]);
                    }
                    double[] to = information[(c - 1) * p + j];
                    for (int k = 0; k < (c == d ? j + 1 : p); k++) {
                        to[(d - 1) * p + k] += LinearDraw.dot(weighted, x[k]);
                    }
                }
            }
        }
        return new Step(log, score, Information.of(information));
    }

    /// Fills the probabilities of the categories in row i; returns the log of that of `category`.
    private static double probabilities(double[][] x, double[] theta, int i, double[] into, int category) {
        int p = x.length;
        double largest = 0;
        into[0] = 0;
        for (int c = 1; c < into.length; c++) {
            double eta = 0;
            for (int j = 0; j < p; j++) {
                eta += theta[(c - 1) * p + j] * x[j][i];
            }
            into[c] = eta;
            largest = Math.max(largest, eta);
        }
        double chosen = into[category];
        double sum = 0;
        for (int c = 0; c < into.length; c++) {
            into[c] = Math.exp(into[c] - largest);
            sum += into[c];
        }
        for (int c = 0; c < into.length; c++) {
            into[c] /= sum;
        }
        return chosen - largest - Math.log(sum);
    }

    /// Draws yes or no at the rows of x, as the log odds by which each answer would have to be raised to be
    /// a yes: below zero for a yes. Takes the same numbers from the stream as [#categories], and gives the
    /// same answers.
    double[] lifts(double[][] x, RandomGenerator random) {
        double[] theta = theta(x.length);
        var probability = new double[2];
        var lifts = new double[x[0].length];
        for (int i = 0; i < lifts.length; i++) {
            probabilities(x, theta, i, probability, 0);
            double u = random.nextDouble();
            lifts[i] = Math.log1p(-u) - Math.log(u) - Math.log(probability[1]) + Math.log(probability[0]);
        }
        return lifts;
    }

    private double[] theta(int p) {
        var theta = new double[drawn.length * p];
        for (int k = 0; k < theta.length; k++) {
            theta[k] = drawn[k / p][k % p];
        }
        return theta;
    }

    /// Draws at the rows of x.
    double[] categories(double[][] x, RandomGenerator random) {
        int p = x.length;
        int categories = drawn.length + 1;
        double[] theta = theta(p);
        var probability = new double[categories];
        var values = new double[x[0].length];
        for (int i = 0; i < values.length; i++) {
            probabilities(x, theta, i, probability, 0);
            double left = random.nextDouble();
            int category = 0;
            while (category < categories - 1 && left >= probability[category]) {
                left -= probability[category++];
            }
            values[i] = category;
        }
        return values;
    }
}
