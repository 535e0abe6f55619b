package org.stegvis.evidence.meta;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.stegvis.estimation.calculus.Root;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;

/// Estimates τ² from effects, moderators and the correlation of true effects within a study.
final class VarianceEstimation {
    private static final int GRID = 80;
    private static final double LARGEST = 1e6;

    private final Effects effects;
    private final Moderators moderators;
    private final double rho;
    private final int k;
    private final int df;

    private VarianceEstimation(Effects effects, Moderators moderators, double rho) {
        this.effects = effects;
        this.moderators = moderators;
        this.rho = rho;
        this.k = effects.size();
        this.df = k - moderators.size();
    }

    static TauSquared.Value of(TauSquared estimator, Effects effects, Moderators moderators, double rho) {
        if (estimator == TauSquared.COMMON) {
            return new TauSquared.Value(estimator, 0, Double.NaN);
        }
        var estimation = new VarianceEstimation(effects, moderators, rho);
        if (estimation.df == 0) {
            return new TauSquared.Value(estimator, 0, Double.NaN);
        }
        return switch (estimator) {
            case COMMON -> new TauSquared.Value(estimator, 0, Double.NaN);
            case DL -> estimation.derSimonianLaird();
            case HE -> estimation.moment(estimator, Column.constant(estimation.k, 1), 0);
            case HS -> estimation.hunterSchmidt();
            case SJ -> estimation.sidikJonkman();
            case ML, REML -> estimation.likelihood(estimator);
            case EB, PM -> estimation.profiled(estimator, estimation.df);
            case PMM ->
                estimation.profiled(
                        estimator, ChiSquaredDistribution.of(estimation.df).inverseCumulativeProbability(0.5));
        };
    }

    /// The τ² at which Q has this value; 0 where Q is below it already at τ² = 0, infinite where no τ² brings Q so
    /// low. Q falls as τ² grows.
    static double whereQ(Effects effects, Moderators moderators, double rho, double target) {
        if (GeneralisedFit.of(effects, moderators, 0, rho).q <= target) {
            return 0;
        }
        double high = scale(effects);
        double most = high * LARGEST;
        while (GeneralisedFit.of(effects, moderators, high, rho).q > target) {
            high *= 4;
            if (high > most) {
                // Differences within studies, which no τ² explains, may keep Q above the target.
                return Double.POSITIVE_INFINITY;
            }
        }
        return Root.between(tau2 -> GeneralisedFit.of(effects, moderators, tau2, rho).q - target, 0, high, 0);
    }

    private TauSquared.Value profiled(TauSquared estimator, double target) {
        double tau2 = whereQ(effects, moderators, rho, target);
        if (Double.isInfinite(tau2)) {
            throw new Unpoolable(
                    Unpoolable.Reason.CORRELATED,
                    "effects within studies differ more than any variance between studies explains; take REML");
        }
        double sum = GeneralisedFit.of(effects, moderators, tau2, rho).plainTrace;
        // The information of the empirical Bayes equation; Morris 1983.
        return new TauSquared.Value(estimator, tau2, Math.sqrt(2.0 * k * k / df) / sum);
    }

    private TauSquared.Value derSimonianLaird() {
        GeneralisedFit fit = GeneralisedFit.of(effects, moderators, 0, rho);
        double tau2 = Math.max(0, (fit.q - df) / fit.trace);
        double variance = 2 * df + 4 * tau2 * fit.trace + 2 * tau2 * tau2 * fit.traceOfSquare;
        return new TauSquared.Value(TauSquared.DL, tau2, Math.sqrt(variance) / fit.trace);
    }

    private TauSquared.Value hunterSchmidt() {
        GeneralisedFit fit = GeneralisedFit.of(effects, moderators, 0, rho);
        double tau2 = Math.max(0, (fit.q - k) / fit.plainTrace);
        double variance = 2 * df + 4 * tau2 * fit.trace + 2 * tau2 * tau2 * fit.traceOfSquare;
        return new TauSquared.Value(TauSquared.HS, tau2, Math.sqrt(variance) / fit.plainTrace);
    }

    private TauSquared.Value sidikJonkman() {
        Column y = effects.values();
        double mean = y.mean();
        double crude = 0;
        for (int i = 0; i < k; i++) {
            crude += (y.get(i) - mean) * (y.get(i) - mean) / k;
        }
        if (crude == 0) {
            return new TauSquared.Value(TauSquared.SJ, 0, Double.NaN);
        }
        double start = crude;
        Column v = effects.variances();
        return moment(TauSquared.SJ, Column.of(k, i -> 1 / (v.get(i) + start)), start);
    }

    /// Moment estimators with weights a: for HE `(y'Py - tr(PV)) / tr(P)`, and for SJ, whose first τ² is `start`,
    /// `start · y'Py / df`. The variance of y'Py is `2 tr(PΣPΣ)`.
    private TauSquared.Value moment(TauSquared estimator, Column a, double start) {
        Matrix x = moderators.matrix();
        Cholesky factor = Cholesky.of(cross(a));
        if (factor == null) {
            throw new GeneralisedFit.Aliased();
        }
        Matrix inverse = factor.inverse();
        Column v = effects.variances();
        Column one = Column.constant(k, 1);
        Column y = effects.values();
        Column beta = inverse.times(x.transpose().times(Column.of(k, i -> a.get(i) * y.get(i))));
        Column fitted = x.times(beta);
        double q = 0;
        for (int i = 0; i < k; i++) {
            double residual = y.get(i) - fitted.get(i);
            q += a.get(i) * residual * residual;
        }
        double tracePv = sum(times(a, v))
                - inverse.times(cross(times(times(a, a), v))).diagonal().sum();
        double divisor = start > 0 ? df / start : df;
        double tau2 = start > 0 ? start * q / df : Math.max(0, (q - tracePv) / df);
        double variance = 2 * trace(inverse, a, v, v)
                + 4 * tau2 * trace(inverse, a, v, one)
                + 2 * tau2 * tau2 * trace(inverse, a, one, one);
        return new TauSquared.Value(estimator, tau2, Math.sqrt(variance) / divisor);
    }

    /// tr(P D P E) for P = A - AX(X'AX)⁻¹X'A and diagonal A, D, E.
    private double trace(Matrix inverse, Column a, Column d, Column e) {
        Column ad = times(times(a, a), d);
        Column ae = times(times(a, a), e);
        double plain = sum(times(ad, e));
        double once = inverse.times(cross(times(times(ad, a), e))).diagonal().sum();
        double twice = inverse.times(cross(ad))
                .times(inverse)
                .times(cross(ae))
                .diagonal()
                .sum();
        return plain - 2 * once + twice;
    }

    private Matrix cross(Column weights) {
        Matrix x = moderators.matrix();
        Matrix weighted = Matrix.of(k, x.columns(), (i, j) -> weights.get(i) * x.get(i, j));
        return x.transpose().times(weighted);
    }

    /// The highest of all local maxima of the likelihood over τ² ≥ 0, each the root of the score between two points of
    /// a grid.
    private TauSquared.Value likelihood(TauSquared estimator) {
        double best = 0;
        double highest = height(estimator, 0);
        double scale = scale(effects);
        double low = 0;
        double scoreLow = score(estimator, 0);
        for (int i = 0; i <= GRID; i++) {
            double high = scale * Math.pow(10, -8 + 10.0 * i / GRID);
            double scoreHigh = score(estimator, high);
            if (scoreLow > 0 && scoreHigh <= 0) {
                double root = Root.between(tau2 -> score(estimator, tau2), low, high, 0);
                double height = height(estimator, root);
                if (height > highest) {
                    highest = height;
                    best = root;
                }
            }
            low = high;
            scoreLow = scoreHigh;
        }
        GeneralisedFit fit = GeneralisedFit.of(effects, moderators, best, rho);
        double information = estimator == TauSquared.ML ? fit.plainTraceOfSquare : fit.traceOfSquare;
        return new TauSquared.Value(estimator, best, Math.sqrt(2 / information));
    }

    /// The derivative of the log likelihood in τ², twice: y'PTPy - tr(PT), for ML with tr(Σ⁻¹T).
    private double score(TauSquared estimator, double tau2) {
        GeneralisedFit fit = GeneralisedFit.of(effects, moderators, tau2, rho);
        return fit.qDerivative - (estimator == TauSquared.ML ? fit.plainTrace : fit.trace);
    }

    private double height(TauSquared estimator, double tau2) {
        GeneralisedFit fit = GeneralisedFit.of(effects, moderators, tau2, rho);
        return estimator == TauSquared.ML ? fit.logLikelihood() : fit.restrictedLogLikelihood();
    }

    /// A τ² that is surely too large: the squared range of the effects and the largest variance.
    private static double scale(Effects effects) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        double variance = 0;
        for (Study study : effects.studies()) {
            for (int i = 0; i < study.size(); i++) {
                least = Math.min(least, study.values().get(i));
                greatest = Math.max(greatest, study.values().get(i));
                variance = Math.max(variance, study.variance(i));
            }
        }
        return (greatest - least) * (greatest - least) + variance;
    }

    private static Column times(Column a, Column b) {
        return Column.of(a.size(), i -> a.get(i) * b.get(i));
    }

    private static double sum(Column a) {
        return a.sum();
    }
}
