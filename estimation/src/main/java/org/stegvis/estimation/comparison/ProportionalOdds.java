package org.stegvis.estimation.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Fitting.Fitted;
import org.stegvis.estimation.linear.Fitting.NotFitted;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.linear.Matrix;

/// An ordinal outcome by option and covariates: `logit P(Y <= k) = ζ_k - η`, `η = α_option + (X - mean X)'γ`, with
/// `α = 0` for the first option, fitted by maximum likelihood.
///
/// Newton's method with the analytic second derivatives; each step is halved until the thresholds ascend and the
/// likelihood rises. Categories that nobody has are left out. The covariance is the sandwich, right where odds are
/// not proportional; the model's own stands beside it.
///
/// Source: MCCULLAGH 1980, J Royal Statistical Society B 42, 109-142.
/// Reference: `RegressionReference`.
public record ProportionalOdds(ComparedOptions compared) {
    private static final int MOST = 100;
    /// Beyond these log odds a probability differs from 0 or 1 by less than 1e-13.
    private static final double INFINITE = 30;

    /// @param scores the categories that occur, ascending
    /// @param coefficients options but the first, covariates, then thresholds; sandwich covariance
    /// @param modelCovariance the inverse of the observed information
    /// @param means the mean score under each option, standardised to all participants
    /// @param logOdds one an option, zero for the first; `ratios` of it are odds of a higher score
    public record Found(
            List<Double> scores,
            JointEstimate coefficients,
            Matrix modelCovariance,
            JointEstimate means,
            JointEstimate logOdds) {
        public Found {
            scores = List.copyOf(scores);
        }
    }

    public Fitting<Found> fit() {
        // Least squares finds options that nobody received and covariates that follow from others.
        return compared.fit(Link.IDENTITY, Column.constant(compared.participants(), 1))
                .then(any -> climb());
    }

    private Fitting<Found> climb() {
        var problem = new Likelihood(compared);
        if (problem.categories < 2) {
            return new NotFitted<>(new Diagnosis.Separated(compared.options()));
        }
        double[] theta = problem.start();
        Likelihood.Point here = problem.at(theta);
        for (int iteration = 1; iteration <= MOST; iteration++) {
            double[] step = solve(here.information(), here.score());
            double gain = dot(step, here.score());
            double part = 1;
            Likelihood.Point next = problem.at(moved(theta, step, part));
            while (!(next.log() >= here.log() - 1e-12 * Math.abs(here.log())) && part > 1e-10) {
                part /= 2;
                next = problem.at(moved(theta, step, part));
            }
            theta = moved(theta, step, part);
            here = next;
            List<String> infinite = problem.infinite(theta);
            if (!infinite.isEmpty()) {
                return new NotFitted<>(new Diagnosis.Separated(infinite));
            }
            if (Math.abs(gain) < 1e-20 * (1 + Math.abs(here.log()))) {
                return new Fitted<>(problem.found(theta, here));
            }
        }
        return new NotFitted<>(new Diagnosis.NotConverged(MOST, Math.sqrt(dot(here.score(), here.score()))));
    }

    private static double[] moved(double[] theta, double[] step, double part) {
        var moved = theta.clone();
        for (int k = 0; k < moved.length; k++) {
            moved[k] += part * step[k];
        }
        return moved;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum += x[k] * y[k];
        }
        return sum;
    }

    private static double[][] inverse(double[][] a) {
        var inverse = new DMatrixRMaj(a);
        if (!CommonOps_DDRM.invert(inverse)) {
            // Steepest ascent where the information has no inverse; the halving keeps it safe.
            CommonOps_DDRM.setIdentity(inverse);
        }
        var rows = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                rows[i][j] = inverse.get(i, j);
            }
        }
        return rows;
    }

    private static double[] solve(double[][] a, double[] b) {
        double[][] inverse = inverse(a);
        return IntStream.range(0, b.length).mapToDouble(i -> dot(inverse[i], b)).toArray();
    }

    /// The likelihood of one data set. Parameters: options but the first, covariates, thresholds.
    private static final class Likelihood {
        private final ComparedOptions compared;
        private final Design covariates;
        private final double[] scores;
        private final int categories;
        private final int[] category;
        private final int slopes;

        Likelihood(ComparedOptions compared) {
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

        private double[] row(int i, int option) {
            var x = new double[slopes];
            if (option > 0) {
                x[option - 1] = 1;
            }
            for (int j = 0; j < covariates.terms().size(); j++) {
                x[compared.options().size() - 1 + j] =
                        covariates.columns().get(j).get(i);
            }
            return x;
        }

        private static double logistic(double z) {
            return z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
        }

        /// The logistic density, without loss of digits in either tail.
        private static double density(double z) {
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
                double eta = dot(x, Arrays.copyOf(theta, slopes));
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
        private double[] direction(double[] x, int threshold, int infinite, int size) {
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

        private List<String> names() {
            var names = new ArrayList<>(
                    compared.options().subList(1, compared.options().size()));
            names.addAll(covariates.terms());
            for (int k = 0; k < categories - 1; k++) {
                names.add("above " + scores[k]);
            }
            return names;
        }

        Found found(double[] theta, Point at) {
            int q = theta.length;
            int n = category.length;
            Matrix model = Matrix.ofRows(inverse(at.information()));
            Matrix influence = Matrix.ofRows(at.perRow()).times(model);
            var all = new JointEstimate(names(), Column.of(theta), influence.crossproduct(), Reference.NORMAL);
            int options = compared.options().size();
            var logOdds = all.map(compared.options(), Matrix.of(options, q, (i, j) -> i > 0 && j == i - 1 ? 1 : 0));
            var mean = new double[options];
            var gradient = new double[options][q];
            var each = new double[n][options];
            for (int i = 0; i < n; i++) {
                for (int option = 0; option < options; option++) {
                    double[] x = row(i, option);
                    double eta = dot(x, Arrays.copyOf(theta, slopes));
                    // E(score) = lowest + Σ_k gap_k P(Y > k)
                    double value = scores[0];
                    for (int k = 0; k < categories - 1; k++) {
                        double z = theta[slopes + k] - eta;
                        double gap = scores[k + 1] - scores[k];
                        value += gap * logistic(-z);
                        double[] d = direction(x, k, -1, q);
                        for (int j = 0; j < q; j++) {
                            gradient[option][j] -= gap * density(z) * d[j] / n;
                        }
                    }
                    each[i][option] = value;
                    mean[option] += value / n;
                }
            }
            Matrix ofModel = influence.times(Matrix.ofRows(gradient).transpose());
            Matrix whole = Matrix.of(n, options, (i, a) -> (each[i][a] - mean[a]) / n + ofModel.get(i, a));
            return new Found(
                    Arrays.stream(scores).boxed().toList(),
                    all,
                    model,
                    new JointEstimate(compared.options(), Column.of(mean), whole.crossproduct(), Reference.NORMAL),
                    logOdds);
        }
    }
}
