package org.stegvis.design.interim;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.CorrelationRoot;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.randomisation.CounterSource;
import org.stegvis.randomisation.RandomWords;

/// Estimates of contrasts that share one boundary a look, unbiased whichever of them stopped the trial.
///
/// The trial stops at the first look T at which any contrast crosses, or at the last. No trial stops
/// before the first look, so the estimate there, `S(t_1) / t_1` with the scores `S(t) = √t Z(t)`, is
/// unbiased for every contrast. Its mean given what there is at the stop, T and S(T), is unbiased too, and
/// varies less (Rao and Blackwell). It depends on no drift: given S(T) the scores before it are a Brownian
/// bridge, kept to paths on which no contrast crosses before T. The mean is that of drawn bridges, always
/// the same ones.
///
/// Source: WHITEHEAD, DESAI & JAKI 2020, Estimation of treatment effects following a sequential trial of multiple
/// treatments, Statistics in Medicine 39, who call the drawing reverse simulation. Increments are taken as independent
/// with the covariance at the stop, as in [JointRemaining].
///
/// @param drifts of all contrasts: means of Z at full information
/// @param error the largest Monte Carlo standard error of them
public record UnbiasedAtStop(Column drifts, double error) {
    private static final int KEPT = 100_000;
    private static final int TRIED = 5_000_000;
    private static final int LEAST = 1_000;
    private static final long SEED = 1;

    /// Null where hardly any bridge stays within the boundaries.
    ///
    /// @param fractions information fractions of the looks held, the trial having stopped at the last of them
    /// @param critical one value of |z| a look
    /// @param z of the contrasts at the last look
    /// @param covariance of the contrasts at one look; only correlations matter
    static @Nullable UnbiasedAtStop of(List<Double> fractions, List<Double> critical, Column z, Matrix covariance) {
        return of(fractions, critical, z, covariance, KEPT, SEED);
    }

    static @Nullable UnbiasedAtStop of(
            List<Double> fractions, List<Double> critical, Column z, Matrix covariance, int wanted, long seed) {
        double end = fractions.getLast();
        if (fractions.size() == 1) {
            return new UnbiasedAtStop(Column.of(z.size(), c -> z.get(c) / Math.sqrt(end)), 0);
        }
        RandomWords words = new CounterSource(seed).words(0, 0);
        UniformRandomProvider random = words::next;
        var bridge = new Bridge(
                fractions,
                critical,
                z,
                CorrelationRoot.of(covariance).factor(),
                ZigguratSampler.NormalizedGaussian.of(random));
        var sum = new double[z.size()];
        var squares = new double[z.size()];
        int kept = 0;
        for (int tried = 0; kept < wanted && tried < TRIED; tried++) {
            double[] first = bridge.first();
            if (first != null) {
                kept++;
                for (int c = 0; c < sum.length; c++) {
                    double estimate = first[c] / fractions.getFirst();
                    sum[c] += estimate;
                    squares[c] += estimate * estimate;
                }
            }
        }
        if (kept < Math.min(wanted, LEAST)) {
            return null;
        }
        int n = kept;
        double error = 0;
        for (int c = 0; c < sum.length; c++) {
            double mean = sum[c] / n;
            error = Math.max(error, Math.sqrt(Math.max(0, squares[c] / n - mean * mean) / n));
        }
        return new UnbiasedAtStop(Column.of(sum.length, c -> sum[c] / n), error);
    }

    /// Bridges from nothing to the scores at the stop. For one thread.
    private record Bridge(
            List<Double> fractions,
            List<Double> critical,
            Column z,
            Matrix root,
            ZigguratSampler.NormalizedGaussian normal) {

        /// The scores at the first look; null where a contrast crosses before the stop.
        double @Nullable [] first() {
            int m = z.size();
            int stop = fractions.size() - 1;
            double end = fractions.get(stop);
            var first = new double[m];
            var scores = new double[m];
            double before = 0;
            for (int look = 0; look < stop; look++) {
                double now = fractions.get(look);
                double step = (now - before) / (end - before);
                double sd = Math.sqrt(step * (end - now));
                double bound = critical.get(look) * Math.sqrt(now);
                double[] noise = noise();
                for (int c = 0; c < m; c++) {
                    scores[c] += step * (z.get(c) * Math.sqrt(end) - scores[c]) + sd * noise[c];
                    if (Math.abs(scores[c]) >= bound) {
                        return null;
                    }
                }
                if (look == 0) {
                    System.arraycopy(scores, 0, first, 0, m);
                }
                before = now;
            }
            return first;
        }

        private double[] noise() {
            var noise = new double[root.rows()];
            for (int k = 0; k < root.columns(); k++) {
                double draw = normal.sample();
                for (int c = 0; c < noise.length; c++) {
                    noise[c] += root.get(c, k) * draw;
                }
            }
            return noise;
        }
    }
}
