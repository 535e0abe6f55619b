package org.stegvis.estimation.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Column;
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
/// not proportional, by cluster where participants are in such; the model's own stands beside it.
///
/// Source: MCCULLAGH 1980, J Royal Statistical Society B 42, 109-142.
/// Reference: `RegressionReference`.
public record ProportionalOdds(ComparedOptions compared) {
    private static final int MOST = 100;

    /// The model as fitted, and what it says of the options.
    ///
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

    /// Fits the model; a diagnosis where an option has nobody, all share a category, or odds are infinite.
    public Fitting<Found> fit() {
        // Least squares finds options that nobody received and covariates that follow from others.
        return compared.fit(Link.IDENTITY, Column.constant(compared.participants(), 1))
                .then(any -> climb());
    }

    private Fitting<Found> climb() {
        var problem = new OrdinalLikelihood(compared);
        if (problem.scores().length < 2) {
            return new NotFitted<>(new Diagnosis.Separated(compared.options()));
        }
        double[] theta = problem.start();
        OrdinalLikelihood.Point here = problem.at(theta);
        for (int iteration = 1; iteration <= MOST; iteration++) {
            double[] step = solve(here.information(), here.score());
            double gain = dot(step, here.score());
            double part = 1;
            OrdinalLikelihood.Point next = problem.at(moved(theta, step, part));
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
                return new Fitted<>(found(problem, theta, here));
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

    private Found found(OrdinalLikelihood problem, double[] theta, OrdinalLikelihood.Point at) {
        int q = theta.length;
        int n = problem.participants();
        double[] scores = problem.scores();
        Matrix model = Matrix.ofRows(inverse(at.information()));
        Matrix influence = Matrix.ofRows(at.perRow()).times(model);
        var all = new JointEstimate(
                problem.names(), Column.of(theta), compared.byCluster(influence).crossproduct(), Reference.normal());
        int options = compared.options().size();
        var logOdds = all.map(compared.options(), Matrix.of(options, q, (i, j) -> i > 0 && j == i - 1 ? 1 : 0));
        var mean = new double[options];
        var gradient = new double[options][q];
        var each = new double[n][options];
        for (int i = 0; i < n; i++) {
            for (int option = 0; option < options; option++) {
                double[] x = problem.row(i, option);
                double eta = problem.index(x, theta);
                // E(score) = lowest + Σ_k gap_k P(Y > k)
                double value = scores[0];
                for (int k = 0; k < scores.length - 1; k++) {
                    double z = theta[problem.slopes() + k] - eta;
                    double gap = scores[k + 1] - scores[k];
                    value += gap * OrdinalLikelihood.logistic(-z);
                    double[] d = problem.direction(x, k, -1, q);
                    for (int j = 0; j < q; j++) {
                        gradient[option][j] -= gap * OrdinalLikelihood.density(z) * d[j] / n;
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
                new JointEstimate(
                        compared.options(),
                        Column.of(mean),
                        compared.byCluster(whole).crossproduct(),
                        Reference.normal()),
                logOdds);
    }
}
