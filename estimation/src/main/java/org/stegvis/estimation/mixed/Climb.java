package org.stegvis.estimation.mixed;

import java.util.Optional;

/// Newton's method on the log likelihood, by the observed information, or by the expected one where the observed is not
/// positive definite; each step is halved until the likelihood rises.
///
/// It has converged when the decrement `s'I⁻¹s` (twice the likelihood still to gain, and the squared distance to the
/// maximum in standard errors) is below 1e-18, or stays below 1e-10 without falling, which is rounding.
/// Source: NOCEDAL & WRIGHT 2006, Numerical Optimization, 2nd ed., chapter 3.
record Climb(PatternSums sums, Parametrisation parametrisation, boolean restricted) {
    private static final int MOST = 200;
    private static final double CONVERGED = 1e-18;
    private static final double ROUNDING = 1e-10;
    private static final double LONGEST = 2;

    /// Where the climb ended.
    ///
    /// @param decrement what is left to gain, NaN where it cannot be told
    record Top(
            double[] theta,
            double[][] sigma,
            Evaluation at,
            SecondOrder second,
            Curvature curvature,
            int iterations,
            double decrement,
            boolean converged) {}

    Optional<Top> from(double[] start) {
        double[] theta = start;
        Optional<Evaluation> begin = evaluate(theta);
        if (begin.isEmpty()) {
            return Optional.empty();
        }
        Evaluation at = begin.get();
        double last = Double.POSITIVE_INFINITY;
        for (int iteration = 1; ; iteration++) {
            SecondOrder second = SecondOrder.of(sums, at);
            Curvature curvature = Curvature.of(parametrisation, theta, at, second);
            Direction direction = direction(curvature);
            boolean done = direction.decrement() <= CONVERGED
                    || (direction.decrement() <= ROUNDING && direction.decrement() >= 0.5 * last);
            if (done || iteration == MOST) {
                return Optional.of(top(theta, at, second, curvature, iteration, direction.decrement(), done));
            }
            Optional<Step> step = step(theta, at, direction);
            if (step.isEmpty()) {
                boolean flat = direction.decrement() <= ROUNDING;
                return Optional.of(top(theta, at, second, curvature, iteration, direction.decrement(), flat));
            }
            theta = step.get().theta();
            at = step.get().at();
            last = direction.decrement();
        }
    }

    private Top top(
            double[] theta,
            Evaluation at,
            SecondOrder second,
            Curvature curvature,
            int iterations,
            double decrement,
            boolean converged) {
        return new Top(
                theta, parametrisation.covariance(theta), at, second, curvature, iterations, decrement, converged);
    }

    private Optional<Evaluation> evaluate(double[] theta) {
        return Evaluation.at(sums, parametrisation.covariance(theta), restricted);
    }

    private record Direction(double[] step, double decrement) {}

    private record Step(double[] theta, Evaluation at) {}

    private static Direction direction(Curvature curvature) {
        double[] score = curvature.score();
        Optional<Cholesky> factor = Cholesky.of(curvature.observed());
        if (factor.isEmpty()) {
            factor = Cholesky.of(curvature.expected());
        }
        double ridge = 1e-8;
        while (factor.isEmpty()) {
            factor = Cholesky.of(ridged(curvature.expected(), ridge));
            ridge *= 10;
        }
        double[] step = factor.get().solve(score);
        double decrement = 0;
        for (int k = 0; k < step.length; k++) {
            decrement += step[k] * score[k];
        }
        return new Direction(step, decrement);
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
        for (double move : direction.step()) {
            longest = Math.max(longest, Math.abs(move));
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
                    && there.get().logLikelihood()
                            >= at.logLikelihood() + 1e-4 * part * direction.decrement() - tiny) {
                return Optional.of(new Step(next, there.get()));
            }
        }
        return Optional.empty();
    }
}
