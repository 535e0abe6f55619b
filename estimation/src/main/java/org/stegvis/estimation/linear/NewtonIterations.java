package org.stegvis.estimation.linear;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.estimation.linear.Fitting.Fitted;
import org.stegvis.estimation.linear.Fitting.NotFitted;

/// Newton's iterations for a logistic or log-linear model, halving a step that lowers the likelihood.
///
/// Where outcomes are separated the steps settle to a direction along which the likelihood rises for ever.
/// Such a direction d proves separation when no row lies on its wrong side: for the logit link `(2y - 1)
/// x'd ≥ 0` for all rows; for the log link `x'd ≤ 0` where y is 0 and `x'd = 0` elsewhere. Source: ALBERT &
/// ANDERSON 1984, Biometrika 71, section 3.
final class NewtonIterations {
    private static final int MOST = 60;
    private static final int FIRST_LOOK_FOR_SEPARATION = 12;
    private static final double CONVERGED = 1e-10;
    private static final double SURE = 1e-3;

    private final GeneralisedLinearModel model;
    private final int n;
    private final int p;
    private final double[][] x;
    private final double[] beta;
    private double[] eta;
    private double likelihood;
    private final double[] scale;
    private final double[] working;

    NewtonIterations(GeneralisedLinearModel model) {
        this.model = model;
        n = model.design().rows();
        p = model.design().terms().size();
        x = model.design().shared();
        beta = new double[p];
        eta = new double[n];
        scale = new double[n];
        working = new double[n];
        likelihood = logLikelihood(eta);
    }

    Fitting<Fit> run() {
        double[] step = {};
        double change = Double.POSITIVE_INFINITY;
        for (int iteration = 1; iteration <= MOST; iteration++) {
            LeastSquares solved = linearised();
            if (solved.rank() < p) {
                return iteration == 1 ? new NotFitted<>(aliased(solved)) : separatedOr(step, iteration, change);
            }
            step = solved.coefficients(0);
            change = take(step);
            if (change < CONVERGED) {
                return new Fitted<>(model.fitAt(beta, eta, linearised().inverseCrossproduct(), iteration));
            }
            if (iteration >= FIRST_LOOK_FOR_SEPARATION && separation(step) instanceof Diagnosis.Separated found) {
                return new NotFitted<>(found);
            }
        }
        return separatedOr(step, MOST, change);
    }

    private Diagnosis aliased(LeastSquares solved) {
        return new Diagnosis.Aliased(
                solved.aliased().stream().map(model.design().terms()::get).toList());
    }

    /// The least-squares problem whose solution is Newton's step from here.
    private LeastSquares linearised() {
        Link link = model.link();
        for (int i = 0; i < n; i++) {
            scale[i] = Math.sqrt(model.weights().get(i) * link.slope(eta[i]));
            working[i] = link.working(model.response().get(i), eta[i]);
        }
        var columns = new double[p + 1][];
        System.arraycopy(x, 0, columns, 0, p);
        columns[p] = working;
        return new LeastSquares(Triangle.of(columns, scale, n), p);
    }

    /// Takes the step, halved until it does not lower the likelihood; the largest change of a linear
    /// predictor.
    private double take(double[] step) {
        double[] move = GeneralisedLinearModel.predictors(x, step, n);
        double largest = 0;
        for (double value : move) {
            largest = Math.max(largest, Math.abs(value));
        }
        double part = 1;
        // Close to the solution a full step cannot overshoot, and rounding would decide the comparison.
        while (largest * part > SURE) {
            double after = logLikelihood(moved(move, part));
            if (after >= likelihood) {
                likelihood = after;
                break;
            }
            part /= 2;
        }
        for (int j = 0; j < p; j++) {
            beta[j] += part * step[j];
        }
        eta = GeneralisedLinearModel.predictors(x, beta, n);
        return part * largest;
    }

    private double[] moved(double[] move, double part) {
        var moved = new double[n];
        for (int i = 0; i < n; i++) {
            moved[i] = eta[i] + part * move[i];
        }
        return moved;
    }

    private double logLikelihood(double[] at) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += model.weights().get(i)
                    * model.link().logLikelihood(model.response().get(i), at[i]);
        }
        return sum;
    }

    private Fitting<Fit> separatedOr(double[] step, int iteration, double change) {
        Diagnosis found = separation(step);
        return new NotFitted<>(
                found instanceof Diagnosis.Separated ? found : new Diagnosis.NotConverged(iteration, change));
    }

    /// `Separated` if the direction proves it, else `NotConverged`.
    private Diagnosis separation(double[] direction) {
        double[] move = GeneralisedLinearModel.predictors(x, direction, n);
        double worst = Double.POSITIVE_INFINITY;
        double best = 0;
        for (int i = 0; i < n; i++) {
            double escape = model.link().escape(model.response().get(i), move[i]);
            worst = Math.min(worst, escape);
            best = Math.max(best, escape);
        }
        if (best < 0.5 || worst < -1e-6 * best) {
            return new Diagnosis.NotConverged(MOST, best);
        }
        return new Diagnosis.Separated(termsAlong(direction));
    }

    private List<String> termsAlong(double[] direction) {
        var reach = new double[p];
        double most = 0;
        for (int j = 0; j < p; j++) {
            double largest = 0;
            for (double value : x[j]) {
                largest = Math.max(largest, Math.abs(value));
            }
            reach[j] = Math.abs(direction[j]) * largest;
            most = Math.max(most, reach[j]);
        }
        var terms = new ArrayList<String>();
        for (int j = 0; j < p; j++) {
            if (reach[j] > 1e-3 * most) {
                terms.add(model.design().terms().get(j));
            }
        }
        return terms;
    }
}
