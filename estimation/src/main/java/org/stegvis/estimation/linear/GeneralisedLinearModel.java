package org.stegvis.estimation.linear;

import org.stegvis.estimation.linear.Fitting.Fitted;
import org.stegvis.estimation.linear.Fitting.NotFitted;

/// `E(y | x) = μ(x'β)`, fitted by the weighted score equation `Σ w (y - μ) x = 0`, with the canonical link.
///
/// - `design`: n rows x p columns, finite
/// - `response`: n values, finite; 0 or 1 for the logit link
/// - `weights`: n values, positive
/// - `clusters`: the participant of each row; rows of one participant may depend on each other
///
/// For the identity link this is weighted least squares. For the logit link Newton steps (which are here
/// Fisher's) run until no linear predictor changes by more than 1e-10; convergence is quadratic, so what is
/// left of the score is rounding. Each step is a least-squares problem solved by orthogonal reduction. Source:
/// MCCULLAGH & NELDER 1989, Generalized Linear Models, 2nd ed., section 2.5.
public record GeneralisedLinearModel(Design design, Column response, Column weights, Grouping clusters, Link link) {

    private static final double SMALLEST = Double.MIN_NORMAL;
    private static final double LARGEST = 1e150;

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
        if (link == Link.LOGIT) {
            requireBinary(response);
        }
    }

    private static void requireBinary(Column response) {
        for (int row = 0; row < response.size(); row++) {
            double y = response.get(row);
            if (y != 0 && y != 1) {
                throw new IllegalArgumentException(
                        "response is %s in row %d, but the logit link needs 0 or 1. Maybe the outcome is continuous: use the identity link."
                                .formatted(y, row));
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
            case LOGIT -> new LogisticIterations(this).run();
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
        return new Fitted<>(fitAt(beta, eta, solved.inverseCrossproduct(), 1));
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
}
