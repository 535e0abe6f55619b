package org.stegvis.estimation.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stegvis.estimation.linear.Fitting.Fitted;
import org.stegvis.estimation.linear.Fitting.NotFitted;

/// `log(P(option k | x) / P(option 0 | x)) = x'θ_k`, fitted by maximum likelihood.
///
/// `design` has n rows x p columns, finite; `options` names the K options, `received` has one of them for every
/// row. With two options this is the logistic model. With more, a Newton step is the least-squares problem with
/// the rows `√π_k (e_k - π) ⊗ x`, k = 0..K-1, whose crossproduct is the information `Σ (diag π - ππ') ⊗ xx'`.
/// Source: MCCULLAGH & NELDER 1989, section 5.4; AGRESTI 2013, Categorical Data Analysis, 3rd ed., section 8.1.
public record MultinomialLogit(Design design, List<String> options, Grouping received) {
    private static final int MOST = 60;
    private static final double CONVERGED = 1e-10;

    public MultinomialLogit {
        options = List.copyOf(options);
        design.requireFinite();
        if (options.size() != received.groups() || options.size() < 2) {
            throw new IllegalArgumentException("options names %d options but received has %d; name each, at least two."
                    .formatted(options.size(), received.groups()));
        }
        if (received.rows() != design.rows() || !received.includesEveryRow()) {
            throw new IllegalArgumentException(
                    "received has %s for %d rows of design; keep only the rows that were randomised."
                            .formatted(received, design.rows()));
        }
    }

    public Fitting<MultinomialFit> fit() {
        int[] counts = received.counts();
        var missing = new ArrayList<String>();
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] == 0) {
                missing.add(options.get(k));
            }
        }
        if (!missing.isEmpty()) {
            return new NotFitted<>(new Diagnosis.NobodyIn(missing));
        }
        return options.size() == 2 ? logistic() : multinomial();
    }

    private Fitting<MultinomialFit> logistic() {
        int n = design.rows();
        var model = new GeneralisedLinearModel(
                design, received.indicator(1), Column.constant(n, 1), Grouping.each(n), Link.LOGIT);
        double[][] x = design.shared();
        return model.fit().map(fit -> {
            double[] eta =
                    GeneralisedLinearModel.predictors(x, fit.coefficients().shared(), n);
            return new MultinomialFit(
                    termNames(),
                    fit.coefficients(),
                    Matrix.of(n, 2, (i, k) -> Logistic.probability(k == 1 ? eta[i] : -eta[i])),
                    fit.scores());
        });
    }

    private Fitting<MultinomialFit> multinomial() {
        int q = (options.size() - 1) * design.terms().size();
        var theta = new double[q];
        double[] step = {};
        for (int iteration = 1; iteration <= MOST; iteration++) {
            double[][] probabilities = probabilities(theta);
            LeastSquares solved = linearised(probabilities);
            if (solved.rank() < q) {
                return new NotFitted<>(
                        iteration == 1
                                ? new Diagnosis.Aliased(solved.aliased().stream()
                                        .map(termNames()::get)
                                        .toList())
                                : diagnosis(step, iteration));
            }
            step = solved.coefficients(0);
            double change = take(theta, step);
            if (change < CONVERGED) {
                return new Fitted<>(fitAt(theta));
            }
            if (iteration >= 12 && diagnosis(step, iteration) instanceof Diagnosis.Separated separated) {
                return new NotFitted<>(separated);
            }
        }
        return new NotFitted<>(diagnosis(step, MOST));
    }

    private List<String> termNames() {
        var names = new ArrayList<String>();
        for (String option : options.subList(1, options.size())) {
            for (String term : design.terms()) {
                names.add(option + ":" + term);
            }
        }
        return names;
    }

    /// The linear predictors of option k against option 0, `[k][row]`; zero for option 0.
    private double[][] predictors(double[] theta) {
        int p = design.terms().size();
        var eta = new double[options.size()][design.rows()];
        for (int k = 1; k < options.size(); k++) {
            eta[k] = GeneralisedLinearModel.predictors(
                    design.shared(), Arrays.copyOfRange(theta, (k - 1) * p, k * p), design.rows());
        }
        return eta;
    }

    /// The probabilities of the options, `[k][row]`; each row is shifted so that nothing overflows.
    private double[][] probabilities(double[] theta) {
        double[][] values = predictors(theta);
        for (int i = 0; i < design.rows(); i++) {
            double largest = 0;
            for (double[] eta : values) {
                largest = Math.max(largest, eta[i]);
            }
            double sum = 0;
            for (double[] eta : values) {
                eta[i] = Math.exp(eta[i] - largest);
                sum += eta[i];
            }
            for (double[] eta : values) {
                eta[i] /= sum;
            }
        }
        return values;
    }

    private LeastSquares linearised(double[][] probabilities) {
        int n = design.rows();
        int options = this.options.size();
        int p = design.terms().size();
        int q = (options - 1) * p;
        double[][] x = design.shared();
        var columns = new double[q + 1][n * options];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < options; k++) {
                int row = i * options + k;
                double root = Math.sqrt(probabilities[k][i]);
                for (int m = 1; m < options; m++) {
                    double factor = root * ((k == m ? 1 : 0) - probabilities[m][i]);
                    for (int j = 0; j < p; j++) {
                        columns[(m - 1) * p + j][row] = factor * x[j][i];
                    }
                }
                columns[q][row] = k == received.get(i) ? 1 / root : 0;
            }
        }
        return new LeastSquares(Triangle.of(columns, null, n * options), q);
    }

    /// Takes the step, halved until it does not lower the likelihood; the largest change of a linear predictor.
    private double take(double[] theta, double[] step) {
        double largest = 0;
        for (double[] move : predictors(step)) {
            for (double value : move) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        double before = logLikelihood(theta);
        double part = 1;
        double[] start = theta.clone();
        while (true) {
            for (int j = 0; j < theta.length; j++) {
                theta[j] = start[j] + part * step[j];
            }
            if (largest * part <= 1e-3 || logLikelihood(theta) >= before) {
                return largest * part;
            }
            part /= 2;
        }
    }

    private double logLikelihood(double[] theta) {
        double[][] probabilities = probabilities(theta);
        double sum = 0;
        for (int i = 0; i < design.rows(); i++) {
            sum += Math.log(probabilities[received.get(i)][i]);
        }
        return sum;
    }

    /// Separated if no row has an option that gains on the one it received along `direction`.
    private Diagnosis diagnosis(double[] direction, int iteration) {
        double[][] move = predictors(direction);
        double worst = Double.POSITIVE_INFINITY;
        double best = 0;
        for (int i = 0; i < design.rows(); i++) {
            for (double[] other : move) {
                double gain = move[received.get(i)][i] - other[i];
                worst = Math.min(worst, gain);
                best = Math.max(best, gain);
            }
        }
        if (best < 0.5 || worst < -1e-6 * best) {
            return new Diagnosis.NotConverged(iteration, best);
        }
        double most = Arrays.stream(direction).map(Math::abs).max().orElse(0);
        var terms = new ArrayList<String>();
        for (int j = 0; j < direction.length; j++) {
            if (Math.abs(direction[j]) > 1e-6 * most) {
                terms.add(termNames().get(j));
            }
        }
        return new Diagnosis.Separated(terms);
    }

    private MultinomialFit fitAt(double[] theta) {
        double[][] probabilities = probabilities(theta);
        int p = design.terms().size();
        double[][] x = design.shared();
        return new MultinomialFit(
                termNames(),
                Column.of(theta),
                Matrix.of(design.rows(), options.size(), (i, k) -> probabilities[k][i]),
                Matrix.of(
                        design.rows(),
                        theta.length,
                        (i, j) ->
                                ((received.get(i) == j / p + 1 ? 1 : 0) - probabilities[j / p + 1][i]) * x[j % p][i]));
    }
}
