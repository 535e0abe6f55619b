package org.stegvis.estimation.mixed;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.linear.Diagnosis;

/// Newton's method on the log likelihood, by the observed information, or by the expected one where the observed is
/// not positive definite; each step is halved until the likelihood rises.
///
/// It has converged when the decrement `s'I⁻¹s` (twice the likelihood still to gain, and the squared distance to the
/// maximum in standard errors) is below 1e-18, or stays below 1e-10 without falling, which is rounding.
/// Source: NOCEDAL & WRIGHT 2006, Numerical Optimization, 2nd ed., chapter 3.
record Climb(
        PatternSums sums, Parametrisation parametrisation, boolean restricted, double[][] rough, List<String> visits) {
    private static final int MOST = 200;
    private static final double CONVERGED = 1e-18;
    private static final double ROUNDING = 1e-10;
    private static final double LONGEST = 2;
    private static final double LARGEST_RIDGE = 1e8;

    sealed interface End {}

    /// The maximum.
    record Top(double[] theta, double[][] sigma, Evaluation at, SecondOrder second, Curvature curvature, int iterations)
            implements End {}

    /// Where no maximum was found, why.
    record Fallen(Diagnosis why) implements End {}

    End from(double[] start) {
        double[] theta = start;
        @Nullable Evaluation at = evaluate(theta).orElse(null);
        double last = Double.POSITIVE_INFINITY;
        for (int iteration = 1; at != null; iteration++) {
            double[][] sigma = parametrisation.covariance(theta);
            Optional<Diagnosis> singular = Start.singular(sigma, rough, visits);
            if (singular.isPresent()) {
                return new Fallen(singular.get());
            }
            SecondOrder second = SecondOrder.of(sums, at);
            Curvature curvature = Curvature.of(parametrisation, theta, at, second);
            Optional<Direction> uphill = direction(curvature);
            if (uphill.isEmpty()) {
                return new Fallen(new Diagnosis.NotConverged(iteration, Double.NaN));
            }
            Direction direction = uphill.get();
            double decrement = direction.decrement();
            if (decrement <= CONVERGED || (decrement <= ROUNDING && decrement >= 0.5 * last)) {
                return new Top(theta, sigma, at, second, curvature, iteration);
            }
            Optional<Step> step = iteration == MOST ? Optional.empty() : step(theta, at, direction);
            if (step.isEmpty()) {
                return decrement <= ROUNDING
                        ? new Top(theta, sigma, at, second, curvature, iteration)
                        : new Fallen(new Diagnosis.NotConverged(iteration, Math.sqrt(Math.abs(decrement))));
            }
            theta = step.get().theta();
            at = step.get().at();
            last = decrement;
        }
        return new Fallen(new Diagnosis.NotConverged(0, Double.NaN));
    }

    private Optional<Evaluation> evaluate(double[] theta) {
        return Evaluation.at(sums, parametrisation.covariance(theta), restricted);
    }

    private record Direction(double[] step, double decrement) {}

    private record Step(double[] theta, Evaluation at) {}

    /// Empty where no ridge makes the information positive definite, because it holds what is not a number.
    private static Optional<Direction> direction(Curvature curvature) {
        double[] score = curvature.score();
        Optional<Cholesky> factor = Cholesky.of(curvature.observed());
        if (factor.isEmpty()) {
            factor = Cholesky.of(curvature.expected());
        }
        double ridge = 1e-8;
        while (factor.isEmpty() && ridge <= LARGEST_RIDGE) {
            factor = Cholesky.of(ridged(curvature.expected(), ridge));
            ridge *= 10;
        }
        if (factor.isEmpty()) {
            return Optional.empty();
        }
        double[] step = factor.get().solve(score);
        double decrement = 0;
        for (int k = 0; k < step.length; k++) {
            decrement += step[k] * score[k];
        }
        return Optional.of(new Direction(step, decrement));
    }

    private static double[][] ridged(double[][] matrix, double ridge) {
        double trace = 0;
        for (int k = 0; k < matrix.length; k++) {
            trace += Math.abs(matrix[k][k]);
        }
        var ridged = new double[matrix.length][];
        for (int k = 0; k < matrix.length; k++) {
            ridged[k] = matrix[k].clone();
            ridged[k][k] += ridge * (trace / matrix.length + 1);
        }
        return ridged;
    }

    private Optional<Step> step(double[] theta, Evaluation at, Direction direction) {
        double longest = 0;
        for (int k = 0; k < theta.length; k++) {
            longest = Math.max(longest, Math.abs(direction.step()[k]) / (1 + Math.abs(theta[k])));
        }
        double part = Math.min(1, LONGEST / longest);
        // Below this, a difference of two likelihoods is rounding.
        double tiny = 1e-12 * (1 + Math.abs(at.logLikelihood()));
        for (int halving = 0; halving < 50; halving++, part /= 2) {
            var next = new double[theta.length];
            for (int k = 0; k < next.length; k++) {
                next[k] = theta[k] + part * direction.step()[k];
            }
            Optional<Evaluation> there = evaluate(next);
            if (there.isPresent()
                    && there.get().logLikelihood() >= at.logLikelihood() + 1e-4 * part * direction.decrement() - tiny) {
                return Optional.of(new Step(next, there.get()));
            }
        }
        return Optional.empty();
    }
}
