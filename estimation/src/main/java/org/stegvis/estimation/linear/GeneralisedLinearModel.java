package org.stegvis.estimation.linear;

import org.stegvis.estimation.linear.Fitting.Fitted;
import org.stegvis.estimation.linear.Fitting.NotFitted;
import org.stegvis.protocol.estimator.Correction;

/// `E(y | x) = μ(x'β)`, fitted by the weighted score equation `Σ w (y - μ) x = 0`, with the canonical link.
///
/// - `design`: n rows x p columns, finite
/// - `response`: n values, finite; from 0 to 1 for the logit link, 0 or more for the log link
/// - `weights`: n values, positive
/// - `clusters`: the participant of each row; rows of one participant may depend on each other
///
/// For the identity link this is weighted least squares. For the other links Newton steps (which are here
/// Fisher's) run until no linear predictor changes by more than 1e-10; convergence is quadratic, so what is
/// left of the score is rounding. Each step is a least-squares problem solved by orthogonal reduction.
/// Source: MCCULLAGH & NELDER 1989, Generalized Linear Models, 2nd ed., section 2.5.
public record GeneralisedLinearModel(Design design, Column response, Column weights, Grouping clusters, Link link) {

    private static final double SMALLEST = Double.MIN_NORMAL;
    private static final double LARGEST = 1e150;

    /// A residual is none where it is less than this part of the largest response.
    private static final double ROUNDING = 1e-13;

    public GeneralisedLinearModel {
        design.requireFinite();
        response.requireSize("response", design.rows());
        response.requireFinite("response");
        weights.requireSize("weights", design.rows());
        weights.requireWithin(
                "weights", SMALLEST, LARGEST, "A weight must be positive and finite: leave out rows of weight zero.");
        if (clusters.rows() != design.rows() || !clusters.includesEveryRow()) {
            throw new IllegalArgumentException(
                    "clusters has %s for %d rows of design; give every row the participant it belongs to."
                            .formatted(clusters, design.rows()));
        }
        for (int row = 0; row < response.size(); row++) {
            String objection = link.objection(response.get(row));
            if (!objection.isEmpty()) {
                throw new IllegalArgumentException(
                        "response is %s in row %d, but %s".formatted(response.get(row), row, objection));
            }
        }
    }

    public Fitting<Fit> fit() {
        if (design.terms().isEmpty() || design.rows() < design.terms().size()) {
            return new NotFitted<>(
                    new Diagnosis.TooFewRows(design.rows(), design.terms().size()));
        }
        return switch (link) {
            case IDENTITY -> leastSquares();
            case LOGIT, LOG -> new NewtonIterations(this).run();
        };
    }

    private Fitting<Fit> leastSquares() {
        int n = design.rows();
        int p = design.terms().size();
        double[][] x = design.shared();
        var columns = new double[p + 1][];
        System.arraycopy(x, 0, columns, 0, p);
        columns[p] = response.shared();
        var root = new double[n];
        for (int i = 0; i < n; i++) {
            root[i] = Math.sqrt(weights.get(i));
        }
        var solved = new LeastSquares(Triangle.of(columns, root, n), p);
        if (solved.rank() < p) {
            return new NotFitted<>(new Diagnosis.Aliased(
                    solved.aliased().stream().map(design.terms()::get).toList()));
        }
        double[] beta = solved.coefficients(0);
        double[] eta = predictors(x, beta, n);
        if (isWithoutResidual(eta)) {
            return new Fitted<>(fitAt(withoutRounding(beta, x), response.toArray(), solved.inverseCrossproduct(), 1));
        }
        return new Fitted<>(fitAt(beta, eta, solved.inverseCrossproduct(), 1));
    }

    /// Whether the predictions are the responses but for rounding, as where all have the same: what is left would be
    /// judged by its own variance, which is of no more than rounding either.
    private boolean isWithoutResidual(double[] eta) {
        double largest = 0;
        double left = 0;
        for (int i = 0; i < eta.length; i++) {
            largest = Math.max(largest, Math.abs(response.get(i)));
            left = Math.max(left, Math.abs(response.get(i) - eta[i]));
        }
        return left <= ROUNDING * largest;
    }

    /// Coefficients with zero for those that move no prediction by more than rounding.
    private double[] withoutRounding(double[] beta, double[][] x) {
        double largest = 0;
        for (double each : response.shared()) {
            largest = Math.max(largest, Math.abs(each));
        }
        var rounded = beta.clone();
        for (int j = 0; j < rounded.length; j++) {
            double size = 0;
            for (double each : x[j]) {
                size = Math.max(size, Math.abs(each));
            }
            if (Math.abs(rounded[j]) * size <= ROUNDING * largest) {
                rounded[j] = 0;
            }
        }
        return rounded;
    }

    static double[] predictors(double[][] x, double[] beta, int n) {
        var eta = new double[n];
        for (int j = 0; j < beta.length; j++) {
            double b = beta[j];
            double[] column = x[j];
            for (int i = 0; i < n; i++) {
                eta[i] += b * column[i];
            }
        }
        return eta;
    }

    /// The scores of each cluster, and with them the fit, at coefficients that solve the equation.
    Fit fitAt(double[] beta, double[] eta, Matrix inverseInformation, int iterations) {
        int p = beta.length;
        double[][] x = design.shared();
        var scores = new double[clusters.groups() * p];
        double deviations = 0;
        for (int i = 0; i < eta.length; i++) {
            double residual = response.get(i) - link.mean(eta[i]);
            double weighted = weights.get(i) * residual;
            deviations += weighted * residual / link.slope(eta[i]);
            int start = clusters.get(i) * p;
            for (int j = 0; j < p; j++) {
                scores[start + j] += weighted * x[j][i];
            }
        }
        return new Fit(
                design.terms(),
                Column.owning(beta),
                Matrix.owning(clusters.groups(), p, scores),
                inverseInformation,
                link,
                design.rows(),
                deviations / weights.sum(),
                iterations);
    }

    /// The scores of the clusters at a fit, corrected for a small sample.
    ///
    /// @return clusters x p
    public Matrix scores(Fit fit, Correction correction) {
        if (correction == Correction.NONE) {
            return fit.scores();
        }
        int p = design.terms().size();
        double[][] x = design.shared();
        double[] beta = fit.coefficients().shared();
        double[] eta = predictors(x, beta, design.rows());
        var smallSample = new SmallSample(correction, fit.inverseInformation());
        var corrected = new double[clusters.groups() * p];
        int[] order = clusters.order();
        for (int start = 0, end = 0; start < order.length; start = end) {
            int cluster = clusters.get(order[start]);
            var information = new double[p * p];
            for (; end < order.length && clusters.get(order[end]) == cluster; end++) {
                int row = order[end];
                double weight = weights.get(row) * link.slope(eta[row]);
                for (int j = 0; j < p; j++) {
                    for (int k = 0; k < p; k++) {
                        information[j * p + k] += weight * x[j][row] * x[k][row];
                    }
                }
            }
            var score = new double[p];
            for (int j = 0; j < p; j++) {
                score[j] = fit.scores().get(cluster, j);
            }
            System.arraycopy(smallSample.corrected(information, score), 0, corrected, cluster * p, p);
        }
        return Matrix.owning(clusters.groups(), p, corrected);
    }

    /// The same rows with other clusters.
    public GeneralisedLinearModel clusteredBy(Grouping other) {
        return new GeneralisedLinearModel(design, response, weights, other, link);
    }

    /// The scores summed over other clusters, at a fit of these rows.
    public Matrix scores(Fit fit, Grouping other) {
        double[] beta = fit.coefficients().toArray();
        return clusteredBy(other)
                .fitAt(beta, predictors(design.shared(), beta, design.rows()), fit.inverseInformation(), 1)
                .scores();
    }
}
