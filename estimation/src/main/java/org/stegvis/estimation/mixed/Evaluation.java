package org.stegvis.estimation.mixed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The log likelihood at one covariance Σ, profiled over the fixed effects, and its gradient by Σ.
///
/// `-2 l = (N - p) log 2π + Σ_i log|Σ_i| + log|X'WX| + r'W r` with `W_i = Σ_i⁻¹` and r the generalised least-squares
/// residuals; for unrestricted likelihood without p and `log|X'WX|`. The gradient is
/// `-1/2 Σ_patterns (n W - W (R + H) W)`, `R = Σ r r'`, `H = Σ X Φ X'`, `Φ = (X'WX)⁻¹` (no H when unrestricted).
///
/// Source: HARVILLE 1977, JASA 72, 320-338; LINDSTROM & BATES 1988, JASA 83, 1014-1022.
///
/// @param coefficients on the scale of [PatternSums]
/// @param gradient T x T, so that `dl = Σ_ab gradient_ab dΣ_ab`
record Evaluation(
        boolean restricted,
        double logLikelihood,
        double[] coefficients,
        double[][] phi,
        double[][] gradient,
        List<AtPattern> patterns) {

    /// @param w `Σ_i⁻¹`
    /// @param residual `R`
    /// @param fitted `H`
    /// @param ur `Σ u r'`, q x t
    record AtPattern(VisitPattern pattern, double[][] w, double[][] residual, double[][] fitted, double[][] ur) {}

    /// Empty where Σ, or the information on the fixed effects, is not positive definite.
    static Optional<Evaluation> at(PatternSums sums, double[][] sigma, boolean restricted) {
        int p = sums.terms();
        var information = new double[p][p];
        var score = new double[p];
        double square = 0;
        double logDeterminant = 0;
        var inverses = new ArrayList<double[][]>();
        for (VisitPattern pattern : sums.patterns()) {
            Optional<Cholesky> factor = Cholesky.of(pattern.part(sigma));
            if (factor.isEmpty()) {
                return Optional.empty();
            }
            double[][] w = factor.get().inverse();
            inverses.add(w);
            logDeterminant += pattern.participants() * factor.get().logDeterminant();
            square += inner(w, pattern.yy());
            add(pattern, sums.source(), w, information, score);
        }
        Optional<Cholesky> factor = Cholesky.of(information);
        if (factor.isEmpty()) {
            return Optional.empty();
        }
        double[] beta = factor.get().solve(score);
        double[][] phi = factor.get().inverse();
        for (int j = 0; j < p; j++) {
            square -= beta[j] * score[j];
        }
        double twice = (sums.observations() - (restricted ? p : 0)) * Math.log(2 * Math.PI) + logDeterminant + square;
        if (restricted) {
            twice += factor.get().logDeterminant();
            for (double scale : sums.scales()) {
                twice += 2 * Math.log(scale);
            }
        }
        return Double.isFinite(twice)
                ? Optional.of(whole(sums, restricted, -twice / 2, beta, phi, inverses))
                : Optional.empty();
    }

    private static void add(VisitPattern pattern, int[] source, double[][] w, double[][] information, double[] score) {
        double[][] uyw = Products.of(pattern.uy(), w);
        for (int j = 0; j < source.length; j++) {
            double[] row = pattern.weighted(j, w);
            double[] uu = pattern.uu()[source[j]];
            for (int l = 0; l <= j; l++) {
                double sum = uu[source[l]];
                if (sum != 0) {
                    information[j][l] += sum * pattern.along(l, row);
                }
            }
            score[j] += pattern.along(j, uyw[source[j]]);
        }
    }

    private static Evaluation whole(
            PatternSums sums,
            boolean restricted,
            double logLikelihood,
            double[] beta,
            double[][] phi,
            List<double[][]> inverses) {
        var gradient = new double[sums.visits()][sums.visits()];
        var patterns = new ArrayList<AtPattern>();
        for (int g = 0; g < inverses.size(); g++) {
            VisitPattern pattern = sums.patterns().get(g);
            AtPattern here = residuals(pattern, inverses.get(g), sums.source(), beta, phi, restricted);
            patterns.add(here);
            double[][] m = Products.sandwich(here.w(), Products.sum(here.residual(), here.fitted()));
            for (int a = 0; a < pattern.size(); a++) {
                for (int b = 0; b < pattern.size(); b++) {
                    gradient[pattern.visits()[a]][pattern.visits()[b]] -=
                            0.5 * (pattern.participants() * here.w()[a][b] - m[a][b]);
                }
            }
        }
        return new Evaluation(restricted, logLikelihood, beta, phi, gradient, patterns);
    }

    private static AtPattern residuals(
            VisitPattern pattern, double[][] w, int[] source, double[] beta, double[][] phi, boolean restricted) {
        int t = pattern.size();
        int q = pattern.uu().length;
        // Γ: the fitted mean at visit a is u'Γ_a.
        var gamma = new double[q][t];
        for (int j = 0; j < source.length; j++) {
            for (int k = 0; k < pattern.places()[j].length; k++) {
                gamma[source[j]][pattern.places()[j][k]] += pattern.factors()[j][k] * beta[j];
            }
        }
        double[][] ur = Products.difference(pattern.uy(), Products.of(pattern.uu(), gamma));
        // R = yy - Γ'uy - (uy - uu Γ)'Γ
        double[][] r = Products.difference(
                Products.difference(pattern.yy(), Products.transposedTimes(gamma, pattern.uy())),
                Products.transposedTimes(ur, gamma));
        var h = new double[t][t];
        if (restricted) {
            addFitted(pattern, source, phi, h);
        }
        return new AtPattern(pattern, w, r, h, ur);
    }

    private static void addFitted(VisitPattern pattern, int[] source, double[][] phi, double[][] h) {
        for (int j = 0; j < source.length; j++) {
            double[] uu = pattern.uu()[source[j]];
            for (int l = 0; l < source.length; l++) {
                double value = phi[j][l] * uu[source[l]];
                if (value != 0) {
                    for (int k = 0; k < pattern.places()[j].length; k++) {
                        double factor = value * pattern.factors()[j][k];
                        double[] row = h[pattern.places()[j][k]];
                        for (int m = 0; m < pattern.places()[l].length; m++) {
                            row[pattern.places()[l][m]] += factor * pattern.factors()[l][m];
                        }
                    }
                }
            }
        }
    }

    private static double inner(double[][] x, double[][] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                sum += x[i][j] * y[i][j];
            }
        }
        return sum;
    }
}
